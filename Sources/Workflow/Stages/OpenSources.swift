import Basics
import Findings
import Tables

/// A source whose file is open and whose every column is known to exist, before anything is read.
struct OpenSource {
    var declaration: SourceDeclaration
    var file: any RowSource
    var requests: [ColumnRequest]
    /// Columns of the customers table that are features or protected, with their kinds, in the file's order.
    var columns: [DeclaredColumn]
    /// How the file is written.
    var format: SourceFormat
    /// Who stands behind the ids.
    var ids: OpenIds?
    /// Columns that the study doesn't name and that name people: left out of the features.
    var identifiers: [(column: String, holds: DirectIdentifier)] = []
}

/// Opens all sources of a study and checks every column that the study names: all that is wrong is thrown at once.
func openSources(_ study: Study) throws(Diagnostics) -> [OpenSource] {
    var problems = Diagnostics()
    var sources: [OpenSource] = []
    for declaration in study.sources {
        do {
            sources.append(try open(declaration.data.open(study), declaration, study: study))
        } catch {
            problems.append(contentsOf: error)
        }
    }
    try problems.throwIfErrors()
    var formulas = AskedFormulas(study)
    formulas.ask(&sources)
    formulas.problems.append(contentsOf: IdentifierCheck(study: study).check(&sources))
    try formulas.problems.throwIfErrors()
    return sources
}

private func open(_ file: any RowSource, _ declaration: SourceDeclaration, study: Study) throws(Diagnostics)
    -> OpenSource
{
    var wanted = WantedColumns(
        file: file, formats: ColumnFormats(file, declaration.data, clock: study.clock))
    for role in declaration.roles { wanted.add(role.column, role.kind, at: role.position) }
    let columns = declaration.kind == .customers ? wanted.customerColumns(declaration, study: study) : []
    for column in columns { wanted.add(column.name, column.kind, at: column.position) }
    if declaration.kind == .customers {
        for choice in study.choices {
            if let column = choice.column { wanted.add(column.name, .category, at: column.position, wins: true) }
            if let date = choice.date { wanted.add(date.name, .time, at: date.position, wins: true) }
        }
        if let targeting = study.audit.targeting {
            wanted.add(targeting.column, .category, at: targeting.position, wins: true)
        }
    }
    if case .column(let name, _, let source, let position)? = study.outcome, source == declaration.kind {
        wanted.add(name, .category, at: position, wins: true)
    }
    for expression in declaration.filters { wanted.add(expression, yields: .truth, at: declaration.position) }
    for number in [declaration.amount, declaration.discount].compactMap({ $0 }) {
        wanted.add(number, yields: .number, at: declaration.position)
    }
    if declaration.kind == .interactions, let label = study.sentiment.label {
        wanted.add(label.name, .category, at: label.position)
    }
    if let returned = declaration.returned { wanted.add(returned, yields: .truth, at: declaration.position) }
    if declaration.kind == .customers {
        for attribute in study.protected { wanted.check(attribute) }
    }
    for range in declaration.ranges { wanted.add(range) }
    var ids: OpenIds?
    do throws(Diagnostics) {
        ids = try declaration.ids.map { declared throws(Diagnostics) in try OpenIds(declared, study: study) }
    } catch {
        wanted.problems.append(contentsOf: error)
    }
    wanted.addFormats()
    try wanted.problems.throwIfErrors()
    return OpenSource(
        declaration: declaration, file: file, requests: wanted.requests, columns: columns,
        format: wanted.formats.facts, ids: ids)
}

/// Gathers what to read of one file, each column once and of one kind.
private struct WantedColumns {
    let file: any RowSource
    var formats: ColumnFormats
    var requests: [ColumnRequest] = []
    var problems = Diagnostics()
    private var positions: [String: SourcePosition] = [:]

    init(file: any RowSource, formats: ColumnFormats) {
        self.file = file
        self.formats = formats
    }

    /// How the cells of each column are written, once their kinds are settled.
    mutating func addFormats() {
        for index in requests.indices {
            let request = requests[index]
            let position = positions[request.name] ?? SourcePosition(file: file.name)
            do throws(Diagnostics) {
                requests[index].format = try formats.format(of: request.name, request.kind, at: position)
            } catch {
                problems.append(contentsOf: error)
            }
        }
    }

    mutating func add(_ name: String, _ kind: ColumnKind, at position: SourcePosition, wins: Bool = false) {
        guard file.header.contains(name) else {
            problems.append(
                Diagnostic(
                    "study.missing-column", at: position, "'\(file.name)' has no column '\(name)'",
                    suggestion: didYouMean(name, in: file.header)))
            return
        }
        guard let index = requests.firstIndex(where: { $0.name == name }) else {
            requests.append(ColumnRequest(name: name, kind: kind))
            positions[name] = position
            return
        }
        if wins { requests[index] = ColumnRequest(name: name, kind: kind) }
    }

    mutating func add(_ expression: ColumnExpression, yields: ExpressionKind, at position: SourcePosition) {
        do {
            let needed = try expression.requiredKinds(yields: yields)
            let before = problems.items.count
            for name in expression.columnNames {
                add(
                    name, needed[name] ?? formats.guessKind(of: name),
                    at: expression.position(ofColumn: name) ?? position)
            }
            guard problems.items.count == before else { return }
            let kinds = Dictionary(requests.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
            try expression.check(kinds: kinds, yields: yields)
        } catch {
            problems.append(contentsOf: error)
        }
    }

    mutating func add(_ range: RangeDeclaration) {
        add(range.column, .number, at: range.position)
        guard let kind = requests.first(where: { $0.name == range.column })?.kind, kind != .number else { return }
        problems.append(
            Diagnostic(
                "study.ranges", at: range.position, "a range is of numbers; '\(range.column)' holds \(kind)s"))
    }

    /// Whether a protected attribute's column is of the kind that its audit needs.
    mutating func check(_ attribute: ProtectedDeclaration) {
        guard let kind = requests.first(where: { $0.name == attribute.column })?.kind else { return }
        switch (kind, attribute.bands) {
        case (.number, .some), (.category, nil), (.flag, nil): break
        case (_, .some):
            problems.append(
                Diagnostic(
                    "study.bands", at: attribute.position,
                    "bands need a column of numbers; '\(attribute.column)' isn't one",
                    suggestion: "declare it as number, or take it as-is"))
        case (.number, nil), (.time, nil):
            problems.append(
                Diagnostic(
                    "study.bands", at: attribute.position, "'\(attribute.column)' holds \(kind)s and needs bands",
                    suggestion: "e.g. [under 25, 25-44, 45 and over]"))
        }
    }

    /// The declared columns, or every column of the file but the key, with guessed kinds; protected ones always.
    mutating func customerColumns(_ declaration: SourceDeclaration, study: Study) -> [DeclaredColumn] {
        var columns = declaration.columns
        if columns.isEmpty {
            let used = Set(declaration.roles.map(\.column))
            columns = file.header.filter { !used.contains($0) && !$0.isEmpty }.map {
                DeclaredColumn(name: $0, kind: formats.guessKind(of: $0), order: nil, position: declaration.position)
            }
        }
        for attribute in study.protected where !columns.contains(where: { $0.name == attribute.column }) {
            guard file.header.contains(attribute.column) else {
                add(attribute.column, .category, at: attribute.position)
                continue
            }
            let kind: ColumnKind = attribute.bands == nil ? .category : .number
            columns.append(
                DeclaredColumn(name: attribute.column, kind: kind, order: nil, position: attribute.position))
        }
        return columns
    }
}
