import Basics

/// A customer's part in the campaign. The control group has the offer that it would have got, and got nothing.
struct Invitation {
    var sent: Moment
    var isControl: Bool
    var offer: Int
    var channel: Int
    var responded: Bool
}

/// What happens after the cut-off date, in the order of cause and effect: the planted bias loses orders, then the
/// campaign adds some (or, where its uplift is negative, puts people off), then the response is read off the orders.
struct Aftermath {
    var orders: [Order]
    var invitation: Invitation?

    init(_ shopper: inout Shopper, before: [Order], using generator: inout SeededGenerator) {
        let (model, profile) = (shopper.model, shopper.profile)
        let isTouched = model.bias.touches(profile)
        orders = before.filter {
            let isLost = generator.chance(model.bias.lostOrders)
            return !(isTouched && isLost && $0.moment.day >= model.asOf)
        }
        let plan = model.campaign
        let day = model.asOf + plan.sentAfter
        let takesPart = generator.chance(isTouched ? plan.selectedDespiteBias : plan.selected)
        var invitation = Invitation(
            sent: Moment(day: day, second: 9 * 3600 + generator.below(3600)),
            isControl: generator.chance(plan.controlShare), offer: generator.below(plan.offers.count),
            channel: generator.below(plan.channels.count), responded: false)
        let isMoved = generator.uniform()
        let answer = day + (1 + generator.below(plan.responseDays - 1))
        guard profile.consent, takesPart else { return }

        let isWithin = { (order: Order) in order.moment.day > day && order.moment.day <= day + plan.responseDays }
        if !invitation.isControl {
            let uplift = profile.blend.means(\.uplift)[invitation.offer]
            let reached = profile.lapses > day ? uplift : uplift / 3
            if isMoved < reached {
                orders.append(shopper.order(on: answer))
                orders.sort { $0.moment < $1.moment }
            } else if isMoved < -reached {
                orders.removeAll(where: isWithin)
            }
        }
        invitation.responded = orders.contains { isWithin($0) && !$0.isGuest }
        self.invitation = invitation
    }
}
