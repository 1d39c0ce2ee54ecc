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

extension SegmentDisclosure {
    /// Of all customers, the missing left out and told of by no digit (`roundedMean`).
    func mean(_ values: [Double]) -> Double {
        roundedMean(
            Summary.mean(values), missing: values.count { $0.isNaN }, of: values.count, threshold: threshold)
    }

    /// The same of each segment's customers.
    func means(_ values: [Double], labels: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: sizes.count), known = sizes.map { _ in 0 }
        for (value, label) in zip(values, labels) where !value.isNaN {
            sums[label] += value
            known[label] += 1
        }
        return sizes.indices.map { segment in
            roundedMean(
                sums[segment] / Double(known[segment]), missing: sizes[segment] - known[segment],
                of: sizes[segment], threshold: threshold)
        }
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

/// The rates of segments, one or several each of different members (of those treated, of the others), beside the rates of
/// all and the sizes of the segments. Where one is withheld, so is another that it could be worked out from; and where few
/// members belong to none, as the size less the rates' n would tell how many.
///
/// - Parameter proportions: by segment, each as many.
func disclosedRates(_ proportions: [[Proportion]], _ disclosure: SegmentDisclosure) -> [[Rate]] {
    let control = DisclosureControl(threshold: disclosure.threshold)
    let rest = zip(disclosure.sizes, proportions).map { size, own in max(0, size - own.reduce(0) { $0 + $1.total }) }
    // Few in all, or nobody: there is nothing to hide, or nothing to hide it among.
    let hasRest = rest.reduce(0, +) >= max(1, disclosure.threshold)
    let counts = zip(proportions, rest).map { own, rest in
        own.flatMap { [$0.count, $0.total - $0.count] } + (hasRest ? [rest] : [])
    }
    // A rate needs both its cells, and the rest is known where all rates are.
    let count = proportions.first?.count ?? 0, last = hasRest ? [2 * count] : []
    var implied: [[Int]] = []
    for rate in 0..<count { implied += [[2 * rate + 1] + last, [2 * rate] + last] }
    if hasRest { implied.append([]) }
    let few = proportions.map { own in
        own.flatMap { [Bool](repeating: $0.total < disclosure.threshold, count: 2) } + (hasRest ? [false] : [])
    }
    let withheld = control.suppress(
        counts, withheldRowTotals: disclosure.hidden, withheld: few, implied: implied)
    return zip(proportions, withheld).map { own, cells in
        own.indices.map { cells[2 * $0] || cells[2 * $0 + 1] ? .withheld : Rate(own[$0]) }
    }
}

/// A mean or share of those customers who have a value. Where those without are few, all its digits would tell how many
/// they are: it is rounded to a step that leaves sums and counts open by as much as withheld cells
/// (`DisclosureControl.protection`).
///
/// - Parameter of: customers, those without a value included.
func roundedMean(_ mean: Double, missing: Int, of customers: Int, threshold: Int) -> Double {
    let control = DisclosureControl(threshold: threshold)
    guard control.isSmall(missing), mean.isFinite else { return mean }
    let steps = [0.00001, 0.0001, 0.001, 0.01, 0.1]
    let step = steps.first { $0 * Double(customers) >= Double(control.protection) } ?? 1
    return (mean / step).rounded() * step
}
