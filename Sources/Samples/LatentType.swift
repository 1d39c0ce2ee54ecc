import Basics
import Foundation

/// A kind of customer that the sample is made of and that no file names. Rates are per year.
struct LatentType: Sendable {
    var name: String
    var share: Double

    var age: Double
    var female: Double
    /// On the scale of a standard normal over all customers.
    var income: Double

    var orders: Double
    /// Mean years until the customer falls silent.
    var lifetime: Double
    /// How much each of the sector's season curves counts.
    var seasons: [Double]
    var linesPerOrder: Double
    /// A factor on the sector's prices.
    var priceLevel: Double
    var categories: [Double]

    /// Visits that end without an order.
    var visits: Double = 0
    var bounce: Double = 0
    var pages: Double = 1
    var secondsPerPage: Double = 30
    var clicks: Double = 0
    var channels: [Double] = []

    var interactions: Double = 0
    var kinds: [Double] = []
    var topics: [Double] = []
    /// Glad, neutral, cross.
    var mood: [Double] = []

    /// By offer: the probability that the campaign makes an order that would not have been; negative where it puts
    /// people off.
    var uplift: [Double]
}

/// A customer's mixture of types: mostly one, a little of all, so that segments overlap as they do in life.
struct Blend {
    let types: [LatentType]
    let weights: [Double]
    let dominant: Int

    init(of types: [LatentType], using generator: inout SeededGenerator) {
        self.types = types
        dominant = generator.category(types.map(\.share))
        var weights = generator.dirichlet(types.map { _ in 0.6 }).map { 0.18 * $0 }
        weights[dominant] += 0.82
        self.weights = weights
    }

    /// The mean of a probability or of a quantity that adds.
    func mean(_ value: KeyPath<LatentType, Double>) -> Double {
        zip(types, weights).reduce(0) { $0 + $1.1 * $1.0[keyPath: value] }
    }

    /// The geometric mean of a rate or a price.
    func level(_ value: KeyPath<LatentType, Double>) -> Double {
        exp(zip(types, weights).reduce(0) { $0 + $1.1 * log($1.0[keyPath: value]) })
    }

    /// Mean shares, or mean values by offer.
    func means(_ values: KeyPath<LatentType, [Double]>) -> [Double] {
        var result = [Double](repeating: 0, count: types[dominant][keyPath: values].count)
        for (type, weight) in zip(types, weights) {
            for (index, value) in type[keyPath: values].enumerated() { result[index] += weight * value }
        }
        return result
    }
}
