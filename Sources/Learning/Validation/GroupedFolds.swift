public import Basics

/// Folds that never divide a group, e.g. the rows of one customer, and are about equally large.
public struct GroupedFolds: Sendable, Hashable {
    public var count: Int
    public var seed: UInt64

    public init(count: Int, seed: UInt64) {
        self.count = count
        self.seed = seed
    }

    /// - Parameter groups: per row its group's id.
    ///
    /// Larger groups first, each into the fold that is smallest so far; equally large ones in random order.
    public func folds<ID: Hashable>(groups: [ID]) throws(Diagnostic) -> [Fold] {
        var members = RowGroups.members(groups)
        try Fold.check(count: count, of: members.count, called: "group")
        var generator = SeededGenerator(seed: seed, stream: "grouped-folds")
        generator.shuffle(&members)
        let order = members.indices.sorted { (members[$1].count, $0) < (members[$0].count, $1) }
        var sizes = [Int](repeating: 0, count: count)
        var assignment = [Int](repeating: 0, count: groups.count)
        for number in order {
            let fold = sizes.indices.min { (sizes[$0], $0) < (sizes[$1], $1) } ?? 0
            sizes[fold] += members[number].count
            for row in members[number] { assignment[row] = fold }
        }
        return Fold.folds(count: count, assignment: assignment)
    }
}
