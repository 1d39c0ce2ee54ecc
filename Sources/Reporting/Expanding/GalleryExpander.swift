import Basics
import Charts
import Findings

/// Draws figures, makes tables and key figures, opens callouts.
struct GalleryExpander {
    let findings: Findings
    private var values: InlineValueExpander
    private var notes = Diagnostics()
    private var charts = 0

    init(_ findings: Findings) {
        self.findings = findings
        values = InlineValueExpander(currency: findings.study.currency)
    }

    var diagnostics: Diagnostics {
        var all = values.diagnostics
        all.append(contentsOf: notes)
        return all
    }

    mutating func expand(_ nodes: [DocumentNode], in scope: Scope, isGuarded: Bool = false) -> [DocumentNode] {
        var expanded: [DocumentNode] = []
        for var node in nodes {
            var inner = scope, guarded = isGuarded
            if case .scoped(let own, let isOwn, _) = node.content {
                inner = own
                guarded = guarded || isOwn
            }
            node.children = expand(node.children, in: inner, isGuarded: guarded)
            if case .cell(let cell) = node.content {
                guard let content = content(of: cell, at: node.position, in: scope, isGuarded: isGuarded) else {
                    continue
                }
                node.content = content
            }
            expanded.append(node)
        }
        return expanded
    }

    private mutating func content(
        of cell: DocumentCell, at position: SourcePosition, in scope: Scope, isGuarded: Bool
    ) -> DocumentNode.Content? {
        switch cell {
        case .figure(let name, let caption):
            guard let chart = Gallery.figures.first(where: { $0.name == name })?.draw(findings) else {
                notes.append(absent("figure", name, at: position))
                return nil
            }
            let text = caption.map { values.text($0, in: scope, isGuarded: true) } ?? chart.caption
            return .figure(FigureBlock(name: name, chart: chart, caption: text))
        case .galleryTable(let name, let options):
            guard let table = Gallery.tables.first(where: { $0.name == name })?.make(findings) else {
                notes.append(absent("table", name, at: position))
                return nil
            }
            return .table(choose(from: table, options, at: position, in: scope))
        case .pathTable(let path, let columns, let options):
            let table = table(of: columns, elements: scope.elements(at: path))
            return table.rows.isEmpty ? nil : .table(choose(from: table, options, at: position, in: scope))
        case .numbers(let entries):
            let shown = entries.filter { scope.value(at: $0.value.path) != nil }
            return shown.isEmpty
                ? nil
                : .numbers(
                    shown.map { LabelledText(label: $0.label, text: values.text($0.value, in: scope, isGuarded: true)) }
                )
        case .callout(let kind, let title):
            let text = title.map { values.text($0, in: scope, isGuarded: true) }
            return .callout(kind, title: text ?? CellText.capitalised(word(kind.rawValue)))
        case .sql(let query, let options):
            guard let result = result(of: query, isGuarded: isGuarded), options.isShown else { return nil }
            let data = ChartData(query.name, result, findings)
            var block = choose(
                from: data.table(formats: options.formats), options.table, at: position, in: scope)
            block.note = [block.note, ChartData.note(result, findings.disclosure.threshold)].compactMap { $0 }
                .joined(separator: " ")
            if block.note?.isEmpty == true { block.note = nil }
            return .table(block)
        case .chart(let chart): return figure(chart, at: position, in: scope)
        case .each, .when, .include, .check: return .cell(cell)
        }
    }

    /// What the run found for a query; told where it found nothing, or asked something else.
    private mutating func result(of query: Query, isGuarded: Bool) -> QueryResult? {
        guard let result = findings.queries?[query.name] else {
            notes.append(
                Diagnostic(
                    isGuarded ? .note : .error, "document.query-missing", at: query.position,
                    "the run has no result of the query '\(query.name)'",
                    suggestion: isGuarded ? nil : "queries need the data: run 'segmentary report' with this template"))
            return nil
        }
        guard result.sql == query.sql else {
            notes.append(
                Diagnostic(
                    .error, "document.query-changed", at: query.position,
                    "the query '\(query.name)' isn't the one that the run answered",
                    suggestion: "queries need the data: run 'segmentary report' with this template"))
            return nil
        }
        return result
    }

