public import Basics

/// Folds that learn from the past and are tested on what came next: the training rows of each lie before its test rows,
/// and grow from fold to fold (an expanding window). The rows before the first test are never tested.
///
/// Where all times differ these are the folds of scikit-learn's `TimeSeriesSplit`: the last `count` blocks of
/// rows / (count + 1) rows are tested in turn. Rows of the same time are never divided: a border moves to the nearest
/// change of time, the earlier of two equally near ones, and every fold tests at least one time.
public struct TimeOrderedFolds: Sendable, Hashable {
    public var count: Int
    /// The last so many rows before a test are left out of its training, with those of the same time: what is recorded
    /// about them may reach into the tested time.
    public var gap: Int

    public init(count: Int, gap: Int = 0) {
        self.count = count
        self.gap = gap
    }

    /// - Parameter times: per row when it was; only their order counts.
    public func folds<Time: Comparable>(times: [Time]) throws(Diagnostic) -> [Fold] {
        guard gap >= 0 else {
            throw TrainingChecks.parameter("gap", of: "TimeOrderedFolds", must: "an Int in 0...", got: gap)
        }
        let order = try TimeOrder(times)
        guard count >= 2, count < order.starts.count else {
            throw Diagnostic(
                .error, "learning.folds",
                "folds in order of time need from 2 folds up to one fewer than there are different times; got "
                    + "\(count) folds for \(order.starts.count) times",
                suggestion: order.starts.count > 2 ? "ask for at most \(order.starts.count - 1) folds" : nil)
        }
        let borders = borders(order)
        var folds: [Fold] = []
        for (begin, end) in zip(borders, borders.dropFirst() + [times.count]) {
            let training = order.starts.last { $0 <= begin - gap } ?? 0
            guard training > 0 else {
                throw Diagnostic(
                    .error, "learning.folds",
                    "a gap of \(gap) rows leaves the fold that tests from row \(begin + 1) on nothing to learn from",
                    suggestion: "take a smaller gap, or fewer folds")
            }
            folds.append(order.fold(training: training, test: begin..<end))
        }
        return folds
    }

    /// Where each test begins: the change of time nearest to where it would begin were all times different.
    private func borders(_ order: TimeOrder) -> [Int] {
        let rows = order.rows.count
        var chosen: [Int] = []
        for fold in 0..<count {
            let wanted = rows - (count - fold) * (rows / (count + 1))
            // After the border before; one time is left for each of the folds that follow.
            let first = order.starts.firstIndex { $0 > chosen.last ?? 0 } ?? order.starts.count
            let last = order.starts.count - (count - fold)
            chosen += order.nearestChange(to: wanted, among: first..<max(first, last + 1)).map { [$0] } ?? []
        }
        return chosen
    }
}
