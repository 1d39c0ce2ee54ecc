import Auditing
import Basics
import Findings
import Statistics
import Tables

/// How well somebody could be found in the customers file by what others know of them: the protected attributes, and the
/// columns that the study lists as quasi-identifiers.
struct AnonymityStage {
    let study: Study
    let threshold: Int

    /// As the file has them, and in the groups of the audit where these are coarser; nil where no column is known of
    /// anybody.
    func callAsFunction(_ profile: Table?, groups: [ProtectedAttribute], labels: [Int]) -> [AnonymityFacts]? {
        guard let profile else { return nil }
        let names = study.protected.map(\.column) + study.audit.quasiIdentifiers.map(\.name)
        var seen: Set<String> = []
        let columns = names.filter { seen.insert($0).inserted && profile[$0] != nil }
        let values = columns.compactMap { name in profile[name].map { Self.attribute(name, $0) } }
        guard !values.isEmpty, values[0].codes.count == labels.count else { return nil }
        let grouped = values.map { value in groups.first { $0.name == value.name } ?? value }
        let asTheyStand = facts(say("as the file has them"), "values", values, labels)
        let inGroups = facts(say("in the groups of the audit"), "groups", grouped, labels)
        return asTheyStand.classes == inGroups.classes ? [asTheyStand] : [asTheyStand, inGroups]
    }

    private func facts(
        _ title: String, _ reading: String, _ attributes: [ProtectedAttribute], _ labels: [Int]
    ) -> AnonymityFacts {
        let found = Anonymity(quasiIdentifiers: attributes, sensitive: labels, threshold: threshold)
        func rate(_ count: Int) -> Rate { disclosedRate(Proportion(count, of: found.customers), threshold: threshold) }
        return AnonymityFacts(
            title: title, reading: reading, attributes: attributes.map(\.name).joined(separator: ", "),
            n: found.customers,
            classes: found.classes, k: found.k ?? 0, l: found.l ?? 0, exposed: rate(found.exposed),
            unique: rate(found.unique))
    }

    /// Every value a group of its own.
    private static func attribute(_ name: String, _ column: Column) -> ProtectedAttribute {
        switch column {
        case .category(let values): ProtectedAttribute(name: name, codes: values.codes, levels: values.levels)
        case .flag(let values): ProtectedAttribute(name: name, codes: values.map(Int32.init), levels: ["no", "yes"])
        case .number(let values): numbered(name, values.map { $0.isNaN ? nil : $0 })
        case .time(let values): numbered(name, values.map { $0 == Column.missingTime ? nil : $0 })
        }
    }

    private static func numbered(_ name: String, _ values: [(some Hashable)?]) -> ProtectedAttribute {
        let distinct = Dictionary(grouping: values.indices.filter { values[$0] != nil }) { values[$0] }
        var codes = [Int32](repeating: -1, count: values.count)
        // In the order of their first customers, though only the sizes of the groups get out.
        let members = distinct.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
        for (code, rows) in members.enumerated() { for row in rows { codes[row] = Int32(code) } }
        return ProtectedAttribute(name: name, codes: codes, levels: members.indices.map { "value \($0)" })
    }
}
