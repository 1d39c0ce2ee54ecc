import Basics
import Features
import Findings
import Statistics
import Tables

/// What the segments are worth: outcome, response and conversion by segment, and the campaign against its control.
struct ImpactStage {
    let study: Study
    let disclosure: SegmentDisclosure

    private var threshold: Int { disclosure.threshold }

    func callAsFunction(_ data: SourceData, labels: [Int], names: [String], outcome: Outcome?) -> Impact {
        var measures: [SegmentImpact] = []
        if let outcome {
            measures += bySegment("outcome", say("Outcome: \(outcome.name)"), outcome.labels, labels, names)
        }
        if let converted = data.events[.visits]?.converted {
            measures += bySegment(
                "conversion", say("Visitors who bought on a visit"), converted, labels, names)
        }
        return Impact(segments: measures, campaigns: campaigns(data, labels: labels, names: names))
    }

    private func bySegment(
        _ measure: String, _ title: String, _ values: [Bool?], _ labels: [Int], _ names: [String]
    ) -> [SegmentImpact] {
        let known = values.indices.filter { values[$0] != nil }
        let overall = Proportion(known.count { values[$0] == true }, of: known.count)
        // The rate of all stands beside each segment's.
        guard overall.count > 0, let overallRate = disclosedRate(overall, threshold: threshold).value else { return [] }
        let proportions = names.indices.map { segment in
            let members = known.filter { labels[$0] == segment }
            return Proportion(members.count { values[$0] == true }, of: members.count)
        }
        let rates = disclosedRates(proportions.map { [$0] }, disclosure).map { $0[0] }
        return zip(names.indices, rates).map { segment, rate in
            SegmentImpact(
                segment: segment + 1, segmentName: names[segment], measure: measure, title: title, rate: rate,
                overall: overallRate, lift: rate.value.map { $0 / overallRate })
        }
    }

    // MARK: Campaigns

    /// A customer counts once per campaign: treated or control, responded or not.
    private struct Contact {
        var isControl = false
        var responded = false
    }

    /// Campaigns from the cut-off on, in the order of their first row; segment 0 stands for all customers.
    private func campaigns(_ data: SourceData, labels: [Int], names: [String]) -> [CampaignImpact] {
        guard let source = study.source(.campaigns), let asOf = data.asOf,
            let events = data.events[.campaigns]?.events?.split(at: asOf).after
        else { return [] }
        let columns = RoleColumns(source: source, table: events.table)
        guard let responded = columns.flag("responded"), let control = columns.control else { return [] }
        let campaign = columns.category("campaign")
        var order: [String] = []
        var contacts: [String: [Int: Contact]] = [:]
        for row in events.customer.indices where responded[row] >= 0 && control[row] >= 0 {
            let name = campaign.flatMap { $0[row] } ?? word("campaign")
            if contacts[name] == nil { order.append(name) }
            var contact = contacts[name]?[Int(events.customer[row])] ?? Contact()
            contact.isControl = control[row] == 1
            contact.responded = contact.responded || responded[row] == 1
            contacts[name, default: [:]][Int(events.customer[row])] = contact
        }
        return order.flatMap { name -> [CampaignImpact] in
            let reached = (contacts[name] ?? [:]).map { (segment: labels[$0.key], contact: $0.value) }
            func proportion(_ segment: Int?, isControl: Bool) -> Proportion {
                let group = reached.filter {
                    (segment == nil || $0.segment == segment) && $0.contact.isControl == isControl
                }
                return Proportion(group.count { $0.contact.responded }, of: group.count)
            }
            let arms = [false, true]
            let overall = arms.map { proportion(nil, isControl: $0) }
            let bySegment = names.indices.map { segment in arms.map { proportion(segment, isControl: $0) } }
            let rates =
                [overall.map { disclosedRate($0, threshold: threshold) }] + disclosedRates(bySegment, disclosure)
            return zip([overall] + bySegment, rates).enumerated().map { segment, arms in
                impact(
                    name, segment: segment, segment == 0 ? say("All customers") : names[segment - 1],
                    treated: (arms.0[0], arms.1[0]), control: (arms.0[1], arms.1[1]))
            }
        }
    }

    private func impact(
        _ campaign: String, segment: Int, _ name: String, treated: (proportion: Proportion, rate: Rate),
        control: (proportion: Proportion, rate: Rate)
    ) -> CampaignImpact {
        let isShown = !treated.rate.suppressed && !control.rate.suppressed
        let interval = isShown ? treated.proportion.newcombeInterval(from: control.proportion) : nil
        return CampaignImpact(
            campaign: campaign, segment: segment, segmentName: name, treated: treated.rate, control: control.rate,
            uplift: isShown ? treated.proportion.difference(from: control.proportion) : nil, upliftLow: interval?.low,
            upliftHigh: interval?.high)
    }

    // MARK: Responses by offer and channel

    /// Response rates of a segment's contacts (control left out) before and after the cut-off, by a role's levels.
    func responses(_ data: SourceData, role: String, members: Set<Int32>) -> [PersonaWriter.Response] {
        guard let source = study.source(.campaigns), let events = data.events[.campaigns]?.events
        else { return [] }
        let columns = RoleColumns(source: source, table: events.table)
        guard let levels = columns.category(role), let responded = columns.flag("responded") else { return [] }
        let control = columns.control
        var hits = [Int](repeating: 0, count: levels.levels.count), totals = hits
        for row in events.customer.indices
        where members.contains(events.customer[row]) && levels.codes[row] >= 0 && responded[row] >= 0
            && control?[row] != 1
        {
            totals[Int(levels.codes[row])] += 1
            if responded[row] == 1 { hits[Int(levels.codes[row])] += 1 }
        }
        return levels.levels.indices.filter { totals[$0] >= threshold }.map {
            .init(
                name: levels.levels[$0],
                rate: disclosedRate(Proportion(hits[$0], of: totals[$0]), threshold: threshold))
        }
    }
}