    /// The figures' names are those of their files: each is used once.
    private mutating func figure(
        _ chart: ChartCell, at position: SourcePosition, in scope: Scope
    ) -> DocumentNode.Content? {
        guard let data = data(of: chart, at: position, in: scope) else { return nil }
        let title = values.text(chart.title, in: scope, isGuarded: true)
        let caption = values.text(chart.caption, in: scope, isGuarded: true)
        var builder = ChartBuilder(cell: chart, data: data, findings: findings)
        let drawn = builder.chart(title: title, caption: caption)
        notes.append(contentsOf: builder.diagnostics)
        guard let drawn else { return nil }
        charts += 1
        let name = "chart-\(charts)-\(HeadingExpander.slug(data.name))"
        return .figure(FigureBlock(name: name, chart: drawn, caption: drawn.caption))
    }

    private mutating func data(of chart: ChartCell, at position: SourcePosition, in scope: Scope) -> ChartData? {
        switch chart.source {
        case .named(let name):
            if let result = findings.queries?[name] { return ChartData(name, result, findings) }
            if let table = Gallery.table(named: name)?.make(findings) { return ChartData(name, table, findings) }
            notes.append(absent("data", name, at: position))
            return nil
        case .list(let path, let columns):
            return ChartData(
                path, columns,
                scope.elements(at: path).map { element in columns.map { element.value(at: $0.value.path) } },
                findings)
        }
    }

    private func absent(_ kind: String, _ name: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .note, "document.absent-\(kind)", at: position, "this study has nothing to show in the \(kind) '\(name)'")
    }

    private mutating func table(of columns: [LabelledValue], elements: [Scope]) -> DataTable {
        DataTable(
            columns.map { column in
                let isText = elements.first.map { scope in
                    if case .found(let schema, _) = scope.look(up: column.value.path) {
                        [.text, .bool, .list].contains(ValueShape(schema))
                    } else {
                        true
                    }
                }
                return DataTable.Column(column.label, isNumeric: isText == false)
            },
            rows: elements.map { scope in columns.map { values.text($0.value, in: scope, isGuarded: true) } })
    }

    private mutating func choose(
        from table: DataTable, _ options: TableOptions, at position: SourcePosition, in scope: Scope
    ) -> TableBlock {
        var table = table
        if let names = options.columns {
            let titles = table.columns.map(\.title)
            let indices = names.compactMap { name -> Int? in
                // Another language's document may name the column as the English one does.
                let translated = Language.current.phrases[name] ?? name
                if let index = titles.firstIndex(where: { DataColumn.isSame($0, name) })
                    ?? titles.firstIndex(where: { DataColumn.isSame($0, translated) })
                {
                    return index
                }
                notes.append(
                    Diagnostic(
                        .warning, "document.unknown-column", at: position, "the table has no column '\(name)'",
                        suggestion: didYouMean(name, in: table.columns.map(\.title))))
                return nil
            }
            table.columns = indices.map { table.columns[$0] }
            table.rows = table.rows.map { row in indices.map { row.indices.contains($0) ? row[$0] : "" } }
        }
        // A column that is absent throughout says nothing.
        let told = table.columns.indices.filter { index in
            table.rows.isEmpty
                || table.rows.contains {
                    $0.indices.contains(index) && !["", NumberFormat.missing].contains($0[index])
                }
        }
        if told.count < table.columns.count, !told.isEmpty {
            table.columns = told.map { table.columns[$0] }
            table.rows = table.rows.map { row in told.map { row.indices.contains($0) ? row[$0] : "" } }
        }
        if let caption = options.caption { table.caption = values.text(caption, in: scope, isGuarded: true) }
        var block = TableBlock(table: table)
        if let limit = options.rows, table.rows.count > limit {
            block.note = say("The first \(limit) of \(table.rows.count) rows; all of them are in findings.json.")
            block.table.rows = Array(table.rows.prefix(limit))
        }
        return block
    }
}
