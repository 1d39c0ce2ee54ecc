import Basics
import Charts
import Findings

/// Draws figures, makes tables and key figures, opens callouts.
struct GalleryExpander {
    let findings: Findings
    private var values: InlineValueExpander
    private var notes = Diagnostics()

    init(_ findings: Findings) {
        self.findings = findings
        values = InlineValueExpander(currency: findings.study.currency)
    }

    var diagnostics: Diagnostics {
        var all = values.diagnostics
        all.append(contentsOf: notes)
        return all
    }

    mutating func expand(_ nodes: [DocumentNode], in scope: Scope) -> [DocumentNode] {
        var expanded: [DocumentNode] = []
        for var node in nodes {
            var inner = scope
            if case .scoped(let own, _, _) = node.content { inner = own }
            node.children = expand(node.children, in: inner)
            if case .cell(let cell) = node.content {
                guard let content = content(of: cell, at: node.position, in: scope) else { continue }
                node.content = content
            }
            expanded.append(node)
        }
        return expanded
    }

    private mutating func content(
        of cell: DocumentCell, at position: SourcePosition, in scope: Scope
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
        case .each, .when, .include, .check: return .cell(cell)
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
            let titles = table.columns.map { $0.title.lowercased() }
            let indices = names.compactMap { name -> Int? in
                // Another language's document may name the column as the English one does.
                if let index = titles.firstIndex(of: name.lowercased())
                    ?? titles.firstIndex(of: say(Phrase(stringLiteral: name)).lowercased())
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
