import Features
import Findings
import Tables

/// Which features and columns have missing values. A number of few customers is withheld.
struct MissingStage {
    let study: Study
    let features: FeatureFacts
    let threshold: Int

    /// Features first, then sources, each with most missing first; nil where nothing is missing.
    func callAsFunction(_ data: SourceData) -> [MissingValues]? {
        let all = ofFeatures(data.customers.count) + SourceKind.allCases.flatMap { ofSource($0, data) }
        return all.isEmpty ? nil : all
    }

    private func ofFeatures(_ customers: Int) -> [MissingValues] {
        sorted(
            features.kept.filter { $0.missing != 0 }.map { feature in
                MissingValues(
                    source: nil, name: feature.name, title: feature.title, n: customers, missing: feature.missing,
                    share: feature.missing.map { Double($0) / Double(customers) })
            })
    }

    /// Columns as they were read, of rows that were kept. Who doesn't state a protected attribute is a group of the
    /// audit, which may have to withhold it.
    private func ofSource(_ kind: SourceKind, _ data: SourceData) -> [MissingValues] {
        guard kind == .customers else { return ofEvents(kind, data) }
        guard let table = data.profile else { return [] }
        var seen = Set(study.protected.map(\.column))
        let columns = (study.source(kind)?.roles.map(\.column) ?? []) + table.names
        return sorted(
            columns.filter { seen.insert($0).inserted }.compactMap { name in
                guard let column = table[name] else { return nil }
                let missing = (0..<table.rowCount).count { column.isMissing($0) }
                guard missing > 0 else { return nil }
                return values(kind.rawValue, name, name, missing: missing, customers: missing, n: table.rowCount)
            })
    }

    private func ofEvents(_ kind: SourceKind, _ data: SourceData) -> [MissingValues] {
        guard let events = data.events[kind] else { return [] }
        return sorted(
            zip(events.missing.names, events.missing.counts).compactMap { name, count in
                guard count.cells > 0 else { return nil }
                return values(
                    kind.rawValue, name, name, missing: count.cells, customers: count.customers.count, n: events.rows)
            })
    }

    private func values(
        _ source: String?, _ name: String, _ title: String, missing: Int, customers: Int, n: Int
    ) -> MissingValues {
        // Few who have a value are few, too.
        let isShown = customers >= threshold && (n == missing || n - missing >= threshold)
        return MissingValues(
            source: source, name: name, title: title, n: n, missing: isShown ? missing : nil,
            share: isShown ? Double(missing) / Double(n) : nil)
    }

    private func sorted(_ values: [MissingValues]) -> [MissingValues] {
        values.enumerated().sorted { first, second in
            (-(first.element.share ?? -1), first.offset) < (-(second.element.share ?? -1), second.offset)
        }.map(\.element)
    }
}
