/// The CSV files of a sample. Event files are in time order, as an export would be; customers with equal times come
/// in the order of their numbers.
enum CustomerFile {
    static func bytes(_ histories: [History], _ model: SectorModel) -> [UInt8] {
        var writer = LineWriter(header: model.layout.customers)
        for profile in histories.map(\.profile) {
            writer.customer(profile)
            writer.field(profile.joined)
            writer.field(profile.missing[0] ? nil : profile.age)
            writer.field(profile.missing[1] ? nil : Profile.genders[profile.gender])
            writer.field(profile.missing[2] ? nil : model.regions[profile.region].name)
            writer.field(profile.missing[3] ? nil : Profile.incomeBands[profile.incomeBand])
            switch model.layout.extra {
            case .tenureYears? where !profile.missing[4]:
                writer.decimal(hundredths: (model.asOf - profile.joined) * 100 / 365)
            case .householdSize? where !profile.missing[4]: writer.field(profile.householdSize)
            case nil: break
            default: writer.field("")
            }
            writer.field(profile.consent)
            writer.endLine()
        }
        return writer.bytes
    }
}

enum PurchaseFile {
    static func bytes(_ histories: [History], _ model: SectorModel) -> [UInt8] {
        var records: [Event<(order: Order, isReversal: Bool)>] = []
        for history in histories {
            for order in history.orders {
                records.append(Event(order.moment, history.profile, records.count, (order, false)))
                if let reversed = order.reversed {
                    records.append(Event(reversed, history.profile, records.count, (order, true)))
                }
            }
        }
        var writer = LineWriter(header: model.layout.purchases)
        for (number, record) in records.sorted().enumerated() {
            let (order, isReversal) = record.content
            for line in order.lines {
                let prefix = isReversal ? model.layout.reversalPrefix : model.layout.orderPrefix
                writer.field(prefix, model.layout.firstOrderNumber + number)
                if order.isGuest { writer.field("") } else { writer.customer(record.profile) }
                writer.field(record.moment, spoilt: line.fault)
                if let store = order.store { writer.field(model.stores[store]) }
                writer.field(model.goods[line.category].name)
                let sign = isReversal ? -1 : 1
                if model.layout.hasQuantity { writer.field(sign * line.quantity) }
                if line.fault == .number {
                    writer.field("see note")
                } else {
                    writer.decimal(hundredths: line.hundredths * (model.layout.hasQuantity ? 1 : sign))
                }
                writer.endLine()
            }
        }
        return writer.bytes
    }
}

enum VisitFile {
    static let header = "customer_id,started_at,channel,duration_s,pages,impressions,clicks,bounced,converted"

    static func bytes(_ histories: [History], _ model: SectorModel) -> [UInt8] {
        var writer = LineWriter(header: header)
        for event in Event.sorted(histories, \.visits, at: \.moment) {
            let visit = event.content
            writer.customer(event.profile)
            writer.field(visit.moment, spoilt: visit.fault)
            writer.field(model.channels[visit.channel])
            if visit.fault == .number { writer.field("timeout") } else { writer.field(visit.seconds) }
            writer.field(visit.pages)
            writer.field(visit.impressions)
            writer.field(visit.clicks)
            writer.field(visit.bounced)
            writer.field(visit.converted)
            writer.endLine()
        }
        return writer.bytes
    }
}

enum InteractionFile {
    static let header = "customer_id,timestamp,kind,topic,text"

    static func bytes(_ histories: [History], _ model: SectorModel) -> [UInt8] {
        var writer = LineWriter(header: header)
        for event in Event.sorted(histories, \.interactions, at: \.moment) {
            writer.customer(event.profile)
            writer.field(event.content.moment, spoilt: event.content.fault)
            writer.field(model.kinds[event.content.kind])
            writer.field(model.topics[event.content.topic])
            writer.field(event.content.text)
            writer.endLine()
        }
        return writer.bytes
    }
}

enum CampaignFile {
    static let header = "customer_id,sent_at,campaign,group,offer,channel,responded"

    static func bytes(_ histories: [History], _ model: SectorModel) -> [UInt8] {
        var writer = LineWriter(header: header)
        let plan = model.campaign
        for history in histories {
            guard let invitation = history.invitation else { continue }
            writer.customer(history.profile)
            writer.field(invitation.sent)
            writer.field(plan.name)
            writer.field(invitation.isControl ? "control" : "treated")
            writer.field(plan.offers[invitation.offer])
            writer.field(plan.channels[invitation.channel])
            writer.field(invitation.responded)
            writer.endLine()
        }
        return writer.bytes
    }
}

/// A row in waiting: sorted by time, then in the order in which the customers produced it.
private struct Event<Content>: Comparable {
    let moment: Moment
    let profile: Profile
    let position: Int
    let content: Content

    init(_ moment: Moment, _ profile: Profile, _ position: Int, _ content: Content) {
        self.moment = moment
        self.profile = profile
        self.position = position
        self.content = content
    }

    static func == (first: Event, second: Event) -> Bool { first.position == second.position }
    static func < (first: Event, second: Event) -> Bool {
        (first.moment, first.position) < (second.moment, second.position)
    }

    static func sorted(
        _ histories: [History], _ contents: KeyPath<History, [Content]>, at moment: KeyPath<Content, Moment>
    ) -> [Event] {
        var events: [Event] = []
        for history in histories {
            for content in history[keyPath: contents] {
                events.append(Event(content[keyPath: moment], history.profile, events.count, content))
            }
        }
        return events.sorted()
    }
}

extension LineWriter {
    fileprivate mutating func customer(_ profile: Profile) { field("C", profile.index + 1, width: 5) }

    fileprivate mutating func field(_ moment: Moment, spoilt fault: Fault?) {
        if fault == .time { field("0000-00-00 00:00:00") } else { field(moment) }
    }
}
