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
        let markers = subject.markers.telling
        guard subject.stability >= 0.6, !markers.isEmpty else { return nil }
        let play = Play(markers)
        return Persona(
            summary: summary(subject, markers), traits: markers.prefix(5).map(trait),
            message: Recommendation(text: play.message, evidence: evidence(play.reason, n: subject.size)),
            offer: offer(subject, markers, play: play), channel: channel(subject), caution: caution(subject))
    }

    // MARK: Sentences

    private func summary(_ subject: Subject, _ markers: [Marker]) -> String {
        var text = say("\(NumberFormat.percent(subject.share, n: subject.size)) of customers")
        if let revenue = subject.revenueShare {
            text +=
                revenue > 0 ? say(" with \(NumberFormat.percent(revenue)) of revenue") : say(" without revenue so far")
        }
        var traits: [String] = []
        for trait in markers.map({ FeaturePhrase($0).trait }) where !traits.contains(trait) { traits.append(trait) }
        return text + ": " + traits.prefix(3).joined(separator: ", ") + "."
    }

    private func trait(_ marker: Marker) -> String {
        let here = Quantity.text(marker.value, unit: marker.unit, currency: currency)
        let all = Quantity.text(
            marker.overall, unit: Quantity.isSign(marker.unit, currency) ? marker.unit : nil, currency: currency)
        let means =
            marker.isPresence || marker.isLevel
            ? say("\(here) of them, \(all) of all customers") : say("\(here) on average, \(all) over all customers")
        let effect =
            say(
                " (effect\u{a0}\(NumberFormat.signed(marker.effect)) ",
                "[\(NumberFormat.signed(marker.low)),\u{a0}\(NumberFormat.signed(marker.high))])")
        // Where all members are alike there is nothing to draw again and the interval would be a point.
        return "\(marker.title): \(means)" + (marker.low == marker.high ? "" : effect)
    }

    private func evidence(_ marker: Marker, n: Int) -> String { trait(marker) + ", n\u{a0}=\u{a0}\(count(n))." }

    private func caution(_ subject: Subject) -> String? {
        if subject.stability < 0.75 {
            return say(
                "This segment comes back only roughly when the customers are resampled (mean Jaccard ",
                "\(NumberFormat.fixed(subject.stability, digits: 2))): read it as a pattern, not as a group with borders, ",
                "and test before you spend on it.")
        }
        return subject.size < 100 ? say("Fewer than 100 customers: every figure here is rough.") : nil
    }

    // MARK: Recommendations

    private func offer(_ subject: Subject, _ markers: [Marker], play: Play) -> Recommendation {
        let category = markers.first {
            $0.feature.hasPrefix("share_of_spend.") && $0.effect >= 0.5 && $0.low > 0 && $0.subject != nil
        }
        let idea = category?.subject.map { say("An offer on \($0), of which they buy more than others.") } ?? play.offer
        guard let campaign = subject.campaign, let uplift = campaign.uplift, let low = campaign.upliftLow,
            let high = campaign.upliftHigh
        else {
            return Recommendation(text: idea, evidence: evidence(category ?? play.reason, n: subject.size))
        }
        let figure =
            say(
                "\(campaign.campaign): \(rateOf(campaign.treated)) addressed responded, ",
                "\(rateOf(campaign.control)) in the control group: \(points(uplift)) ",
                "[\(signedPoints(low)),\u{a0}\(signedPoints(high))].")
        if high < 0 {
            return Recommendation(
                text: say("No offer: the last campaign lowered the response here."), evidence: figure)
        }
        if low > 0 {
            let best = strongest(subject.offers)
            return Recommendation(
                text: best.map { say("Repeat what worked: \($0.name).") } ?? say("Repeat the campaign's offer."),
                evidence: figure + (best.map { say(" Response to \($0.name): \(rate($0.rate)).") } ?? ""))
        }
        return Recommendation(
            text: say("To be tested against a control group: \(idea.lowercasedFirst)"),
            evidence: figure + say(" The interval includes no effect, so the last campaign is no proof."))
    }

    private func channel(_ subject: Subject) -> Recommendation {
        if let best = strongest(subject.channels) {
            return Recommendation(
                text: best.name.capitalisedFirst + ".",
                evidence: say("Highest response among this segment's contacts: \(rate(best.rate))."))
        }
        let used = subject.profile.filter {
            $0.feature.hasPrefix("share_of_sessions.") && $0.subject != nil && $0.value > 0
        }
        func visits(_ marker: Marker) -> String {
            say(
                "\(NumberFormat.percent(marker.value, n: subject.size)) of their visits, ",
                "\(NumberFormat.percent(marker.overall)) over all customers, n\u{a0}=\u{a0}\(count(subject.size)).")
        }
        // Above average first: the channel that is largest everywhere says nothing about this segment.
        let above = used.filter { $0.low > 0 && $0.agreesWithMeans && $0.value >= 0.1 }
        if let best = above.max(by: { $0.effect < $1.effect }), let name = best.subject {
            return Recommendation(text: name.capitalisedFirst + ".", evidence: visits(best))
        }
        if let largest = used.max(by: { $0.value < $1.value }), let name = largest.subject {
            return Recommendation(
                text: say("None stands out; \(name) is the most used."), evidence: visits(largest))
        }
        return Recommendation(
            text: Self.noChannel,
            evidence:
                say(
                    "No source of this study tells how they respond by channel: split the next mailing over two and measure."
                )
        )
    }

    /// The report's summary leaves it out.
    private static var noChannel: String { say("Not known.") }

    /// The best response whose interval doesn't reach down to the worst one's rate; nil where they can't be told apart.
    private func strongest(_ responses: [Response]) -> Response? {
        let known = responses.filter { $0.rate.value != nil }
        guard known.count >= 2, let best = known.max(by: { ($0.rate.value ?? 0) < ($1.rate.value ?? 0) }),
            let worst = known.map({ $0.rate.value ?? 0 }).min(), let low = best.rate.low, low > worst
        else { return nil }
        return best
    }

    /// `26.1 % [21.2 %, 31.8 %], n = 264`
    private func rate(_ rate: Rate) -> String {
        interval(rate).map { "\($0), n\u{a0}=\u{a0}\(count(rate.n))" } ?? say("withheld")
    }

    /// `26.1 % [21.2 %, 31.8 %] of 264`
    private func rateOf(_ rate: Rate) -> String {
        interval(rate).map { say("\($0) of \(count(rate.n))") } ?? say("withheld")
    }

    private func interval(_ rate: Rate) -> String? {
        guard let value = rate.value, let low = rate.low, let high = rate.high else { return nil }
        let figures = [value, low, high].map { NumberFormat.percent($0, n: rate.n) }
        return "\(figures[0]) [\(NumberFormat.ends(figures[1], figures[2]))]"
    }

    private func points(_ difference: Double) -> String {
        signedPoints(difference) + say("\u{a0}points")
    }

    private func signedPoints(_ difference: Double) -> String { NumberFormat.signed(difference * 100, digits: 1) }

    private func count(_ n: Int?) -> String { NumberFormat.integer(n.map(Double.init)) }
}
