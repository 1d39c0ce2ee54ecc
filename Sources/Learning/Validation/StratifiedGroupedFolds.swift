public import Basics
import Statistics

/// Folds that never divide a group and keep the classes' shares as far as whole groups allow.
///
/// Greedy, as scikit-learn's `StratifiedGroupKFold`: groups whose classes are the most uneven in number first, each into
/// the fold that leaves the classes' shares the most even over the folds (least mean standard deviation), the smaller
/// fold of equal ones.
public struct StratifiedGroupedFolds: Sendable, Hashable {
    public var count: Int
    public var seed: UInt64

    public init(count: Int, seed: UInt64) {
        self.count = count
        self.seed = seed
    }

    /// - Parameters:
    ///   - labels: per row its class.
    ///   - groups: per row its group's id.
    /// - Complexity: O(groups * count² * classes).
    public func folds<ID: Hashable>(labels: [Int], groups: [ID]) throws(Diagnostic) -> [Fold] {
        guard labels.count == groups.count else {
            throw Diagnostic(.error, "learning.folds", "\(groups.count) groups for \(labels.count) labels")
        }
        var members = RowGroups.members(groups)
        try Fold.check(count: count, of: members.count, called: "group")
        var generator = SeededGenerator(seed: seed, stream: "stratified-grouped-folds")
        generator.shuffle(&members)
        let classes = StratifiedRows.rows(labels)
        var classOf = [Int](repeating: 0, count: labels.count)
        for (number, rows) in classes.enumerated() { for row in rows { classOf[row] = number } }
        let counts = members.map { rows in
            rows.reduce(into: [Double](repeating: 0, count: classes.count)) { $0[classOf[$1]] += 1 }
        }
        let spreads = counts.map { Summary.standardDeviation($0, ddof: 0) }
        var balance = ClassBalance(folds: count, totals: classes.map { Double($0.count) })
        var assignment = [Int](repeating: 0, count: labels.count)
        for group in members.indices.sorted(by: { (spreads[$1], $0) < (spreads[$0], $1) }) {
            let fold = balance.add(counts[group])
            for row in members[group] { assignment[row] = fold }
        }
        return Fold.folds(count: count, assignment: assignment)
    }
}

/// How many rows of each class each fold holds so far.
private struct ClassBalance {
    var counts: [[Double]]
    let totals: [Double]

    init(folds: Int, totals: [Double]) {
        counts = [[Double]](repeating: [Double](repeating: 0, count: totals.count), count: folds)
        self.totals = totals
    }

    /// Adds a group to the fold that suits best.
    /// - Returns: the fold.
    mutating func add(_ group: [Double]) -> Int {
        var best = (fold: 0, spread: Double.infinity, rows: Double.infinity)
        for fold in counts.indices {
            let before = counts[fold]
            counts[fold] = zip(before, group).map { $0 + $1 }
            let spread = meanSpread
            counts[fold] = before
            let rows = before.reduce(0, +)
            // Spreads that differ by their rounding alone are equal.
            let isEqual = abs(spread - best.spread) <= 1e-8 + 1e-5 * best.spread
            if isEqual ? rows < best.rows : spread < best.spread { best = (fold, spread, rows) }
        }
        counts[best.fold] = zip(counts[best.fold], group).map { $0 + $1 }
        return best.fold
    }

    /// Mean over the classes of the standard deviation, over the folds, of the fold's share of the class.
    private var meanSpread: Double {
        Summary.mean(
            totals.indices.map { label in
                Summary.standardDeviation(counts.map { $0[label] / totals[label] }, ddof: 0)
            })
    }
}

/// The rows of each group, in the order in which the groups first occur.
enum RowGroups {
    static func members<ID: Hashable>(_ groups: [ID]) -> [[Int]] {
        var numbers: [ID: Int] = [:]
        var members: [[Int]] = []
        for (row, group) in groups.enumerated() {
            let number = numbers[group] ?? members.count
            if number == members.count {
                numbers[group] = number
                members.append([])
            }
            members[number].append(row)
        }
        return members
    }
}
