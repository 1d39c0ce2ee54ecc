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
        // A NaN doesn't equal itself.
        if let row = times.firstIndex(where: { $0 != $0 }) {
            throw Diagnostic(
                .error, "learning.folds", "folds in order of time need a time for each row; row \(row + 1) has none")
        }
        let order = times.indices.sorted { times[$0] == times[$1] ? $0 < $1 : times[$0] < times[$1] }
        // Where in `order` each time begins, and the end.
        let starts = order.indices.filter { $0 == 0 || times[order[$0]] != times[order[$0 - 1]] }
        guard count >= 2, count < starts.count else {
            throw Diagnostic(
                .error, "learning.folds",
                "folds in order of time need from 2 folds up to one fewer than there are different times; got "
                    + "\(count) folds for \(starts.count) times",
                suggestion: starts.count > 2 ? "ask for at most \(starts.count - 1) folds" : nil)
        }
        let borders = borders(starts: starts, rows: order.count)
        var folds: [Fold] = []
        for (begin, end) in zip(borders, borders.dropFirst() + [order.count]) {
            let training = starts.last { $0 <= begin - gap } ?? 0
            guard training > 0 else {
                throw Diagnostic(
                    .error, "learning.folds",
                    "a gap of \(gap) rows leaves the fold that tests from row \(begin + 1) on nothing to learn from",
                    suggestion: "take a smaller gap, or fewer folds")
            }
            folds.append(Fold(training: order[..<training].sorted(), test: order[begin..<end].sorted()))
        }
        return folds
    }

    /// Where each test begins: the change of time nearest to where it would begin were all times different.
    private func borders(starts: [Int], rows: Int) -> [Int] {
        var chosen: [Int] = []
        var least = 1
        for fold in 0..<count {
            let wanted = rows - (count - fold) * (rows / (count + 1))
            // One time is left for each of the folds that follow.
            let possible = least...(starts.count - (count - fold))
            let place = possible.min { (abs(starts[$0] - wanted), $0) < (abs(starts[$1] - wanted), $1) } ?? least
            chosen.append(starts[place])
            least = place + 1
        }
        return chosen
    }
}
