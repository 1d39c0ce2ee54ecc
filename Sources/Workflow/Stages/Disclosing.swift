import Auditing
import Features
import Findings
import Statistics

/// Which segments may be told of. The sizes are withheld by the rule for lists, as their total is known. What describes
/// the members of a segment under the threshold is withheld altogether, and so is what describes those that protect it:
/// the means of all customers are printed, and a small segment's would be what the others leave of them.
struct SegmentDisclosure: Sendable {
    let threshold: Int
    let sizes: [Int]
    /// The segments whose size must not be printed, nor anything that tells it: the small, and those that protect them.
    let hidden: Set<Int>
    let dominance: DominanceRule

    init(labels: [Int], k: Int, threshold: Int, dominance: DominanceRule = DominanceRule()) {
        var sizes = [Int](repeating: 0, count: k)
        for label in labels { sizes[label] += 1 }
        let mask = DisclosureControl(threshold: threshold).suppress(sizes)
        self.threshold = threshold
        self.sizes = sizes
        self.dominance = dominance
        hidden = Set(mask.indices.filter { mask[$0] })
    }

    /// Whether the segment has so few members that a mean over them could give one away.
    func isSmall(_ segment: Int) -> Bool { sizes[segment] < threshold }

    /// Whether figures of the segment's members may be printed.
    func isDescribed(_ segment: Int) -> Bool { !hidden.contains(segment) && !isSmall(segment) }
}

extension SegmentDisclosure {
    /// Segments whose sum of money must not be printed; the sum of all is.
    func dominated(_ amounts: [Double], labels: [Int]) -> Set<Int> {
        var bySegment = [[Double]](repeating: [], count: sizes.count)
        for (label, amount) in zip(labels, amounts) { bySegment[label].append(amount) }
        let mask = dominance.suppress(bySegment, withheld: hidden)
        return Set(mask.indices.filter { mask[$0] })
    }
}

extension DominanceRule {
    /// Whether a feature is money that few customers have nearly all of.
    func isDominated(_ feature: Feature) -> Bool {
        guard feature.definition.scaleFamily == .money, case .number(let amounts) = feature.values else { return false }
        return isUnsafe(amounts)
    }
}

/// Counts with small cells withheld, and a second one wherever a published total would give them away.
///
/// - Parameter hiddenRows: rows whose total isn't printed: all their cells are withheld.
func withheld(_ counts: [[Int]], threshold: Int, hiddenRows: Set<Int> = []) -> [[Int?]] {
    let mask = DisclosureControl(threshold: threshold).suppress(counts, withheldRowTotals: hiddenRows)
    return zip(counts, mask).map { row, mask in zip(row, mask).map { $1 ? nil : $0 } }
}

/// A list of counts whose sum is printed.
func withheld(_ counts: [Int], threshold: Int) -> [Int?] {
    zip(counts, DisclosureControl(threshold: threshold).suppress(counts)).map { $1 ? nil : $0 }
}

/// A rate by group; withheld where the group, its positives or its negatives are too few but not none.
func disclosedRate(_ proportion: Proportion, threshold: Int) -> Rate {
    let isSmall = { (count: Int) in count > 0 && count < threshold }
    let negatives = proportion.total - proportion.count
    if proportion.total < threshold || isSmall(proportion.count) || isSmall(negatives) { return .withheld }
    return Rate(proportion)
}

/// The rates of groups whose overall rate is printed: where one is withheld, so is another that it could be worked out
/// from.
///
/// - Parameter hidden: groups whose size isn't printed.
func disclosedRates(_ proportions: [Proportion], hidden: Set<Int>, threshold: Int) -> [Rate] {
    let small = proportions.indices.filter { proportions[$0].total < threshold }
    let cells = withheld(
        proportions.map { [$0.count, $0.total - $0.count] }, threshold: threshold, hiddenRows: hidden.union(small))
    return zip(proportions, cells).map { $1.contains(nil) ? .withheld : Rate($0) }
}
