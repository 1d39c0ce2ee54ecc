public import Basics
public import Statistics

/// What `Preparation.fit` has learnt; applies to any customers with the same features.
///
/// Encode with sorted keys to get the same bytes each time.
public struct PreparationModel: Sendable, Hashable, Codable {
    /// The columns of the prepared matrix, in order.
    public let columns: [PreparedColumn]
    /// What was done to each feature, in words, for the report.
    public let steps: [Step]
    /// Columns left out because they tell no customers apart.
    public let dropped: [FeatureExclusion]

    public struct Step: Sendable, Hashable, Codable {
        public var feature: String
        /// impute, log, winsorise, one-hot, missing, scale or weight.
        public var step: String
        /// In words, e.g. `median 51`.
        public var parameters: String
    }

    /// The prepared matrix of the customers at `rows`: rows.count x columns.count.
    ///
    /// A level unknown to `fit` counts as "other" where there is such a column, else as 0 in all columns.
    /// - Precondition: the table passes `check`.
    public func transform(_ table: FeatureTable, rows: [Int]) -> Matrix {
        var matrix = Matrix(rows: rows.count, columns: columns.count)
        // Eight columns at a time fill whole lines of the cache.
        for first in stride(from: 0, to: columns.count, by: 8) {
            let block = columns[first..<min(first + 8, columns.count)]
            matrix.set(columns: first, block.map { values(of: $0, in: table, rows: rows) })
        }
        return matrix
    }

    private func values(of column: PreparedColumn, in table: FeatureTable, rows: [Int]) -> [Double] {
        guard let feature = table[column.feature] else {
            preconditionFailure("the table lacks the feature '\(column.feature)'")
        }
        return column.values(feature.values, rows: rows)
    }

    /// Whether a table made elsewhere has what the model needs.
    ///
    /// - Throws: `preparation.missing-feature`, `preparation.other-kind`, all of them together.
    public func check(_ table: FeatureTable) throws(Diagnostics) {
        var problems = Diagnostics()
        var seen: Set<String> = []
        for column in columns where seen.insert(column.feature).inserted {
            if let problem = column.problem(in: table) { problems.append(problem) }
        }
        try problems.throwIfErrors()
    }
}

/// A feature or column that was left out, and why.
public struct FeatureExclusion: Sendable, Hashable, Codable {
    public var name: String
    /// A clause, e.g. `correlates with 'monetary'`.
    public var reason: String
    /// The figure behind the reason, e.g. the correlation.
    public var figure: Double?

    public init(name: String, reason: String, figure: Double? = nil) {
        self.name = name
        self.reason = reason
        self.figure = figure
    }
}

extension PreparedColumn {
    fileprivate func problem(in table: FeatureTable) -> Diagnostic? {
        guard let found = table[feature] else {
            return Diagnostic(
                .error, "preparation.missing-feature", "the model needs the feature '\(feature)', which isn't there",
                suggestion: didYouMean(feature, in: table.names))
        }
        let needed: FeatureKind? =
            switch reading {
            case .number: .number
            case .flag: .flag
            case .level, .otherLevels: .category
            case .missing: nil
            }
        guard let needed, found.values.kind != needed else { return nil }
        return Diagnostic(
            .error, "preparation.other-kind",
            "the model needs '\(feature)' as a \(needed.rawValue); it is a \(found.values.kind.rawValue)")
    }
}
