import Auditing
import Basics
import Findings
import Foundation
import Statistics

/// What one figure says of all groups of an attribute at once.
struct AuditMeasures {
    let study: Study

    private var minimumCount: Int { study.audit.minimumCount }
    private var seed: UInt64 { UInt64(study.seed) }

    /// Of the segments, and of the outcome.
    func fairness(_ data: AuditedData, _ attributes: [ProtectedAttribute]) -> [FairnessBound]? {
        let bounds = attributes.flatMap { attribute in
            [
                bound(
                    attribute, say("the segments"),
                    DifferentialFairnessEstimate(
                        attribute, answers: data.labels, answerCount: data.names.count, minimumCount: minimumCount)),
                data.outcome.flatMap { outcome in
                    bound(
                        attribute, outcome.name,
                        DifferentialFairnessEstimate(
                            attribute, answers: outcome.labels.map { $0.map { $0 ? 1 : 0 } }, answerCount: 2,
                            minimumCount: minimumCount))
                },
            ].compactMap { $0 }
        }
        return bounds.isEmpty ? nil : bounds
    }

    /// Two digits: a count can't be worked out from the largest of many gaps.
    private func bound(
        _ attribute: ProtectedAttribute, _ subject: String, _ estimate: DifferentialFairnessEstimate?
    ) -> FairnessBound? {
        estimate.map {
            let epsilon = Self.rounded($0.epsilon)
            return FairnessBound(
                name: attribute.name, subject: subject, groups: $0.groups,
                epsilon: Estimate(
                    epsilon, low: Self.rounded($0.interval.low), high: Self.rounded($0.interval.high)),
                timesLikelier: Self.rounded(exp(epsilon)))
        }
    }

    /// To so many significant digits: from the extremes of a table no count can be worked out.
    static func rounded(_ value: Double, digits: Int = 2) -> Double {
        guard value.isFinite else { return value }
        return Double(String(format: "%.\(digits - 1)e", locale: Locale(identifier: "en_US_POSIX"), value)) ?? value
    }

    func costs(_ data: AuditedData) -> [SocialCostFacts]? {
        let distances = squaredDistances(data.x, to: centres(of: data.x, data.labels, data.names.count), data.labels)
        return data.attributes.map { attribute in
            let cost = SocialCost(
                attribute, squaredDistances: distances, minimumCount: minimumCount, seed: seed)
            return SocialCostFacts(
                name: attribute.name, mean: cost.mean, ratio: cost.ratio,
                groups: cost.groups.map {
                    .init(
                        group: AuditFacts.shown($0.group),
                        cost: Estimate($0.mean, low: $0.interval.low, high: $0.interval.high))
                })
        }
    }

    func representation(_ attributes: [ProtectedAttribute]) -> [RepresentationFacts]? {
        let facts = study.audit.population.compactMap { declared -> RepresentationFacts? in
            guard let attribute = attributes.first(where: { $0.name == declared.attribute }) else { return nil }
            let found = Representation(
                attribute, shares: declared.shares.map { ($0.group, $0.share) },
                rule: VerdictRule(threshold: study.audit.threshold, minimumCount: minimumCount),
                disclosure: DisclosureControl(threshold: minimumCount))
            let stated = found.groups.compactMap(\.count).reduce(0, +)
            return RepresentationFacts(
                name: attribute.name,
                groups: found.groups.map {
                    .init(
                        group: AuditFacts.shown($0.group), expected: $0.expected,
                        share: Rate(
                            n: $0.count == nil ? nil : stated, value: $0.share, low: $0.interval?.low,
                            high: $0.interval?.high, suppressed: $0.count == nil),
                        ratio: $0.ratio, verdict: $0.verdict.rawValue)
                }, unexpected: found.unexpected.map(AuditFacts.size),
                verdict: (found.groups.map(\.verdict).max() ?? .insufficientEvidence).rawValue)
        }
        return facts.isEmpty ? nil : facts
    }
}

/// The mean of each segment, k x p.
func centres(of x: Matrix, _ labels: [Int], _ k: Int) -> Matrix {
    var sums = Matrix(rows: k, columns: x.columns)
    var sizes = [Double](repeating: 0, count: k)
    for row in 0..<x.rows {
        sizes[labels[row]] += 1
        for column in 0..<x.columns { sums[labels[row], column] += x[row, column] }
    }
    for segment in 0..<k where sizes[segment] > 0 {
        for column in 0..<x.columns { sums[segment, column] /= sizes[segment] }
    }
    return sums
}

/// Of each row to the centre of its own segment.
func squaredDistances(_ x: Matrix, to centres: Matrix, _ labels: [Int]) -> [Double] {
    (0..<x.rows).map { row in
        var sum = 0.0
        for column in 0..<x.columns {
            let difference = x[row, column] - centres[labels[row], column]
            sum += difference * difference
        }
        return sum
    }
}
