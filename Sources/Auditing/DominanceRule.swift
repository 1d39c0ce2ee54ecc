/// The p % rule for sums of money: a sum is unsafe where its second largest contributor could work out the largest one's
/// part to within p % (Hundepool et al. 2012, Statistical Disclosure Control, section 4.2).
public struct DominanceRule: Sendable, Hashable {
    public var percent: Double

    public init(percent: Double = 10) { self.percent = percent }

    /// - Parameter contributions: one per customer; what matters is their size, returns count as purchases do.
    public func isUnsafe(_ contributions: [Double]) -> Bool {
        var largest = 0.0, second = 0.0, rest = 0.0
        for contribution in contributions where contribution.isFinite {
            let size = abs(contribution)
            rest += min(size, second)
            second = max(second, min(size, largest))
            largest = max(largest, size)
        }
        return largest > 0 && rest < percent / 100 * largest
    }

    /// Which of several sums to withhold where their total is known: the unsafe ones, and where that is one alone also
    /// the smallest of the others, as it would else be the total less the rest.
    public func suppress(_ sums: [[Double]]) -> [Bool] {
        var withheld = sums.map(isUnsafe)
        guard withheld.count(where: \.self) == 1 else { return withheld }
        let sizes = sums.map { $0.filter(\.isFinite).reduce(0) { $0 + abs($1) } }
        let others = sums.indices.filter { !withheld[$0] }
        if let smallest = others.min(by: { (sizes[$0], $0) < (sizes[$1], $1) }) { withheld[smallest] = true }
        return withheld
    }
}
