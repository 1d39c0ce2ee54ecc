/// Would another sample of the customers have given the same verdicts? The audit is repeated on segments found in
/// bootstrap samples, which the caller has named after the segments of the report.
public struct RobustVerdicts: Sendable, Hashable {
    public struct Comparison: Sendable, Hashable {
        public var segment: Int
        public var group: String
        public var verdict: Verdict
        /// Of the partitions, the share with another verdict.
        public var flips: Double
        /// And the share with a concern.
        public var concerns: Double
    }

    public var attribute: String
    public var partitions: Int
    /// Those of the audit, without the reference.
    public var comparisons: [Comparison]
    /// The share of partitions whose worst verdict over all segments is another than the audit's.
    public var flips: Double

    /// - Parameters:
    ///   - audit: of the report's segments.
    ///   - resampled: of the same customers, attribute and segment names, one per bootstrap partition.
    /// - Precondition: at least one partition.
    public init(_ audit: AttributeAudit, resampled: [AttributeAudit]) {
        precondition(!resampled.isEmpty, "no partitions to compare with")
        func share(_ holds: (AttributeAudit) -> Bool) -> Double {
            Double(resampled.count(where: holds)) / Double(resampled.count)
        }
        func worst(_ audit: AttributeAudit) -> Verdict? { audit.segments.map(\.verdict).max() }
        attribute = audit.attribute
        partitions = resampled.count
        flips = share { worst($0) != worst(audit) }
        comparisons = audit.segments.enumerated().flatMap { place, segment in
            segment.groups.enumerated().compactMap { order, group in
                group.verdict.map { verdict in
                    func other(_ audit: AttributeAudit) -> Verdict? { audit.segments[place].groups[order].verdict }
                    return Comparison(
                        segment: segment.segment, group: group.group, verdict: verdict,
                        flips: share { other($0) != verdict }, concerns: share { other($0) == .concern })
                }
            }
        }
    }
}
