import Features
import Findings
import Statistics
import Tables

/// What the segments are worth: outcome, response and conversion by segment, and the campaign against its control.
struct ImpactStage {
    let study: Study
    let threshold: Int

    func callAsFunction(_ data: SourceData, labels: [Int], names: [String], outcome: Outcome?) -> Impact {
        var measures: [SegmentImpact] = []
        if let outcome {
            measures += bySegment("outcome", "Outcome: \(outcome.name)", outcome.labels, labels, names)
        }
        if let converted = convertedVisitors(data) {
            measures += bySegment(
                "conversion", "Visitors who bought on a visit", converted, labels, names)
        }
        return Impact(segments: measures, campaigns: campaigns(data, labels: labels, names: names))
    }

    private func bySegment(
        _ measure: String, _ title: String, _ values: [Bool?], _ labels: [Int], _ names: [String]
    ) -> [SegmentImpact] {
        let known = values.indices.filter { values[$0] != nil }
        let overall = Proportion(known.count { values[$0] == true }, of: known.count)
        guard let overallRate = overall.rate, overall.count > 0 else { return [] }
        return names.indices.map { segment in
            let members = known.filter { labels[$0] == segment }
            let rate = disclosedRate(
                Proportion(members.count { values[$0] == true }, of: members.count), threshold: threshold)
            return SegmentImpact(
                segment: segment + 1, segmentName: names[segment], measure: measure, title: title, rate: rate,
                overall: overallRate, lift: rate.value.map { $0 / overallRate })
        }
    }

    /// Of the customers with a visit before the cut-off: did one convert?
    private func convertedVisitors(_ data: SourceData) -> [Bool?]? {
        guard let source = study.source(.visits), let asOf = data.asOf,
            let visits = data.events[.visits]?.split(at: asOf).before,
            let converted = RoleColumns(source: source, table: visits.table).flag("converted")
        else { return nil }
        var values = [Bool?](repeating: nil, count: data.customers.count)
        for (row, customer) in visits.customer.enumerated() where converted[row] != Column.missingFlag {
            values[Int(customer)] = values[Int(customer)] == true || converted[row] == 1
        }
        return values
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
            let events = data.events[.campaigns]?.split(at: asOf).after
        else { return [] }
        let columns = RoleColumns(source: source, table: events.table)
        guard let responded = columns.flag("responded"), let control = columns.control else { return [] }
        let campaign = columns.category("campaign")
        var order: [String] = []
        var contacts: [String: [Int: Contact]] = [:]
        for row in events.customer.indices where responded[row] >= 0 && control[row] >= 0 {
            let name = campaign.flatMap { $0[row] } ?? "campaign"
            if contacts[name] == nil { order.append(name) }
            var contact = contacts[name]?[Int(events.customer[row])] ?? Contact()
            contact.isControl = control[row] == 1
            contact.responded = contact.responded || responded[row] == 1
            contacts[name, default: [:]][Int(events.customer[row])] = contact
        }
        return order.flatMap { name -> [CampaignImpact] in
            let reached = (contacts[name] ?? [:]).map { (segment: labels[$0.key], contact: $0.value) }
            return (0...names.count).map { segment in
                let group = segment == 0 ? reached : reached.filter { $0.segment == segment - 1 }
                return impact(
                    name, segment: segment, segment == 0 ? "All customers" : names[segment - 1], group.map(\.contact))
            }
        }
    }

    private func impact(_ campaign: String, segment: Int, _ name: String, _ contacts: [Contact]) -> CampaignImpact {
        func proportion(_ isControl: Bool) -> Proportion {
            let group = contacts.filter { $0.isControl == isControl }
            return Proportion(group.count { $0.responded }, of: group.count)
        }
        let treated = proportion(false), control = proportion(true)
        let rates = [treated, control].map { disclosedRate($0, threshold: threshold) }
        let isShown = rates.allSatisfy { !$0.suppressed }
        let interval = isShown ? treated.newcombeInterval(from: control) : nil
        return CampaignImpact(
            campaign: campaign, segment: segment, segmentName: name, treated: rates[0], control: rates[1],
            uplift: isShown ? treated.difference(from: control) : nil, upliftLow: interval?.low,
            upliftHigh: interval?.high)
    }

    // MARK: Responses by offer and channel

    /// Response rates of a segment's contacts (control left out) before and after the cut-off, by a role's levels.
    func responses(_ data: SourceData, role: String, members: Set<Int32>) -> [PersonaWriter.Response] {
        guard let source = study.source(.campaigns), let events = data.events[.campaigns] else { return [] }
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
