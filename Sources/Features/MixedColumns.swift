public import Statistics

/// The prepared features as they are before they become numbers of one scale: a category in one column of codes, a
/// missing value missing. For methods that measure numbers, flags and categories each in their own way.
///
/// Numbers are logged and winsorised, rare levels grouped, as the preparation has learnt it; nothing else is done.
public struct MixedColumns: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        public let feature: String
        public let kind: FeatureKind
        /// Of the balance of blocks, as a factor on what the column adds to a dissimilarity: the square of the
        /// preparation's factor, which multiplies values.
        public let weight: Double
        fileprivate let readings: [PreparedColumn.Reading]
    }

    public let columns: [Column]

    /// Columns for missingness are left out: a missing value says it.
    public init(_ model: PreparationModel) {
        var columns: [Column] = [], order: [String] = []
        var readings: [String: [PreparedColumn]] = [:]
        for column in model.columns where column.reading != .missing {
            if readings[column.feature] == nil { order.append(column.feature) }
            readings[column.feature, default: []].append(column)
        }
        for feature in order {
            let parts = readings[feature] ?? []
            guard let first = parts.first else { continue }
            let kind: FeatureKind =
                switch first.reading {
                case .number: .number
                case .flag: .flag
                default: .category
                }
            columns.append(
                Column(
                    feature: feature, kind: kind, weight: first.weight * first.weight, readings: parts.map(\.reading)))
        }
        self.columns = columns
    }

    /// The customers at `rows` x columns: numbers, flags as 0 and 1, categories as codes; NaN where missing.
    /// - Precondition: the table has what the model was learnt from.
    public func transform(_ table: FeatureTable, rows: [Int]) -> Matrix {
        var matrix = Matrix(rows: rows.count, columns: columns.count)
        for (position, column) in columns.enumerated() {
            guard let feature = table[column.feature] else {
                preconditionFailure("the table lacks the feature '\(column.feature)'")
            }
            // A level's code is its place among the readings; a level that none of them reads comes after all.
            let parts = column.readings.map { $0.values(feature.values, rows: rows) }
            for (place, row) in rows.enumerated() {
                if feature.values.isMissing(row) {
                    matrix[place, position] = .nan
                } else if column.kind == .category {
                    matrix[place, position] = Double(parts.firstIndex { $0[place] == 1 } ?? parts.count)
                } else {
                    matrix[place, position] = parts[0][place]
                }
            }
        }
        return matrix
    }
}
