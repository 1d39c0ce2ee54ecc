public import Basics

/// Sets the latest rows aside: what is learnt from the earlier ones is looked at once on what came after them.
public struct TimeOrderedHoldOut: Sendable, Hashable {
    /// Of the rows, that are set aside.
    public var share: Double

    public init(share: Double) { self.share = share }

    /// Rows of the same time are never divided: the border is the change of time nearest to the share, the earlier of
    /// two equally near ones.
    public func fold<Time: Comparable>(times: [Time]) throws(Diagnostic) -> Fold {
        guard share > 0, share < 1 else {
            throw Diagnostic(
                .error, "learning.hold-out",
                "the share of rows to hold out must lie between 0 and 1, both excluded; got \(share)")
        }
        let order = try TimeOrder(times)
        let wanted = Int((Double(times.count) * (1 - share)).rounded())
        guard let border = order.nearestChange(to: wanted, among: 1..<max(1, order.starts.count)) else {
            throw Diagnostic(.error, "learning.hold-out", "rows of one time can't be split into earlier and later ones")
        }
        return order.fold(training: border, test: border..<times.count)
    }
}

/// Rows by their time, and where the time changes.
struct TimeOrder {
    /// Rows from the earliest to the latest; those of one time as they stand.
    let rows: [Int]
    /// Places in `rows` where each time begins.
    let starts: [Int]

    init<Time: Comparable>(_ times: [Time]) throws(Diagnostic) {
        // A NaN doesn't equal itself.
        if let row = times.firstIndex(where: { $0 != $0 }) {
            throw Diagnostic(
                .error, "learning.folds", "folds in order of time need a time for each row; row \(row + 1) has none")
        }
        let rows = times.indices.sorted { times[$0] == times[$1] ? $0 < $1 : times[$0] < times[$1] }
        self.rows = rows
        starts = rows.indices.filter { $0 == 0 || times[rows[$0]] != times[rows[$0 - 1]] }
    }

    /// Of the given starts the one nearest to a place, the earlier of two; nil for none.
    func nearestChange(to place: Int, among candidates: Range<Int>) -> Int? {
        candidates.map { starts[$0] }.min { (abs($0 - place), $0) < (abs($1 - place), $1) }
    }

    /// The rows up to a place for training, those at some places for the test.
    func fold(training end: Int, test places: Range<Int>) -> Fold {
        Fold(training: rows[..<end].sorted(), test: rows[places].sorted())
    }
}
