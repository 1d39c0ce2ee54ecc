import Findings

/// What to say and to offer to a kind of customer, with the marker that speaks for it.
///
/// A play is a starting point from the trade's common practice (win back, nurture, reward, convert), not a finding:
/// the report says so, and the campaign's figures overrule it.
struct Play {
    let message: String
    let offer: String
    let reason: Marker

    /// - Precondition: at least one marker.
    init(_ markers: [Marker]) {
        for rule in Self.rules {
            guard let marker = markers.first(where: { $0.feature == rule.feature && ($0.effect > 0) == rule.isHigh })
            else { continue }
            guard rule.unless.allSatisfy({ name in !markers.contains { $0.feature == name && $0.effect > 0.4 } })
            else { continue }
            (message, offer, reason) = (rule.message, rule.offer, marker)
            return
        }
        reason = markers[0]
        let trait = FeaturePhrase(markers[0]).trait
        message = "Speak to what sets them apart: \(trait)."
        offer = "An offer built around it, tested on a random half first."
    }

    private struct Rule {
        let feature: String
        let isHigh: Bool
        var unless: [String] = []
        let message: String
        let offer: String
    }

    /// The first rule that matches wins, so that the costliest risk (losing somebody) is read first.
    private static let rules = [
        Rule(
            feature: "has_purchases", isHigh: false, message: "What others bought first, and how easy it is.",
            offer: "A first-order incentive, once; then silence until they come by themselves."),
        Rule(
            feature: "recency", isHigh: true, message: "What is new since the last order, and a reason to come back.",
            offer: "A return offer with a date on it; stop after two contacts without a response."),
        Rule(
            feature: "monetary", isHigh: true, message: "Recognition: thanks, early access, a person to call.",
            offer: "Service and first choice rather than a discount: they buy without one."),
        Rule(
            feature: "frequency", isHigh: true,
            message: "Recognition of their loyalty, and what goes with what they buy.",
            offer: "A loyalty reward at the next order."),
        Rule(
            feature: "tenure", isHigh: false, message: "A welcome: how things work, what others like them bought next.",
            offer: "A second-order incentive within the first weeks."),
        Rule(
            feature: "conversion_rate", isHigh: false, unless: ["monetary"],
            message: "Help with the choice: comparisons, reviews, what others took.",
            offer: "A reminder of what they looked at, with free delivery on the first order."),
        Rule(
            feature: "bounce_rate", isHigh: true, message: "One clear thing at a time: they leave after a page.",
            offer: "A landing page for what brought them, instead of the front page."),
        Rule(
            feature: "interactions_per_30_days", isHigh: true,
            message: "A conversation: ask for their opinion, answer quickly, share what they make.",
            offer: "A referral reward: they talk to others anyway."),
        Rule(
            feature: "frequency", isHigh: false, message: "A reason for the next order: what goes with the last one.",
            offer: "A small incentive for a second order within a month."),
        Rule(
            feature: "recency", isHigh: false, message: "What goes with their latest order, while it is fresh.",
            offer: "A related product at the time of delivery."),
    ]
}
