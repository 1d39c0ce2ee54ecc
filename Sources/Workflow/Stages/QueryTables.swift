import Features
import Queries
import Tables

/// The study's tables as queries see them: accepted rows, under names that all studies share.
struct QueryTables {
    let study: Study

    /// What a study's files will give, from their declarations alone.
    static func schema(_ sources: [OpenSource]) -> StudySchema {
        let read = sources.map { source in
            StudySchema.Table(
                source.declaration.kind.rawValue,
                (source.declaration.kind == .customers ? source.columns.map(\.name) : [])
                    + roles(source.declaration).map(\.name)
                    + (source.declaration.kind != .customers && source.declaration.amount != nil ? ["amount"] : []))
        }
        return StudySchema(
            read + [
                StudySchema.Table("segments", ["segment", "segment_name"]),
                StudySchema.Table("features", [], isOpen: true),
            ])
    }

    /// The declared columns but those that name the customer, under their roles' names, none of which is a word of SQL.
    /// Free texts and whom they are addressed to stay where they are.
    private static func roles(_ source: SourceDeclaration) -> [(name: String, role: String)] {
        let renamed = ["order": "order_id", "group": "group_name", "signed-up": "signed_up"]
        var roles = source.kind.roles.map(\.role).filter { role in
            !["key", "customer", "text", "target"].contains(role) && source.column(role) != nil
        }
        // Who was left untreated may follow from the group.
        if source.controlValue != nil, source.column("group") != nil, !roles.contains("control") {
            roles.append("control")
        }
        return roles.map { (renamed[$0] ?? $0, $0) }
    }

    /// - Parameter labels: segment of each customer, from 0; nil before there are segments.
    func tables(
        _ data: SourceData, features: FeatureTable, labels: [Int]? = nil, names: [String] = []
    ) -> [StudyTable] {
        let everybody = data.customers.indices.map(Int32.init)
        let read = study.sources.compactMap { source in table(source, data, everybody) }
        let numbers = (labels ?? [Int](repeating: -2, count: everybody.count)).map { Int32($0 + 1) }
        let segments = StudyTable(
            "segments", customer: everybody,
            columns: [
                ("segment", .codes(numbers)),
                ("segment_name", .column(.category(Categories(codes: numbers.map { $0 - 1 }, levels: names)))),
            ])
        let columns = features.features.map { feature -> (String, StudyTable.Values) in
            switch feature.values {
            case .number(let values): (feature.name, .column(.number(values)))
            case .flag(let values): (feature.name, .column(.flag(values)))
            case .category(let values): (feature.name, .column(.category(values)))
            }
        }
        return read + [segments, StudyTable("features", customer: everybody, columns: distinct(columns))]
    }

    private func table(_ source: SourceDeclaration, _ data: SourceData, _ everybody: [Int32]) -> StudyTable? {
        var columns: [(String, StudyTable.Values)] = []
        if source.kind == .customers {
            guard let profile = data.profile else { return nil }
            let known = RoleColumns(source: source, table: profile)
            columns = data.profileColumns.compactMap { column in
                profile[column.name].map { (column.name, .column($0)) }
            }
            columns += Self.roles(source).compactMap { role in
                known.column(role.role).map { (role.name, .column($0)) }
            }
            return StudyTable(source.kind.rawValue, customer: everybody, columns: distinct(columns))
        }
        guard let events = data.events[source.kind]?.events else { return nil }
        let known = RoleColumns(source: source, table: events.table)
        for role in Self.roles(source) {
            switch (role.role, known.column(role.role)) {
            case ("time", _): columns.append((role.name, .column(.time(events.time))))
            case ("control", _): columns += known.control.map { [(role.name, .column(.flag($0)))] } ?? []
            // An order's number is of use to count orders only.
            case ("order", .category(let orders)?):
                columns.append((role.name, .codes(events.order ?? orders.codes)))
            case (_, let column?): columns.append((role.name, .column(column)))
            default: continue
            }
        }
        if let amount = events.amount { columns.append(("amount", .column(.number(amount)))) }
        return StudyTable(source.kind.rawValue, customer: events.customer, columns: distinct(columns))
    }

    private func distinct(_ columns: [(String, StudyTable.Values)]) -> [(String, StudyTable.Values)] {
        columns.map(\.0).distinctColumns.compactMap { name in columns.first { $0.0 == name } }
    }
}
