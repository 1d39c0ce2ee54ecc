/// Finds the best cut of one node by one feature.
struct SplitSearch {
    struct Candidate: Sendable {
        var feature: Int
        /// Rows with a value that go left.
        var count: Int
        var threshold: Double
        var missingGoesLeft: Bool
        var missing: Int
        var worth: Double
    }

    private let settings: DecisionTree
    private let rows: SplitRows
    /// The node's weight of each class.
    private let total: [Double]
    /// Cuts of equal worth can differ in the last bits; a later one must be better by more than this.
    private let tolerance: Double

    init(_ settings: DecisionTree, rows: SplitRows, total: [Double]) {
        self.settings = settings
        self.rows = rows
        self.total = total
        tolerance = 1e-11 * total.reduce(0, +)
    }

    /// Of equally good ones the lower feature stays.
    func isBetter(_ candidate: Candidate, than best: Candidate?) -> Bool {
        candidate.worth > (best?.worth ?? -.infinity) + tolerance
    }

    /// - Parameters:
    ///   - list: the node's rows in ascending order of the feature, those without a value last; at least twice the
    ///     smallest leaf.
    ///   - values: the feature's different values by rank.
    func best(
        _ feature: Int, _ list: UnsafeBufferPointer<SortedColumns.Entry>, values: [Double]
    ) -> Candidate? {
        switch (settings.criterion, rows.weights) {
        case (.gini, nil): best(feature, list, values, UnitGiniSums.self)
        case (.entropy, nil): best(feature, list, values, UnitEntropySums.self)
        case (.gini, .some): best(feature, list, values, WeightedSums<WeightedGini>.self)
        case (.entropy, .some): best(feature, list, values, WeightedSums<WeightedEntropy>.self)
        }
    }

    /// Missing values are tried on the right of every cut, then on the left of every cut, then apart from all others:
    /// as scikit-learn. Without any, those to come go where more rows are.
    @inline(__always) private func best<Sums: SplitSums>(
        _ feature: Int, _ list: UnsafeBufferPointer<SortedColumns.Entry>, _ values: [Double], _ kind: Sums.Type
    ) -> Candidate? {
        let known = list.knownCount, missing = list.count - known
        var cut = Cut(count: 0, isMissingLeft: false, worth: -.infinity)
        withSides { left, right in
            var sums = Sums(left: left, right: right, rows: rows)
            sweep(&sums, list[..<known], others: 0, of: list.count, &cut)
        }
        if missing > 0 {
            withSides { left, right in
                for entry in list[known...] {
                    let label = Int(rows.labels[Int(entry.row)]), weight = rows.weights?[Int(entry.row)] ?? 1
                    left[label] += weight
                    right[label] -= weight
                }
                var sums = Sums(left: left, right: right, rows: rows)
                let apart = sums.worth
                sweep(&sums, list[..<known], others: missing, of: list.count, &cut)
                if min(known, missing) >= settings.minimumLeaf, apart > cut.worth + tolerance {
                    cut = Cut(count: known, isMissingLeft: false, worth: apart)
                }
            }
        }
        guard cut.count > 0 else { return nil }
        let threshold =
            cut.count == known ? .infinity : values.middle(list[cut.count - 1].rank, list[cut.count].rank)
        return Candidate(
            feature: feature, count: cut.count, threshold: threshold,
            missingGoesLeft: missing > 0 ? cut.isMissingLeft : 2 * cut.count > list.count, missing: missing,
            worth: cut.worth)
    }

    private struct Cut {
        var count: Int
        var isMissingLeft: Bool
        var worth: Double
    }

    /// Moves row after row to the left and weighs each place between two different values.
    /// - Parameter others: rows on the left from the start.
    @inline(__always) private func sweep<Sums: SplitSums>(
        _ sums: inout Sums, _ list: Slice<UnsafeBufferPointer<SortedColumns.Entry>>, others: Int, of rows: Int,
        _ cut: inout Cut
    ) {
        let list = UnsafeBufferPointer(rebasing: list)
        let first = max(1, settings.minimumLeaf - others)
        let last = min(list.count - 1, rows - settings.minimumLeaf - others)
        guard first <= last else { return }
        for place in 0..<first - 1 { sums.move(row: Int(list[place].row)) }
        for count in first...last {
            let entry = list[count - 1]
            sums.move(row: Int(entry.row))
            guard entry.rank != list[count].rank else { continue }
            let worth = sums.worth
            if worth > cut.worth + tolerance { cut = Cut(count: count, isMissingLeft: others > 0, worth: worth) }
        }
    }

    /// Nothing left, everything right.
    @inline(__always) private func withSides(
        _ body: (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * total.count) { sides in
            let left = UnsafeMutableBufferPointer(rebasing: sides[..<total.count])
            let right = UnsafeMutableBufferPointer(rebasing: sides[total.count...])
            left.initialize(repeating: 0)
            _ = right.initialize(from: total)
            body(left, right)
        }
    }
}

extension UnsafeBufferPointer<SortedColumns.Entry> {
    /// Entries with a value, which stand first.
    var knownCount: Int {
        guard let last, last.rank == SortedColumns.missing else { return count }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].rank == SortedColumns.missing { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension [Double] {
    /// Midway between the values of two ranks. Halves before the sum, lest large values overflow; the midpoint may round
    /// up to the right value.
    fileprivate func middle(_ left: UInt32, _ right: UInt32) -> Double {
        let (left, right) = (self[Int(left)], self[Int(right)])
        let middle = left / 2 + right / 2
        return middle < right ? middle : left
    }
}
