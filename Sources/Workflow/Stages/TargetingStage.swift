import Basics
import Findings

/// Places the segments by how attractive they are and how strong the sender is there, from what the findings hold.
struct TargetingStage {
    let settings: TargetingSettings?
    let segments: [Segment]
    let impact: Impact
    let features: FeatureFacts
    let currency: String?

    /// Nil where fewer than two segments can be shown, or an axis has no criterion that tells them apart.
    func callAsFunction() -> TargetingFacts? {
        let shown = segments.filter { $0.size != nil && $0.share != nil }
        guard shown.count > 1 else { return nil }
        let used = settings ?? .standard
        var leftOut: [String] = []
        let axes = [("attractiveness", used.attractiveness), ("competitiveness", used.competitiveness)].map {
            axis, weights in
            criteria(axis, weights, of: shown, &leftOut)
        }
        guard axes.allSatisfy({ !$0.isEmpty }) else { return nil }
        return TargetingFacts(
            declared: settings != nil, criteria: axes.flatMap { $0 },
            segments: shown.indices.map { index in
                TargetingSegment(
                    segment: shown[index].id, segmentName: shown[index].name, share: shown[index].share ?? 0,
                    attractiveness: Self.score(axes[0], index), competitiveness: Self.score(axes[1], index))
            }, leftOut: leftOut)
    }

    private static func score(_ criteria: [TargetingCriterion], _ segment: Int) -> Double {
        criteria.reduce(0) { $0 + abs($1.weight) * $1.scores[segment] }
    }

    private func criteria(
        _ axis: String, _ weights: [TargetingSettings.Weight], of shown: [Segment], _ leftOut: inout [String]
    ) -> [TargetingCriterion] {
        var criteria: [TargetingCriterion] = []
        for weight in weights {
            let measure = measure(weight.name)
            let known = shown.map { measure.value($0) }
            let values = known.compactMap { $0 }.filter(\.isFinite)
            guard values.count == shown.count, let low = values.min(), let high = values.max() else {
                let isNowhere = known.allSatisfy { $0 == nil }
                leftOut.append(
                    isNowhere
                        ? say("\(measure.title) is not known of any segment")
                        : say("\(measure.title) is not known of every segment"))
                continue
            }
            guard high > low else {
                leftOut.append(say("\(measure.title) is the same in every segment"))
                continue
            }
            criteria.append(
                TargetingCriterion(
                    axis: axis, name: weight.name, title: measure.title, unit: measure.unit, weight: weight.weight,
                    values: values,
                    scores: values.map { value in
                        10 * (weight.weight < 0 ? high - value : value - low) / (high - low)
                    }))
        }
        let total = criteria.reduce(0) { $0 + abs($1.weight) }
        return criteria.map { criterion in
            var criterion = criterion
            criterion.weight /= total
            return criterion
        }
    }

    private struct Measure {
        var title: String
        var unit: String?
        var value: (Segment) -> Double?

        init(_ title: String, _ unit: String? = nil, _ value: @escaping (Segment) -> Double?) {
            self.title = title
            self.unit = unit
            self.value = value
        }
    }

    private func measure(_ name: String) -> Measure {
        switch TargetingSettings.Criterion(rawValue: name) {
        case .size: Measure(say("Share of customers"), "share", \.share)
        case .revenue: Measure(say("Share of revenue"), "share", \.revenueShare)
        case .revenuePerCustomer:
            Measure(say("Revenue per customer, 1 as on average")) { segment in
                segment.revenueShare.flatMap { revenue in segment.share.map { revenue / $0 } }
            }
        case .outcome:
            Measure(say("Rate of the outcome"), "share") { rate("outcome", of: $0) }
        case .conversion: Measure(say("Visitors who bought on a visit"), "share") { rate("conversion", of: $0) }
        case .uplift: Measure(say("Uplift of the last campaign"), "share") { campaign($0)?.uplift }
        case .response: Measure(say("Response to the last campaign"), "share") { campaign($0)?.treated.value }
        case .expectedPurchases: Measure(say("Expected purchases")) { purchases($0)?.expected?.value }
        case .expectedValue: Measure(say("Expected spend"), currency) { purchases($0)?.value?.value }
        case .alive: Measure(say("Probability to buy again"), "share") { purchases($0)?.alive?.value }
        case .stability: Measure(say("Stability, 0 to 1"), nil, \.stability.value)
        case .separation: Measure(say("Silhouette"), nil, \.silhouette.mean)
        case nil:
            Measure(title(name), features.kept.first { $0.name == name }?.unit) { $0.centroid[name] }
        }
    }

    private func title(_ name: String) -> String { features.kept.first { $0.name == name }?.title ?? name }

    private func rate(_ measure: String, of segment: Segment) -> Double? {
        impact.segments.first { $0.measure == measure && $0.segment == segment.id }?.rate.value
    }

    private func campaign(_ segment: Segment) -> CampaignImpact? {
        impact.campaigns.last { $0.segment == segment.id }
    }

    private func purchases(_ segment: Segment) -> SegmentPurchases? {
        impact.purchases?.segments.first { $0.segment == segment.id }
    }
}
