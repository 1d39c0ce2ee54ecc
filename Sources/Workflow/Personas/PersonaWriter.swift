import Basics
import Findings

/// Writes a persona from a segment's figures: every sentence is bound to a statistic, its interval and n.
///
/// Under a stability of 0.6 no persona is written, from 0.6 to 0.75 one with a caution (clusterboot's reading).
struct PersonaWriter {
    struct Subject {
        var name: String
        var size: Int
        var share: Double
        var revenueShare: Double?
        var stability: Double
        /// Every feature; those that set the segment apart, strongest first.
        var profile: [Marker]
        var markers: [Marker]
        /// Of this segment and of all customers, where the study ran a campaign.
        var campaign: CampaignImpact?
        /// Response rate by offer and by channel among this segment's contacts.
        var offers: [Response] = []
        var channels: [Response] = []
    }

    struct Response {
        var name: String
        var rate: Rate
    }

    let currency: String?

    func persona(_ subject: Subject) -> Persona? {
        guard subject.stability >= 0.6, !subject.markers.isEmpty else { return nil }
        let play = Play(subject.markers)
        return Persona(
            summary: summary(subject), traits: subject.markers.prefix(5).map { trait($0, n: subject.size) },
            message: Recommendation(text: play.message, evidence: evidence(play.reason, n: subject.size)),
            offer: offer(subject, play: play), channel: channel(subject), caution: caution(subject))
    }

    // MARK: Sentences

    private func summary(_ subject: Subject) -> String {
        var text =
            "\(NumberFormat.percent(subject.share, n: subject.size)) of customers (\(NumberFormat.integer(Double(subject.size))))"
        if let revenue = subject.revenueShare { text += ", \(NumberFormat.percent(revenue)) of revenue" }
        let traits = subject.markers.prefix(3).map { FeaturePhrase($0).trait }
        return text + ". Set apart by: " + traits.joined(separator: ", ") + "."
    }

    private func trait(_ marker: Marker, n: Int) -> String {
        "\(marker.title): \(Quantity.text(marker.value, unit: marker.unit, currency: currency)) on average, against "
            + "\(Quantity.text(marker.overall, unit: marker.unit, currency: currency)) over all customers"
            + " (effect \(NumberFormat.signed(marker.effect)) "
            + "[\(NumberFormat.signed(marker.low)), \(NumberFormat.signed(marker.high))])"
    }

    private func evidence(_ marker: Marker, n: Int) -> String {
        trait(marker, n: n) + ", n = \(NumberFormat.integer(Double(n)))."
    }

    private func caution(_ subject: Subject) -> String? {
        if subject.stability < 0.75 {
            return "This segment comes back only roughly when the customers are resampled (mean Jaccard "
                + "\(NumberFormat.fixed(subject.stability, digits: 2))): read it as a pattern, not as a group with borders."
        }
        return subject.size < 100 ? "Fewer than 100 customers: every figure here is rough." : nil
    }

    // MARK: Recommendations

    private func offer(_ subject: Subject, play: Play) -> Recommendation {
        if let campaign = subject.campaign, let uplift = campaign.uplift, let low = campaign.upliftLow,
            let high = campaign.upliftHigh
        {
            let figure =
                "Treated against control in \(campaign.campaign): \(points(uplift)) "
                + "[\(points(low)), \(points(high))], n = \(count(campaign.treated.n)) and \(count(campaign.control.n))."
            if high < 0 || (uplift <= 0 && low < 0) {
                return Recommendation(
                    text: "No offer: the last one did not help here; spend the budget on other segments.",
                    evidence: figure)
            }
            if low > 0 {
                let best = strongest(subject.offers)
                return Recommendation(
                    text: best.map { "Repeat the offer that worked: \($0.name)." } ?? "Repeat the offer: \(play.offer)",
                    evidence: figure + (best.map { " \($0.name): \(rate($0.rate))." } ?? ""))
            }
            return Recommendation(
                text: "Test before rolling out: \(play.offer.lowercasedFirst)",
                evidence: figure + " The interval includes no effect.")
        }
        let category = subject.markers.first {
            $0.feature.hasPrefix("share_of_spend") && $0.effect > 0 && !$0.feature.hasSuffix("other")
        }
        if let category {
            return Recommendation(
                text:
                    "A bundle around what they buy most above average: \(FeaturePhrase(category).trait.replacing("more ", with: "")).",
                evidence: evidence(category, n: subject.size))
        }
        return Recommendation(text: play.offer, evidence: evidence(play.reason, n: subject.size))
    }

    private func channel(_ subject: Subject) -> Recommendation {
        if let best = strongest(subject.channels) {
            return Recommendation(
                text: best.name.capitalisedFirst + ".",
                evidence: "Highest response among this segment's contacts: \(rate(best.rate)).")
        }
        let used = subject.profile.filter { $0.feature.hasPrefix("share_of_sessions") && $0.value > 0 }
        if let most = used.max(by: { $0.value < $1.value }) {
            let name = most.feature.split(separator: ".").last.map(String.init) ?? most.title
            return Recommendation(
                text: name.capitalisedFirst + ".",
                evidence:
                    "\(NumberFormat.percent(most.value, n: subject.size)) of their visits come through it, against "
                    + "\(NumberFormat.percent(most.overall)) over all customers, n = \(count(subject.size)).")
        }
        if let visits = subject.profile.first(where: { $0.feature == "sessions_per_30_days" }) {
            let isActive = visits.effect >= 0
            return Recommendation(
                text: isActive ? "On site, where they are." : "Outside the site, which they seldom visit.",
                evidence: evidence(visits, n: subject.size))
        }
        return Recommendation(
            text: "Unknown: split the first mailing over two channels and measure.",
            evidence: "No source of this study records a channel.")
    }

    /// The best response whose interval doesn't reach down to the worst one's rate; nil where they can't be told apart.
    private func strongest(_ responses: [Response]) -> Response? {
        let known = responses.filter { $0.rate.value != nil }
        guard known.count >= 2, let best = known.max(by: { ($0.rate.value ?? 0) < ($1.rate.value ?? 0) }),
            let worst = known.map({ $0.rate.value ?? 0 }).min(), let low = best.rate.low, low > worst
        else { return nil }
        return best
    }

    private func rate(_ rate: Rate) -> String {
        guard let value = rate.value, let low = rate.low, let high = rate.high else { return "withheld" }
        return "\(NumberFormat.percent(value, n: rate.n)) "
            + "[\(NumberFormat.percent(low, n: rate.n)), \(NumberFormat.percent(high, n: rate.n))], n = \(count(rate.n))"
    }

    private func points(_ difference: Double) -> String {
        NumberFormat.signed(difference * 100, digits: 1) + "\u{a0}points"
    }

    private func count(_ n: Int?) -> String { NumberFormat.integer(n.map(Double.init)) }
}
