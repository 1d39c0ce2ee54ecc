public import Statistics

/// What the audit says of one group compared with the reference group, in ascending severity.
public enum Verdict: String, Sendable, Hashable, CaseIterable, Comparable {
    case pass
    case insufficientEvidence = "insufficient evidence"
    case concern

    public static func < (first: Verdict, second: Verdict) -> Bool { first.severity < second.severity }

    private var severity: Int {
        switch self {
        case .pass: 0
        case .insufficientEvidence: 1
        case .concern: 2
        }
    }
}

/// The rule behind every verdict, so that neither word can come from too little data.
///
/// With the group's rate over the reference's, its 95 % interval (Katz) and a threshold t such as 0.8:
/// - **pass**: the ratio lies in t ... 1/t, and group and reference each hold at least `minimumCount` customers with
///   and without the subject (the segment or the outcome). It says that no gap beyond the threshold was seen; how large
///   a gap the data would still allow, the interval beside it tells.
/// - **concern**: the ratio lies outside t ... 1/t, its interval excludes 1 (the gap is more than chance would explain),
///   and each of the four counts is at least `minimumCount`, or would be expected to be, had both groups the same
///   rate. The second clause is there because nobody of 5,000 being in a segment is the strongest evidence of a gap,
///   not a lack of evidence.
/// - **insufficient evidence**: all else. It never means that things are fine.
///
/// A verdict is about one comparison and isn't adjusted for how many were made; the report states their number. With
/// thousands of customers the interval hardly matters and the threshold decides; with few, the reverse.
public struct VerdictRule: Sendable, Hashable {
    public var threshold: Double
    public var minimumCount: Int

    /// - Precondition: threshold in 0..<1, both excluded, and minimumCount at least 1.
    public init(threshold: Double = 0.8, minimumCount: Int = 10) {
        precondition(threshold > 0 && threshold < 1, "the threshold lies between 0 and 1; got \(threshold)")
        precondition(minimumCount > 0, "the minimum count is at least 1; got \(minimumCount)")
        self.threshold = threshold
        self.minimumCount = minimumCount
    }

    public func verdict(of group: Proportion, against reference: Proportion) -> Verdict {
        // Both ways round, so that the band has the same ends whichever group is the reference.
        if let ratio = group.ratio(to: reference), let inverse = reference.ratio(to: group),
            min(ratio, inverse) >= threshold
        {
            return isCounted(group) && isCounted(reference) ? .pass : .insufficientEvidence
        }
        guard isAssessable(group, reference), let interval = group.katzInterval(to: reference) else {
            return .insufficientEvidence
        }
        return interval.contains(1) ? .insufficientEvidence : .concern
    }

    /// Whether the four counts, observed or expected, are large enough for a gap to be judged.
    public func isAssessable(_ group: Proportion, _ reference: Proportion) -> Bool {
        guard group.total > 0, reference.total > 0 else { return false }
        let pooled = Double(group.count + reference.count) / Double(group.total + reference.total)
        let floor = Double(minimumCount)
        return [group, reference].allSatisfy { each in
            let total = Double(each.total), with = Double(each.count)
            return max(with, pooled * total) >= floor && max(total - with, (1 - pooled) * total) >= floor
        }
    }

    private func isCounted(_ proportion: Proportion) -> Bool {
        min(proportion.count, proportion.total - proportion.count) >= minimumCount
    }
}
