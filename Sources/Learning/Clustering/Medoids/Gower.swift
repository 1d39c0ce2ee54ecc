public import Basics
public import Statistics

/// Gower's general dissimilarity (Gower 1971; ordered columns after Kaufman & Rousseeuw 1990, as R's `cluster::daisy`):
/// the weighted mean, over the columns known of both rows, of per-column dissimilarities from 0 to 1.
///
/// What a column's values span is learnt on the rows fitted, so that new rows are measured on the same scale.
public struct Gower: Sendable, Hashable {
    /// How two values of a column differ.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// |a − b| / range.
        case number
        /// As `number`, of the values' ranks among the different values fitted.
        case ordered
        /// 0 where the codes are equal, else 1.
        case category
        /// 0 or 1; both count alike.
        case flag
        /// 0 or 1, where two zeros say nothing about likeness: such a pair leaves the column out.
        case presence
    }

    public struct Column: Sendable, Hashable, Codable {
        public var kind: Kind
        /// Finite, not negative.
        public var weight: Double

        public init(_ kind: Kind, weight: Double = 1) {
            self.kind = kind
            self.weight = weight
        }
    }

    /// One per column of the data.
    public var columns: [Column]

    public init(_ columns: [Column]) { self.columns = columns }

    public init(_ kinds: [Kind]) { columns = kinds.map { Column($0) } }

    /// - Parameters:
    ///   - x: n x p; NaN where a value is missing; categories as codes, flags as 0 or 1.
    ///   - names: the columns' names, for messages.
    /// - Throws: no rows, an infinite value, a flag that is neither 0 nor 1, weights that make no mean.
    public func fit(_ x: Matrix, names: [String] = []) throws(Diagnostic) -> GowerSpace {
        precondition(columns.count == x.columns, "\(columns.count) Gower columns for a matrix of \(x.columns)")
        try x.requireFiniteOrMissing(for: "Gower", names: names)
        guard columns.allSatisfy({ $0.weight >= 0 && $0.weight.isFinite }), columns.contains(where: { $0.weight > 0 })
        else {
            throw Diagnostic(
                "learning.weights", "Gower needs column weights that are finite, not negative and not all 0")
        }
        var scales: [GowerScale] = []
        for (index, column) in columns.enumerated() {
            let known = x.column(index).filter { !$0.isNaN }
            if column.kind == .flag || column.kind == .presence, known.contains(where: { $0 != 0 && $0 != 1 }) {
                let name = names.indices.contains(index) ? "'\(names[index])'" : "\(index + 1)"
                throw Diagnostic("learning.flag", "Gower got a flag that is neither 0 nor 1 in column \(name)")
            }
            scales.append(GowerScale(column.kind, known: known))
        }
        return GowerSpace(columns: columns, scales: scales)
    }
}

/// What a column's values span.
enum GowerScale: Sendable, Hashable, Codable {
    case range(Double, Double)
    /// The different values, ascending.
    case ranks([Double])
    case none

    init(_ kind: Gower.Kind, known: [Double]) {
        switch kind {
        case .number: self = .range(known.min() ?? 0, known.max() ?? 0)
        case .ordered: self = .ranks(Set(known).sorted())
        case .category, .flag, .presence: self = .none
        }
    }

    /// A number or a rank as its place from 0 to 1; 0 where all values fitted are equal. New values beyond the range
    /// count as its end, so that no column ever differs by more than 1; ordered ones between two levels as the middle.
    func place(_ value: Double) -> Double {
        switch self {
        case .none: return value
        case .range(let low, let high):
            // Halved, as the range of huge values overflows.
            return high > low && !value.isNaN
                ? (min(max(value, low), high) / 2 - low / 2) / (high / 2 - low / 2)
                : value.isNaN ? .nan : 0
        case .ranks(let levels):
            guard levels.count > 1, !value.isNaN else { return value.isNaN ? .nan : 0 }
            let below = levels.count { $0 < value }
            let rank = below < levels.count && levels[below] == value ? Double(below) : Double(below) - 0.5
            return min(max(rank, 0), Double(levels.count - 1)) / Double(levels.count - 1)
        }
    }
}

extension Matrix {
    /// As `requireFinite`, but NaN stands for a missing value.
    func requireFiniteOrMissing(for user: String, names: [String] = []) throws(Diagnostic) {
        guard values.contains(where: { $0.isInfinite }) || rows == 0 || columns == 0 else { return }
        let known = Matrix(rows: rows, columns: columns, values: values.map { $0.isNaN ? 0 : $0 })
        try known.requireFinite(for: user, names: names)
    }
}
