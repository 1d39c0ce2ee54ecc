import Basics
public import Tables

/// A column of the customers table to be taken over as a feature.
public struct ProfileColumn: Sendable {
    public var name: String
    /// One cell per customer, in the cohort's order.
    public var column: Column
    /// For an ordered category its levels from low to high.
    public var order: [String]?
    public var title: String?
    public var unit: String?
    public var block: FeatureBlock
    public var scaleFamily: ScaleFamily

    public init(
        _ name: String, _ column: Column, order: [String]? = nil, title: String? = nil, unit: String? = nil,
        block: FeatureBlock = .profile, scaleFamily: ScaleFamily = .other
    ) {
        self.name = name
        self.column = column
        self.order = order
        self.title = title
        self.unit = unit
        self.block = block
        self.scaleFamily = scaleFamily
    }
}

/// Columns of the customers table as features: numbers, flags and categories as they are, an ordered category as the
/// place of its level (1 is the lowest), a time as days before the cut-off date. A level that isn't in the order, and
/// a time from the cut-off date on, is missing.
public struct ProfileFeatures: Sendable {
    public init() {}

    /// - Precondition: every column has one cell per customer.
    public func aggregate(_ columns: [ProfileColumn], in cohort: Cohort) -> [Feature] {
        columns.map { column in
            precondition(
                column.column.count == cohort.customers.count,
                "'\(column.name)' has \(column.column.count) cells for \(cohort.customers.count) customers")
            return feature(column, in: cohort)
        }
    }

    private func feature(_ source: ProfileColumn, in cohort: Cohort) -> Feature {
        switch source.column {
        case .number(let values):
            return make(source, .number(values), say("As in the customers table."))
        case .flag(let values):
            return make(source, .flag(values), say("As in the customers table."))
        case .category(let values):
            guard let order = source.order else {
                return make(source, .category(values), say("As in the customers table."))
            }
            let place = values.levels.map { level in order.firstIndex(of: level).map { Double($0 + 1) } ?? .nan }
            let numbers = values.codes.map { $0 < 0 ? .nan : place[Int($0)] }
            let scale = order.enumerated().map { "\($0 + 1) = \($1)" }.joined(separator: ", ")
            return make(source, .number(numbers), say("Place in the order \(scale)."))
        case .time(let values):
            let past = values.map { $0 < cohort.asOf ? $0 : Column.missingTime }
            return make(
                source, .number(cohort.daysBefore(past, neutral: .nan)),
                say("Days from this date to the cut-off date."),
                unit: "days")
        }
    }

    private func make(_ source: ProfileColumn, _ values: FeatureValues, _ meaning: String, unit: String? = nil)
        -> Feature
    {
        let definition = FeatureDefinition(
            name: source.name, title: source.title ?? Self.title(source.name), block: source.block, kind: values.kind,
            unit: source.unit ?? unit, meaning: meaning, scaleFamily: source.scaleFamily)
        return Feature(definition, values)
    }

    /// `income_band` → `Income band`; other characters stay as they are.
    static func title(_ name: String) -> String {
        let spaced = String(name.map { $0 == "_" ? " " : $0 })
        return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }
}
