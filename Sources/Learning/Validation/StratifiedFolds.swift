public import Basics

/// Folds that keep the classes' shares: the counts of a class differ by at most 1 between folds, and so do the sizes.
public struct StratifiedFolds: Sendable, Hashable {
    public var count: Int
    public var seed: UInt64

    public init(count: Int, seed: UInt64) {
        self.count = count
        self.seed = seed
    }

    /// A class with fewer members than folds is tested in as many folds as it has members; see `warnings`.
    public func folds(labels: [Int]) throws(Diagnostic) -> [Fold] {
        try Fold.check(count: count, of: labels.count, called: "row")
        var assignment = [Int](repeating: 0, count: labels.count)
        var place = 0
        for members in StratifiedRows.shuffled(labels, seed: seed, stream: "stratified-folds") {
            // Dealt like cards, on from where the class before ended.
            for row in members {
                assignment[row] = place % count
                place += 1
            }
        }
        return Fold.folds(count: count, assignment: assignment)
    }

    /// One per class that is too small to be tested in every fold.
    public func warnings(labels: [Int]) -> [Diagnostic] {
        StratifiedRows.rows(labels).filter { $0.count < count }.map { members in
            Diagnostic(
                .warning, "learning.scarce-class",
                "class \(labels[members[0]]) has \(members.count) members for \(count) folds, so some folds test none"
                    + (members.count == 1 ? " and the fold that tests it has none to learn from" : ""),
                suggestion: "take fewer folds, or join small classes")
        }
    }
}

/// The rows of each class that occurs, lower classes first.
enum StratifiedRows {
    static func rows(_ labels: [Int]) -> [[Int]] {
        Dictionary(grouping: labels.indices, by: { labels[$0] }).sorted { $0.key < $1.key }.map(\.value)
    }

    static func shuffled(_ labels: [Int], seed: UInt64, stream: String) -> [[Int]] {
        rows(labels).map { members in
            var members = members
            var generator = SeededGenerator(seed: seed, stream: stream, index: labels[members[0]])
            generator.shuffle(&members)
            return members
        }
    }
}
