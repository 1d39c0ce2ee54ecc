import Foundation

/// `count` of `total` customers, and the standard intervals about the rate, the difference and the ratio of rates.
/// All figures are nil where a total is 0. Levels are confidence levels such as 0.95.
public struct Proportion: Sendable, Hashable {
    public let count: Int
    public let total: Int

    /// - Precondition: 0 ≤ count ≤ total.
    public init(_ count: Int, of total: Int) {
        precondition(count >= 0 && count <= total, "\(count) of \(total)")
        self.count = count
        self.total = total
    }

    public var rate: Double? { total > 0 ? Double(count) / Double(total) : nil }

    /// Wilson's score interval (Wilson 1927): keeps its coverage for small totals and rates near 0 and 1.
    public func wilsonInterval(level: Double = 0.95) -> ConfidenceInterval? {
        guard let rate else { return nil }
        let z = standardNormalBound(level), n = Double(total)
        let centre = (rate + z * z / (2 * n)) / (1 + z * z / n)
        let reach = z * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return ConfidenceInterval(
            low: count == 0 ? 0 : max(0, centre - reach), high: count == total ? 1 : min(1, centre + reach))
    }
}

extension Proportion {
    /// This rate minus another.
    public func difference(from other: Proportion) -> Double? {
        guard let rate, let otherRate = other.rate else { return nil }
        return rate - otherRate
    }

    /// The hybrid score interval of this rate minus another (Newcombe 1998, Statistics in Medicine 17:873, method 10).
    public func newcombeInterval(from other: Proportion, level: Double = 0.95) -> ConfidenceInterval? {
        guard let rate, let otherRate = other.rate, let own = wilsonInterval(level: level),
            let others = other.wilsonInterval(level: level)
        else { return nil }
        let difference = rate - otherRate
        return ConfidenceInterval(
            low: difference - hypot(rate - own.low, others.high - otherRate),
            high: difference + hypot(own.high - rate, otherRate - others.low))
    }
}

extension Proportion {
    /// This rate over another; nil where the other is 0. One division of whole numbers, so that four fifths are 0.8
    /// exactly.
    public func ratio(to other: Proportion) -> Double? {
        guard total > 0, other.count > 0 else { return nil }
        return Double(count) * Double(other.total) / (Double(total) * Double(other.count))
    }

    /// The log interval of this rate over another (Katz et al. 1978).
    ///
    /// Where a count is 0 the log is not defined; the rule is that of Aho & Bowyer (2015, Methods in Ecology and
    /// Evolution 6:121): a count of 0 gives the end 0 (own count) or ∞ (other's count), and ½ in its stead gives the
    /// other end; both 0 gives [0, ∞]; both counts at their totals have ½ subtracted in the standard error, which
    /// would else be 0.
    public func katzInterval(to other: Proportion, level: Double = 0.95) -> ConfidenceInterval? {
        guard total > 0, other.total > 0 else { return nil }
        if count == 0, other.count == 0 { return ConfidenceInterval(low: 0, high: .infinity) }
        let n = Double(total), otherN = Double(other.total)
        let bothFull = count == total && other.count == other.total
        let x = count == 0 ? 0.5 : Double(count) - (bothFull ? 0.5 : 0)
        let otherX = other.count == 0 ? 0.5 : Double(other.count) - (bothFull ? 0.5 : 0)
        let ratio = bothFull ? 1 : (x / n) / (otherX / otherN)
        let reach = exp(standardNormalBound(level) * (1 / x - 1 / n + 1 / otherX - 1 / otherN).squareRoot())
        return ConfidenceInterval(
            low: count == 0 ? 0 : ratio / reach, high: other.count == 0 ? .infinity : ratio * reach)
    }
}

/// z with P(−z ≤ Z ≤ z) = level.
private func standardNormalBound(_ level: Double) -> Double {
    precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1; got \(level)")
    return Normal.quantile((1 + level) / 2)
}
