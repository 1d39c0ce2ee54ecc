import Tables

/// One column of the prepared matrix: how it is read from a feature, then `(x − center) / scale × weight`.
public struct PreparedColumn: Sendable, Hashable, Codable {
    /// The feature's name; `feature=level` and `feature=other` for a category, `feature.missing` for missingness.
    public var name: String
    public var feature: String
    public var block: FeatureBlock
    public var reading: Reading
    public var center: Double
    public var scale: Double
    public var weight: Double

    /// From a raw value to a number, before scaling.
    public enum Reading: Sendable, Hashable, Codable {
        /// Filled where missing (nil: NaN), `log(1 + x)` where `logged` (negatives count as 0), held within `low...high`.
        case number(fill: Double?, logged: Bool, low: Double?, high: Double?)
        /// 0 or 1, filled where missing.
        case flag(fill: Double)
        /// 1 for this level; `fill` tells whether a missing value counts as this level.
        case level(name: String, fill: Bool)
        /// 1 for every level but these, also for one not seen in `fit`.
        case otherLevels(than: [String], fill: Bool)
        /// 1 where the value is missing.
        case missing
    }

    /// The column's values for the customers at `rows`.
    func values(_ feature: FeatureValues, rows: [Int]) -> [Double] {
        var values = reading.values(feature, rows: rows)
        for index in values.indices { values[index] = (values[index] - center) / scale * weight }
        return values
    }
}

extension PreparedColumn.Reading {
    /// - Precondition: the feature is of the kind that this was learnt from.
    func values(_ feature: FeatureValues, rows: [Int]) -> [Double] {
        switch (self, feature) {
        case (.number(let fill, let logged, let low, let high), .number(let values)):
            // What stays missing is NaN all the way, which is on neither side of a bound.
            let fill = fill ?? .nan, low = low ?? -.infinity, high = high ?? .infinity
            return rows.map { row in
                let value = values[row].isFinite ? values[row] : fill
                return min(max(logged ? Self.logged(value) : value, low), high)
            }
        case (.flag(let fill), .flag(let values)):
            return rows.map { values[$0] == Column.missingFlag ? fill : Double(values[$0]) }
        case (.level(let name, let fill), .category(let values)):
            return read(values, rows, fill: fill, isOne: values.levels.map { $0 == name })
        case (.otherLevels(let known, let fill), .category(let values)):
            let known = Set(known)
            return read(values, rows, fill: fill, isOne: values.levels.map { !known.contains($0) })
        case (.missing, _):
            return feature.missing(at: rows).map { $0 ? 1 : 0 }
        default:
            preconditionFailure("a column learnt from another kind of feature than \(feature.kind)")
        }
    }

    static func logged(_ value: Double) -> Double { Log.onePlus(max(value, 0)) }

    private func read(_ values: Categories, _ rows: [Int], fill: Bool, isOne: [Bool]) -> [Double] {
        rows.map { row in
            let code = values.codes[row]
            return (code < 0 ? fill : isOne[Int(code)]) ? 1 : 0
        }
    }
}
