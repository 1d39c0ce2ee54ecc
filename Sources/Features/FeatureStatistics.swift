import Statistics
import Tables

/// A feature in raw units, for the data dictionary. Quantiles are type 7 (Hyndman & Fan 1996).
public struct FeatureStatistics: Sendable, Hashable {
    public var definition: FeatureDefinition
    /// Customers without a value; they are left out of everything else.
    public var missing: Int
    /// For a flag the share of yes. Nil for a category and where no value is present.
    public var mean: Double?
    /// Sample standard deviation (ddof 1). Nil for a category and where fewer than two values are present.
    public var sd: Double?
    /// Five numbers, for number features only.
    public var quartiles: Quartiles?
    /// For a category: the levels that occur, largest share first, ties by name.
    public var levels: [LevelFrequency]?

    public struct Quartiles: Sendable, Hashable {
        public var min: Double
        public var q25: Double
        public var median: Double
        public var q75: Double
        public var max: Double
    }

    public struct LevelFrequency: Sendable, Hashable {
        public var level: String
        public var count: Int
        /// Of the customers with a value.
        public var share: Double
    }

    /// - Parameters:
    ///   - rows: of these customers; of all where nil.
    ///   - sorted: their numbers in ascending order, for who has them already.
    public init(_ feature: Feature, rows: [Int]? = nil, sorted: [Double]? = nil) {
        let rows = rows ?? Array(0..<feature.values.count)
        definition = feature.definition
        if case .category(let values) = feature.values {
            missing = rows.count { values.codes[$0] < 0 }
            levels = Self.frequencies(values, rows)
            return
        }
        let numbers = feature.values.numbers(at: rows) ?? []
        missing = rows.count - numbers.count
        if !numbers.isEmpty {
            let mean = Summary.mean(numbers), deviation = Summary.standardDeviation(numbers, about: mean)
            self.mean = mean
            sd = deviation.isFinite ? deviation : nil
            if case .number = feature.values { quartiles = Quartiles(sorted: sorted ?? numbers.ascending()) }
        }
    }

    private static func frequencies(_ values: Categories, _ rows: [Int]) -> [LevelFrequency] {
        var counts = [Int](repeating: 0, count: values.levels.count)
        for row in rows where values.codes[row] >= 0 { counts[Int(values.codes[row])] += 1 }
        let present = Double(counts.reduce(0, +))
        return zip(values.levels, counts).filter { $0.1 > 0 }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            .map { LevelFrequency(level: $0.0, count: $0.1, share: Double($0.1) / present) }
    }
}

extension FeatureStatistics.Quartiles {
    fileprivate init(sorted values: [Double]) {
        func quantile(_ probability: Double) -> Double { Summary.quantile(sorted: values, probability) }
        self.init(
            min: quantile(0), q25: quantile(0.25), median: quantile(0.5), q75: quantile(0.75), max: quantile(1))
    }
}

extension FeatureTable {
    /// One entry per feature, over the customers at `rows`; all where nil.
    public func statistics(rows: [Int]? = nil) -> [FeatureStatistics] {
        features.map { FeatureStatistics($0, rows: rows) }
    }
}
