import Basics
import Findings
import Languages

/// Checks every name and path of a document against the findings' schema and the gallery, before anything is computed.
struct SchemaChecker {
    /// Names of the document's queries, and what is known of their columns.
    var queries: [String] = []
    var columns: [String: [String]] = [:]
    var diagnostics = Diagnostics()

    mutating func check(_ nodes: [DocumentNode], in scope: Scope) {
        for node in nodes {
            var inner = scope
            switch node.content {
            case .value(let value): check(value, in: scope)
            case .cell(let cell): inner = check(cell, at: node.position, in: scope)
            case .scoped(let own, _, _) where own.isOfAnything: inner = own
            default: break
            }
            check(node.children, in: inner)
        }
    }

    mutating func check(_ template: TextTemplate?, in scope: Scope) {
        for value in template?.values ?? [] { check(value, in: scope) }
    }

    /// Returns the scope of the cell's content.
    private mutating func check(_ cell: DocumentCell, at position: SourcePosition, in scope: Scope) -> Scope {
        switch cell {
        case .figure(let name, let caption):
            check(name, in: Gallery.figures.map(\.name), "figure", at: position)
            check(caption, in: scope)
        case .galleryTable(let name, let options):
            check(name, in: Gallery.tables.map(\.name), "table", at: position)
            check(options.caption, in: scope)
            if let known = Gallery.fixedColumns[name] {
                // As the English documents name them, or as a reader of another language sees them.
                func isKnown(_ column: String) -> Bool {
                    known.contains { DataColumn.isSame($0, column) }
                        || Languages.all.contains { language in
                            known.contains { language.phrases[$0].map { DataColumn.isSame($0, column) } ?? false }
                        }
                }
                for column in options.columns ?? [] where !isKnown(column) {
                    check(column, in: known, "column", at: position, isCaseSensitive: false)
                }
            }
        case .pathTable(let path, let columns, let options):
            check(options.caption, in: scope)
            if let options = options.columns {
                for column in options {
                    check(column, in: columns.map(\.label), "column", at: position, isCaseSensitive: false)
                }
            }
            guard let inner = elements(path, at: position, in: scope) else { break }
            for column in columns { check(column.value, in: inner) }
        case .each(let path, let mark):
            guard let inner = elements(path, at: position, in: scope) else { return Scope(forAnything: ()) }
            if let mark, let schema = resolve(mark, at: position, in: inner), ValueShape(schema) != .number {
                diagnostics.append(Diagnostic(.error, "document.mark", at: position, "':mark:' takes a number's path"))
            }
            return inner
        case .when(let condition): check(condition, in: scope)
        case .check(let conditions): for condition in conditions { check(condition, in: scope) }
        case .numbers(let values): for value in values { check(value.value, in: scope) }
        case .callout(_, let title): check(title, in: scope)
        case .sql(let query, let options):
            check(options.table.caption, in: scope)
            guard let known = columns[query.name] else { break }
            for name in (options.table.columns ?? []) + options.formats.keys.sorted() {
                checkColumn(name, in: known, at: position)
            }
        case .chart(let chart): check(chart, in: scope)
        case .include: break
        }
        return scope
    }

    private mutating func check(_ chart: ChartCell, in scope: Scope) {
        check(chart.title, in: scope)
        check(chart.caption, in: scope)
        let known: [String]?
        switch chart.source {
        case .named(let name):
            let tables = Gallery.tables.map(\.name)
            known = columns[name]
            guard !queries.contains(name), !tables.contains(name) else { break }
            diagnostics.append(
                Diagnostic(
                    .error, "document.chart-data", at: chart.position, "there is no query or table '\(name)'",
                    suggestion: didYouMean(name, in: queries + tables)))
        case .list(let path, let values):
            known = values.map(\.label)
            guard let inner = elements(path, at: chart.position, in: scope) else { break }
            for value in values { check(value.value, in: inner) }
        }
        guard let known else { return }
        for channel in ChartCell.Channel.allCases {
            if let name = chart.columns[channel] { checkColumn(name, in: known, at: chart.position) }
        }
    }

