import Basics
import Tables

/// Refuses columns that name people (e-mail addresses, telephone numbers, names …) where they would become features,
/// groups of the audit or categories of a report. As a key they are welcome: keys become pseudonyms.
struct IdentifierCheck {
    let study: Study

    private static let sampledRows = 1000

    /// - Returns: what the study names and must not use. What it doesn't name, in a table whose columns aren't declared,
    ///   is left out of the features.
    func check(_ sources: inout [OpenSource]) -> Diagnostics {
        var problems = Diagnostics()
        for index in sources.indices {
            let known = Known(study: study, source: sources[index])
            for use in uses(of: sources[index]) {
                guard let holds = known.holds(use.column) else { continue }
                problems.append(refusal(use, holds))
            }
            if sources[index].declaration.kind == .customers { leaveOut(&sources[index], known, &problems) }
        }
        return problems
    }

    private struct Use: Hashable {
        var column: String
        var purpose: String
        var position: SourcePosition
    }

    private func uses(of source: OpenSource) -> [Use] {
        let declaration = source.declaration
        var uses: [Use] = []
        if declaration.kind == .customers {
            uses += declaration.columns.map { Use(column: $0.name, purpose: "a feature", position: $0.position) }
            uses += study.protected.map {
                Use(column: $0.column, purpose: "groups of the audit", position: $0.position)
            }
        } else {
            let named: Set = ["customer", "order", "text", "target"]
            uses += declaration.roles.filter { $0.kind == .category && !named.contains($0.role) }.map {
                Use(column: $0.column, purpose: "categories", position: $0.position)
            }
            for asked in declaration.asked {
                uses += asked.aggregate.columnNames.filter(source.file.header.contains).map {
                    Use(
                        column: $0, purpose: "a feature",
                        position: asked.aggregate.position(ofColumn: $0) ?? asked.aggregate.position)
                }
            }
        }
        var seen: Set<Use> = []
        return uses.filter { seen.insert($0).inserted }
    }

    /// Where the study declares no columns, all of the file are features: those that name people aren't.
    private func leaveOut(_ source: inout OpenSource, _ known: Known, _ problems: inout Diagnostics) {
        guard source.declaration.columns.isEmpty else { return }
        let named = Set(study.protected.map(\.column) + study.choiceColumns)
        let features = source.columns.filter { !named.contains($0.name) && ![.flag, .time].contains($0.kind) }
        for column in features {
            guard let holds = known.holds(column.name) else { continue }
            if let included = study.features.include.first(where: { $0.name == column.name }) {
                problems.append(
                    refusal(Use(column: column.name, purpose: "a feature", position: included.position), holds))
            }
            source.identifiers.append((column.name, holds))
        }
        let names = Set(source.identifiers.map(\.column))
        source.columns.removeAll { names.contains($0.name) }
        let declaration = source.declaration
        let needed = Set(declaration.filters.flatMap(\.columnNames) + declaration.ranges.map(\.column))
        source.requests.removeAll { names.contains($0.name) && !needed.contains($0.name) && !isAnswer($0.name) }
    }

    /// Whether the outcome, or who was chosen, hangs on it.
    private func isAnswer(_ column: String) -> Bool {
        if case .column(column, _, .customers, _)? = study.outcome { return true }
        return study.audit.targeting?.column == column
    }

    private func refusal(_ use: Use, _ holds: DirectIdentifier) -> Diagnostic {
        Diagnostic(
            "study.direct-identifier", at: use.position,
            "'\(use.column)' looks like \(holds.rawValue) and can't be \(use.purpose)",
            explanation: "What names people says nothing of them as customers, and must not show in a report.",
            suggestion: "leave it out, or list it under 'privacy.not-identifiers' if it names nobody")
    }

    /// What the columns of a source hold, by samples.
    private struct Known {
        let study: Study
        let source: OpenSource

        func holds(_ column: String) -> DirectIdentifier? {
            guard !study.privacy.notIdentifiers.contains(where: { $0.name == column }) else { return nil }
            return DirectIdentifier(
                column: column, cells: source.file.sample(of: column, rows: IdentifierCheck.sampledRows),
                namesPeople: source.declaration.kind == .customers)
        }
    }
}
