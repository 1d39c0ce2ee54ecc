internal import Basics

/// What a customer's purchases say about their rate and their dropout: the sufficient statistics of the BG/NBD model.
///
/// A purchase is a day with at least one order: two orders of one day are one purchase, as in Fader, Hardie & Lee
/// (2005). The first purchase starts the clock and isn't counted. Times are in one unit throughout, weeks by default.
public struct PurchaseHistory: Sendable, Hashable, Comparable {
    /// Purchases after the first, x.
    public var repeats: Int
    /// Time from the first purchase to the last one, t_x; 0 without repeats.
    public var lastRepeat: Double
    /// Time from the first purchase to the end of the observation, T.
    public var age: Double

    public init(repeats: Int, lastRepeat: Double, age: Double) {
        self.repeats = repeats
        self.lastRepeat = lastRepeat
        self.age = age
    }

    /// - Parameters:
    ///   - days: day numbers of the purchases, in any order, days repeated or not.
    ///   - lastDay: the last day of the observation, itself observed; later purchases are left out.
    ///   - unit: days per unit of time.
    /// - Returns: nil where no purchase lies in the observation.
    public init?(days: some Sequence<Int>, lastDay: Int, unit: Double = 7) {
        let days = Set(days.filter { $0 <= lastDay })
        guard let first = days.min(), let last = days.max() else { return nil }
        self.init(purchases: days.count, first: first, last: last, lastDay: lastDay, unit: unit)
    }

    /// - Parameters:
    ///   - purchases: at least one.
    ///   - first: the day of the first purchase, `last` that of the last one until `lastDay`.
    ///   - unit: days per unit of time.
    public init(purchases: Int, first: Int, last: Int, lastDay: Int, unit: Double = 7) {
        self.init(
            repeats: purchases - 1, lastRepeat: Double(last - first) / unit, age: Double(lastDay - first) / unit)
    }

    public static func < (left: PurchaseHistory, right: PurchaseHistory) -> Bool {
        (left.repeats, left.lastRepeat, left.age) < (right.repeats, right.lastRepeat, right.age)
    }

    /// Whether the three figures fit together: 0 ≤ t_x ≤ T, and t_x is 0 exactly where nothing was repeated.
    public var isConsistent: Bool {
        repeats >= 0 && lastRepeat >= 0 && age >= lastRepeat && age.isFinite && (repeats == 0) == (lastRepeat == 0)
    }
}

/// What a customer spends per repeat purchase: the sufficient statistics of the Gamma-Gamma model.
public struct RepeatSpending: Sendable, Hashable {
    /// Purchases after the first, x.
    public var repeats: Int
    /// Mean amount of these purchases.
    public var mean: Double

    public init(repeats: Int, mean: Double) {
        self.repeats = repeats
        self.mean = mean
    }

    /// Whether the Gamma-Gamma model can use it: it needs a repeat purchase and a positive mean.
    public var isUsable: Bool { repeats > 0 && mean > 0 && mean.isFinite }
}

/// Refuses histories that contradict themselves.
func requireConsistent(_ histories: [PurchaseHistory], for estimator: String) throws(Diagnostic) {
    guard let row = histories.firstIndex(where: { !$0.isConsistent }) else { return }
    throw Diagnostic(
        .error, "purchases.history", "\(estimator) got a purchase history that contradicts itself in row \(row + 1)",
        explanation: "Expected finite times with 0 <= last repeat <= age, and a last repeat of 0 without repeats.")
}
