public import Tables

/// One feature: what it is and one value per customer.
public struct Feature: Sendable, Hashable {
    public var definition: FeatureDefinition
    public var values: FeatureValues

    /// - Precondition: the values are of the kind that the definition states.
    public init(_ definition: FeatureDefinition, _ values: FeatureValues) {
        precondition(
            definition.kind == values.kind, "'\(definition.name)' is a \(definition.kind); got \(values.kind)s")
        self.definition = definition
        self.values = values
    }

    public var name: String { definition.name }

    /// The customers at `rows`, in that order.
    public func selecting(_ rows: [Int]) -> Feature { Feature(definition, values.selecting(rows)) }
}

/// The values of a feature, one per customer, in raw units.
public enum FeatureValues: Sendable, Hashable {
    /// NaN where missing.
    case number([Double])
    /// 0 no, 1 yes, `Column.missingFlag` where missing.
    case flag([Int8])
    case category(Categories)

    public var kind: FeatureKind {
        switch self {
        case .number: .number
        case .flag: .flag
        case .category: .category
        }
    }

    public var count: Int {
        switch self {
        case .number(let values): values.count
        case .flag(let values): values.count
        case .category(let values): values.codes.count
        }
    }

    /// Numbers that aren't finite count as missing.
    public func isMissing(_ row: Int) -> Bool {
        switch self {
        case .number(let values): !values[row].isFinite
        case .flag(let values): values[row] == Column.missingFlag
        case .category(let values): values.codes[row] < 0
        }
    }

    /// The rows at `indices`, in that order, repeats allowed.
    public func selecting(_ indices: [Int]) -> FeatureValues {
        switch self {
        case .number(let values): .number(indices.map { values[$0] })
        case .flag(let values): .flag(indices.map { values[$0] })
        case .category(let values):
            .category(Categories(codes: indices.map { values.codes[$0] }, levels: values.levels))
        }
    }

    /// Whether each of the values at `rows` is missing.
    func missing(at rows: [Int]) -> [Bool] {
        switch self {
        case .number(let values): rows.map { !values[$0].isFinite }
        case .flag(let values): rows.map { values[$0] == Column.missingFlag }
        case .category(let values): rows.map { values.codes[$0] < 0 }
        }
    }

    /// The values present at `rows` as doubles, flags as 0 and 1; nil for a category.
    func numbers(at rows: [Int]) -> [Double]? {
        var present: [Double] = []
        present.reserveCapacity(rows.count)
        switch self {
        case .number(let values): for row in rows where values[row].isFinite { present.append(values[row]) }
        case .flag(let values):
            for row in rows where values[row] != Column.missingFlag { present.append(Double(values[row])) }
        case .category: return nil
        }
        return present
    }
}
