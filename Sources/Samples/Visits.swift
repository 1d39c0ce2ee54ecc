import Basics

struct Visit {
    var moment: Moment
    var channel: Int
    var seconds: Int
    var pages: Int
    /// Recommendations shown, and those clicked.
    var impressions: Int
    var clicks: Int
    var bounced: Bool
    var converted: Bool
    var fault: Fault?
}

extension Visit {
    /// A customer's visits in time order: those that led to an order and were recorded, and those that led to none.
    static func draw(
        _ profile: Profile, model: SectorModel, orders: [Order], using generator: inout SeededGenerator
    ) -> [Visit] {
        guard !model.channels.isEmpty else { return [] }
        let habits = Habits(profile, using: &generator)
        var visits: [Visit] = []
        for order in orders where generator.chance(model.recordedVisits) {
            let lead = 120 + generator.below(1500)
            visits.append(habits.visit(at: order.moment.advanced(by: -lead), converted: true, using: &generator))
        }
        let from = max(profile.joined, model.start)
        let to = min(profile.lapses, model.end)
        let weights = profile.blend.means(\.seasons)
        let masses = zip(weights, model.curves).map { $0 * $1.mass(from: from, to: to) }
        let mean = profile.blend.level(\.visits) * profile.curiosity * masses.reduce(0, +)
        for _ in 0..<generator.poisson(mean) {
            let day = model.curves[generator.category(masses)].day(from: from, to: to, using: &generator)
            let moment = Moment(day: day, hours: model.hours, using: &generator)
            visits.append(habits.visit(at: moment, converted: false, using: &generator))
        }
        return visits.sorted { $0.moment < $1.moment }
    }
}

/// How a customer moves about the site.
private struct Habits {
    let bounce: Double
    let pages: Double
    let secondsPerPage: Double
    let clicks: Double
    let channels: [Double]

    init(_ profile: Profile, using generator: inout SeededGenerator) {
        bounce = min(0.95, profile.blend.mean(\.bounce) * generator.logNormal(sigma: 0.2))
        pages = profile.blend.level(\.pages) * generator.logNormal(sigma: 0.25)
        secondsPerPage = profile.blend.level(\.secondsPerPage) * generator.logNormal(sigma: 0.25)
        clicks = min(0.6, profile.blend.mean(\.clicks) * generator.logNormal(sigma: 0.3))
        channels = generator.dirichlet(profile.blend.means(\.channels).map { 8 * $0 })
    }

    func visit(at moment: Moment, converted: Bool, using generator: inout SeededGenerator) -> Visit {
        let bounced = !converted && generator.chance(bounce)
        let viewed = bounced ? 1 : 2 + generator.negativeBinomial(mean: max(0.5, pages - 2), shape: 2.5)
        let duration = bounced ? 2 + generator.exponential(mean: 9) : 5 + Double(viewed) * secondsPerPage
        let impressions = 2 * viewed + generator.poisson(2)
        return Visit(
            moment: moment, channel: generator.category(channels),
            seconds: Int(duration * (bounced ? 1 : generator.logNormal(sigma: 0.5))), pages: viewed,
            impressions: impressions, clicks: generator.binomial(impressions, clicks), bounced: bounced,
            converted: converted, fault: .draw(using: &generator))
    }
}
