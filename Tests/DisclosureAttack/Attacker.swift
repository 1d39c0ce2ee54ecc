/// A reader who puts together all that is printed: unknown numbers, none negative, and what is known of sums of them. What
/// the reader can say of an unknown is found by linear programming, so nothing is overlooked that follows from the sums.
public struct Attacker {
    private var unknowns = 0
    private var equations: [(places: [Int], total: Double)] = []

    public init() {}

    /// Numbers at least 0 of which nothing else is known yet.
    public mutating func unknowns(_ count: Int) -> [Int] {
        defer { unknowns += count }
        return Array(unknowns..<(unknowns + count))
    }

    public mutating func know(sumOf places: [Int], is total: Int) { equations.append((places, Double(total))) }

    public mutating func know(sumOf places: [Int], isAtLeast least: Int) {
        // More by something that is itself not negative.
        equations.append((places + unknowns(1).map { -1 - $0 }, Double(least)))
    }

    public mutating func know(sumOf places: [Int], isAtMost most: Int) {
        equations.append((places + unknowns(1), Double(most)))
    }

    /// Nil where no numbers are as is said of them.
    public func solved() -> Solved? {
        let columns = unknowns
        let rows = equations.map { equation -> [Double] in
            var row = [Double](repeating: 0, count: columns + 1)
            for place in equation.places { row[place < 0 ? -1 - place : place] += place < 0 ? -1 : 1 }
            row[columns] = equation.total
            return row
        }
        return Simplex(rows: rows, columns: columns).map(Solved.init)
    }

    public struct Solved {
        let simplex: Simplex

        /// The least and the greatest that a sum of unknowns can be; infinite where nothing bounds it.
        public func range(ofSum places: [Int]) -> (low: Double, high: Double) {
            var weights = [Double](repeating: 0, count: simplex.columns)
            for place in places { weights[place] += 1 }
            return (-simplex.greatest(weights.map(-)), simplex.greatest(weights))
        }

        /// How much the reader doesn't know of a sum of unknowns.
        public func width(ofSum places: [Int]) -> Double {
            let (low, high) = range(ofSum: places)
            return high - low
        }
    }
}
