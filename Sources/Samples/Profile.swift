import Basics
import Foundation

/// Who a customer is. The true values are kept even where the file leaves the cell empty.
struct Profile {
    /// Counts from 0.
    var index: Int
    var blend: Blend
    var joined: CivilDay
    /// The day on which the customer falls silent; may lie after the end.
    var lapses: CivilDay
    var age: Int
    var gender: Int
    var region: Int
    var incomeBand: Int
    var householdSize: Int
    var consent: Bool
    /// Age, gender, region, income band, extra column.
    var missing: [Bool]
    /// Factors on the rates of orders, visits and interactions (mean 1).
    var activity: Double
    var curiosity: Double
    var sociability: Double

    static let genders = ["female", "male", "non-binary"]
    static let incomeBands = ["low", "lower-middle", "upper-middle", "high"]

    /// Who is on the list: customers active when the window opens, and all who signed up since. Sign-ups of the last
    /// five years grow by 20 % a year.
    init(_ index: Int, model: SectorModel, using generator: inout SeededGenerator) {
        self.index = index
        blend = Blend(of: model.types, using: &generator)
        let growth = 5 * log(1.2)
        let position = log(1 + generator.uniform() * (exp(growth) - 1)) / growth
        joined = model.asOf + (-1 - Int((1 - position) * 5 * 365))
        let days = generator.exponential(mean: 365 * blend.level(\.lifetime))
        lapses = max(joined, model.start) + (1 + Int(min(days, 36_500)))
        age = min(95, max(18, Int(generator.normal(mean: blend.mean(\.age), sd: 11).rounded())))
        let female = blend.mean(\.female)
        gender = generator.category([female, 1 - female, 0.015])
        region = generator.category(model.regions.map(\.weight))
        let income = generator.normal(mean: blend.mean(\.income), sd: 0.9)
        incomeBand = [-0.9, 0, 0.9].count { $0 < income }
        householdSize = min(7, 1 + generator.poisson(age < 60 ? 1.5 : 0.7))
        consent = generator.chance(SectorModel.consentShare)
        missing = (0..<5).map { _ in generator.chance(SectorModel.missingShare) }
        activity = generator.gamma(shape: 4, scale: 1.0 / 4)
        curiosity = generator.gamma(shape: 3, scale: 1.0 / 3)
        sociability = generator.gamma(shape: 1, scale: 1)
    }
}
