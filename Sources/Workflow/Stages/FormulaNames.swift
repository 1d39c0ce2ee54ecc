import Features
import Tables

/// What a formula may name of a source: columns of its file, what comes from an event's time, roles.
struct FormulaNames {
    let header: [String]
    let requests: [ColumnRequest]
    let roles: [(role: String, kind: ColumnKind)]

    init(_ source: OpenSource) {
        header = source.file.header
        requests = source.requests
        roles = source.declaration.formulaRoles
    }

    var all: [String] { header + roles.map(\.role) + ClockColumn.allCases.map(\.rawValue) }

    func has(_ name: String) -> Bool { all.contains(name) }

    /// As it is read already, else as the formula needs it, else as it looks. Nil where there is none.
    func kind(_ name: String, needed: ColumnKind?, _ formats: ColumnFormats) -> ColumnKind? {
        if header.contains(name) {
            return requests.first { $0.name == name }?.kind ?? needed ?? formats.guessKind(of: name)
        }
        return ClockColumn(rawValue: name)?.kind ?? roles.first { $0.role == name }?.kind
    }
}

extension SourceDeclaration {
    /// Roles that formulas may name, with what follows from them.
    var formulaRoles: [(role: String, kind: ColumnKind)] {
        var all = roles.filter { !["customer", "target"].contains($0.role) }.map { (role: $0.role, kind: $0.kind) }
        if amount != nil { all.append(("amount", .number)) }
        if discount != nil { all.append(("discount", .number)) }
        if column("text") != nil { all += [("sentiment", .number), ("words", .number)] }
        return all
    }
}
