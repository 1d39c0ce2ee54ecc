public import Basics

/// One stratified split: a share of the rows is set aside, to be looked at once.
public struct HoldOutSplit: Sendable, Hashable {
    /// Of the rows, that are set aside.
    public var share: Double
    public var seed: UInt64

    public init(share: Double, seed: UInt64) {
        self.share = share
        self.seed = seed
    }

    /// `test` holds round(share * rows) rows, each class by its share (largest remainders); every class keeps at least
    /// one row for training, which can make `test` smaller.
    public func fold(labels: [Int]) throws(Diagnostic) -> Fold {
        guard share > 0, share < 1 else {
            throw Diagnostic(
                .error, "learning.hold-out",
                "the share of rows to hold out must lie between 0 and 1, both excluded; got \(share)")
        }
        guard labels.count >= 2 else {
            throw Diagnostic(.error, "learning.hold-out", "\(labels.count) rows can't be split into two parts")
        }
        let classes = StratifiedRows.shuffled(labels, seed: seed, stream: "hold-out")
        var sizes = classes.map { Int(share * Double($0.count)) }
        let remainders = zip(classes, sizes).map { share * Double($0.count) - Double($1) }
        let missing = Int((share * Double(labels.count)).rounded()) - sizes.reduce(0, +)
        let order = classes.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
        for index in order.prefix(max(0, missing)) where sizes[index] < classes[index].count - 1 { sizes[index] += 1 }
        var assignment = [Int](repeating: 1, count: labels.count)
        for (members, size) in zip(classes, sizes) { for row in members.prefix(size) { assignment[row] = 0 } }
        return Fold.folds(count: 1, assignment: assignment)[0]
    }
}
