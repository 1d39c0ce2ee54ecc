/// Counts with noise that makes them differentially private, for passing on by themselves.
public struct NoisyCounts: Codable, Sendable, Hashable {
    /// The whole budget.
    public var epsilon: Double
    public var tables: [Table]

    /// Counts that each customer is in one of.
    public struct Table: Codable, Sendable, Hashable {
        public var name: String
        /// Its part of the budget.
        public var epsilon: Double
        /// Nineteen of twenty counts are within so many of the truth.
        public var margin: Int
        public var counts: [Count]

        public init(name: String, epsilon: Double, margin: Int, counts: [Count]) {
            self.name = name
            self.epsilon = epsilon
            self.margin = margin
            self.counts = counts
        }
    }

    public struct Count: Codable, Sendable, Hashable {
        public var name: String
        public var n: Int

        public init(name: String, n: Int) {
            self.name = name
            self.n = n
        }
    }

    public init(epsilon: Double, tables: [Table]) {
        self.epsilon = epsilon
        self.tables = tables
    }
}