    private mutating func checkColumn(_ name: String, in known: [String], at position: SourcePosition) {
        guard !known.contains(where: { DataColumn.isSame($0, name) }) else { return }
        diagnostics.append(
            Diagnostic(
                .error, "document.unknown-column", at: position, "the data have no column '\(name)'",
                suggestion: didYouMean(name, in: known)))
    }

    private mutating func check(
        _ name: String, in known: [String], _ kind: String, at position: SourcePosition, isCaseSensitive: Bool = true
    ) {
        let isKnown = known.contains { $0 == name || !isCaseSensitive && $0.lowercased() == name.lowercased() }
        guard !isKnown else { return }
        diagnostics.append(
            Diagnostic(
                .error, "document.unknown-\(kind)", at: position, "unknown \(kind) '\(name)'",
                suggestion: didYouMean(name, in: known)))
    }

    private mutating func check(_ value: InlineValue, in scope: Scope) {
        guard let schema = resolve(value.path, at: value.position, in: scope) else { return }
        if let formatter = value.formatter {
            if let problem = formatter.problem(with: schema) {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.formatter-type", at: value.position, "\(problem)",
                        explanation: "'\(value.path)' is \(ValueShape(schema).rawValue)."))
            }
        } else if ValueShape(schema) == .other {
            diagnostics.append(
                Diagnostic(
                    .error, "document.not-a-value", at: value.position,
                    "'\(value.path)' is a group of values and can't be shown", suggestion: members(of: schema)))
        }
    }

    private func members(of schema: Schema) -> String? {
        guard case .object(let members) = schema else { return nil }
        return "name one of its members: \(members.keys.sorted().prefix(12).joined(separator: ", "))"
    }

    private mutating func check(_ condition: Condition, in scope: Scope) {
        for clause in condition.clauses {
            let right = clause.comparison?.operand
            let schemas = [clause.left, right].compactMap { $0 }.compactMap { operand -> ValueShape? in
                switch operand {
                case .literal(let value): ValueShape(Schema(of: value))
                case .path(let path): resolve(path, at: condition.position, in: scope).map { ValueShape($0) }
                }
            }
            guard let comparison = clause.comparison else { continue }
            let isWrong =
                comparison.isOrdering
                ? schemas.contains { $0 != .number && $0 != .any }
                : schemas.count == 2 && schemas[0] != schemas[1] && !schemas.contains(.any)
            if isWrong {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.claim-type", at: condition.position,
                        "'\(condition.text)' compares \(schemas.map(\.rawValue).joined(separator: " with "))"))
            }
        }
    }

    private mutating func elements(_ path: String, at position: SourcePosition, in scope: Scope) -> Scope? {
        guard let schema = resolve(path, at: position, in: scope) else { return nil }
        if let inner = scope.template(forElementsOf: schema) { return inner }
        diagnostics.append(
            Diagnostic(
                .error, "document.not-a-list", at: position, "'\(path)' is \(ValueShape(schema).rawValue), not a list"))
        return nil
    }

    private mutating func resolve(_ path: String, at position: SourcePosition, in scope: Scope) -> Schema? {
        switch scope.look(up: path) {
        case .found(let schema, _): return schema
        case .unknown(let key, let candidates):
            let whole = key == path ? "'\(key)'" : "'\(key)' in '\(path)'"
            diagnostics.append(
                Diagnostic(
                    .error, "document.unknown-path", at: position, "unknown name \(whole)",
                    suggestion: didYouMean(key, in: candidates)))
            return nil
        }
    }
}

extension Schema {
    init(of value: Value) {
        switch value {
        case .bool: self = .bool
        case .number: self = .number
        case .string: self = .string
        default: self = .any
        }
    }
}
