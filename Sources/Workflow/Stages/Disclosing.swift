import Auditing
import Findings
import Statistics

/// Counts with small cells withheld, and a second one wherever a published total would give them away.
func withheld(_ counts: [[Int]], threshold: Int) -> [[Int?]] {
    let mask = DisclosureControl(threshold: threshold).suppress(counts)
    return zip(counts, mask).map { row, mask in zip(row, mask).map { $1 ? nil : $0 } }
}

/// A rate by group; withheld where the group, its positives or its negatives are too few but not none.
func disclosedRate(_ proportion: Proportion, threshold: Int) -> Rate {
    let isSmall = { (count: Int) in count > 0 && count < threshold }
    let negatives = proportion.total - proportion.count
    if proportion.total < threshold || isSmall(proportion.count) || isSmall(negatives) { return .withheld }
    return Rate(proportion)
}
