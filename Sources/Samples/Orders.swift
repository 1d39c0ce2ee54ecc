import Basics
import Foundation

struct Order {
    var moment: Moment
    var store: Int?
    var lines: [OrderLine]
    /// Made without logging in: the file has no customer for it.
    var isGuest: Bool
    /// When it was taken back, if it was.
    var reversed: Moment?
}

struct OrderLine {
    var category: Int
    var quantity: Int
    /// Price of one piece.
    var hundredths: Int
    var fault: Fault?
}

/// How a row was spoilt on purpose, as exports by hand are.
enum Fault: Sendable {
    case time, number

    static func draw(using generator: inout SeededGenerator) -> Fault? {
        guard generator.chance(SectorModel.faultShare) else { return nil }
        return generator.chance(0.5) ? .time : .number
    }
}

/// A customer's taste, from which single orders are drawn.
struct Shopper {
    let model: SectorModel
    let profile: Profile
    private let taste: [Double]
    private let priceLevel: Double
    private let homeStore: Int?
    private let linesPerOrder: Double
    private var generator: SeededGenerator

    init(_ profile: Profile, model: SectorModel, generator: SeededGenerator) {
        self.model = model
        self.profile = profile
        self.generator = generator
        taste = self.generator.dirichlet(profile.blend.means(\.categories).map { 20 * $0 })
        priceLevel = profile.blend.level(\.priceLevel) * self.generator.logNormal(sigma: 0.25)
        linesPerOrder = profile.blend.mean(\.linesPerOrder)
        let storesPerRegion = model.stores.count / model.regions.count
        homeStore = storesPerRegion > 0 ? profile.region * storesPerRegion + self.generator.below(storesPerRegion) : nil
    }

    /// All orders of the window and of the days after it, in time order, as if there were neither bias nor campaign.
    mutating func orders() -> [Order] {
        let from = max(profile.joined, model.start)
        let to = min(profile.lapses, model.end)
        let rate = profile.blend.level(\.orders) * profile.activity
        let weights = profile.blend.means(\.seasons)
        let masses = zip(weights, model.curves).map { $0 * $1.mass(from: from, to: to) }
        var days: [CivilDay] = []
        if profile.joined >= model.start, generator.chance(model.signUpOrders) { days.append(profile.joined) }
        for _ in 0..<generator.poisson(rate * masses.reduce(0, +)) {
            let curve = model.curves[generator.category(masses)]
            days.append(curve.day(from: from, to: to, using: &generator))
        }
        return days.map { order(on: $0) }.sorted { $0.moment < $1.moment }
    }

    mutating func order(on day: CivilDay) -> Order {
        let moment = Moment(day: model.openDay(day), hours: model.hours, using: &generator)
        let store = homeStore.map { generator.chance(0.85) ? $0 : generator.below(model.stores.count) }
        let lines = (0..<1 + generator.poisson(linesPerOrder - 1)).map { _ in line() }
        let isGuest = generator.chance(model.guests)
        let isReversed = generator.chance(model.reversals)
        let later = moment.advanced(by: 3600 + generator.below(14 * 86_400))
        return Order(
            moment: moment, store: store, lines: lines, isGuest: isGuest,
            reversed: isReversed && later.day < model.end ? later : nil)
    }

    private mutating func line() -> OrderLine {
        let category = generator.category(taste)
        var quantity = model.layout.hasQuantity ? 1 + generator.negativeBinomial(mean: 0.7, shape: 0.6) : 1
        if model.layout.hasQuantity, generator.chance(0.01) { quantity *= 12 }  // by the dozen, for a club or a shop
        let price = model.goods[category].price * priceLevel * generator.logNormal(sigma: model.priceSpread)
        let isFree = generator.chance(model.gifts)
        return OrderLine(
            category: category, quantity: quantity, hundredths: isFree ? 0 : max(5, 5 * Int((price / 5).rounded())),
            fault: .draw(using: &generator))
    }
}
