/// When a sum of money says too much of the few who have most of it.
///
/// - The p % rule: a sum is unsafe where its second largest contributor could work out the largest one's part to within p %.
/// - The (n, k) rule, where it is asked for: a sum is unsafe where its n largest contributors have more than k % of it.
///
/// Hundepool et al. 2012, Statistical Disclosure Control, section 4.2.
public struct DominanceRule: Sendable, Hashable {
    public var percent: Double
    public var few: FewContributors?

    /// The n and k of the (n, k) rule.
    public struct FewContributors: Sendable, Hashable {
        public var count: Int
        /// Above which share, in percent, they dominate.
        public var percent: Double

        public init(count: Int, percent: Double) {
            self.count = count
            self.percent = percent
        }
    }

    public init(percent: Double = 10, few: FewContributors? = nil) {
        self.percent = percent
        self.few = few
    }

    /// - Parameter contributions: one per customer; what matters is their size, returns count as purchases do.
    public func isUnsafe(_ contributions: [Double]) -> Bool {
        var largest = 0.0, second = 0.0, rest = 0.0
        for contribution in contributions where contribution.isFinite {
            let size = abs(contribution)
            rest += min(size, second)
            second = max(second, min(size, largest))
            largest = max(largest, size)
        }
        return largest > 0 && (rest < percent / 100 * largest || isDominated(contributions))
    }

    private func isDominated(_ contributions: [Double]) -> Bool {
        guard let few else { return false }
        let sizes = contributions.filter(\.isFinite).map(abs).sorted(by: >)
        return sizes.prefix(few.count).reduce(0, +) > few.percent / 100 * sizes.reduce(0, +)
    }

    /// Which of several sums to withhold where their total is known: the unsafe ones and those withheld anyway; and where
    /// the total would still tell what these are together, and that is one sum or an unsafe one, the smallest of the
    /// others too, one after the other.
    ///
    /// - Parameters:
    ///   - sums: contributions to each, of different customers.
    ///   - withheld: sums that aren't printed for other reasons.
    public func suppress(_ sums: [[Double]], withheld: Set<Int> = []) -> [Bool] {
        var isWithheld = sums.indices.map { withheld.contains($0) || isUnsafe(sums[$0]) }
        let sizes = sums.map { $0.filter(\.isFinite).reduce(0) { $0 + abs($1) } }
        func isOpen() -> Bool {
            let together = sums.indices.filter { isWithheld[$0] }
            return !together.isEmpty && (together.count == 1 || isUnsafe(together.flatMap { sums[$0] }))
        }
        while isOpen(),
            let smallest = sums.indices.filter({ !isWithheld[$0] }).min(by: { (sizes[$0], $0) < (sizes[$1], $1) })
        {
            isWithheld[smallest] = true
        }
        return isWithheld
    }
}
