import Basics
import Foundation
import Statistics
import Testing

@testable import Auditing

@Suite struct MeasureTests {
    /// By hand: groups of 10 and 20 with 4 and 12 yes; chances (4 + ½) / 11 and (12 + ½) / 21.
    @Test func differentialFairness() {
        let yes = log((12.5 / 21) / (4.5 / 11)), no = log((6.5 / 11) / (8.5 / 21))
        #expect(abs((DifferentialFairness.epsilon([[4, 6], [12, 8]]) ?? .nan) - max(yes, no)) < 1e-12)
        #expect(DifferentialFairness.epsilon([[5, 5], [50, 50]]).map { $0 < 1e-12 } == true)
        #expect(DifferentialFairness.epsilon([[5, 5], [0, 0]]) == nil)
        // A tiny group moves little: one customer with yes is no certainty.
        #expect((DifferentialFairness.epsilon([[1, 0], [500, 500]]) ?? 9) < 1)
    }

    @Test func groupsThatMeet() {
        let first = ProtectedAttribute(name: "gender", codes: [0, 0, 1, -1], levels: ["f", "m"])
        let second = ProtectedAttribute(name: "age", codes: [1, 0, 1, 1], levels: ["young", "old"])
        let both = ProtectedAttribute.pairs(of: [first, second])
        #expect(both.map(\.name) == ["gender and age"])
        #expect(both[0].groups == ["f, young", "f, old", "m, old", "not stated, old"])
        #expect(both[0].codes == [1, 0, 2, 3])
    }

    @Test func socialCost() throws {
        let codes = (0..<300).map { (row: Int) -> Int32 in row < 200 ? 0 : 1 }
        let distances = (0..<300).map { (row: Int) -> Double in row < 200 ? Double(row % 2) : Double(2 + row % 4) }
        let attribute = ProtectedAttribute(name: "g", codes: codes, levels: ["a", "b", "c"])
        let cost = SocialCost(attribute, squaredDistances: distances, minimumCount: 10, seed: 1)
        #expect(cost.groups.map(\.mean) == [0.5, 3.5] && cost.groups.map(\.count) == [200, 100])
        #expect(cost.ratio == 7 && abs(cost.mean - 1.5) < 1e-12)
        // The standard error of the first is 0.5 / √200.
        let interval = try #require(cost.groups.first?.interval)
        #expect(abs(interval.low - (0.5 - 1.96 * 0.03535)) < 0.01 && abs(interval.high - (0.5 + 1.96 * 0.03535)) < 0.01)
    }

    @Test func whoIsMissing() {
        let attribute = ProtectedAttribute(
            name: "age", codes: (0..<400).map { $0 < 120 ? 0 : $0 < 380 ? 1 : -1 }, levels: ["under 40", "over 40"])
        let found = Representation(
            attribute, shares: [("under 40", 0.5), ("over 40", 0.4), ("over 90", 0.1)], rule: VerdictRule(),
            disclosure: DisclosureControl())
        #expect(found.groups.map(\.verdict) == [.concern, .concern, .concern])
        #expect(abs((found.groups[0].ratio ?? 0) - (120.0 / 380) / 0.5) < 1e-12)
        #expect(found.groups[2].count == 0)
        #expect(found.unexpected.map(\.group) == ["not stated"] && found.unexpected[0].count == 20)
        let fair = Representation(
            attribute, shares: [("under 40", 3), ("over 40", 7)], rule: VerdictRule(), disclosure: DisclosureControl())
        #expect(fair.groups.map(\.verdict) == [.pass, .pass])
    }

    /// 700 and 590 customers; of five nothing is told, nor of the twelve who don't say and protect them: the shares of the
    /// others are of the 1,290, or else their digits would tell that there are five more.
    @Test func sharesAreOfGroupsThatAreTold() {
        let codes = (0..<1307).map { (row: Int) -> Int32 in row < 700 ? 0 : row < 1290 ? 1 : row < 1295 ? 2 : -1 }
        let attribute = ProtectedAttribute(name: "gender", codes: codes, levels: ["female", "male", "other"])
        let found = Representation(
            attribute, shares: [("female", 0.5), ("male", 0.48), ("other", 0.02)], rule: VerdictRule(),
            disclosure: DisclosureControl())
        #expect(found.groups.map(\.count) == [700, 590, nil])
        let shares: [Double?] = [700.0 / 1290, 590.0 / 1290, nil]
        #expect(found.groups.map(\.share) == shares)
        #expect(abs(found.groups[0].expected - 0.5 / 0.98) < 1e-12)
        #expect(found.unexpected.count == 1 && found.unexpected[0].count == nil)
    }

    @Test func anonymity() {
        let first = ProtectedAttribute(name: "a", codes: [0, 0, 0, 1, 1, 1, 1], levels: ["x", "y"])
        let second = ProtectedAttribute(name: "b", codes: [0, 0, 1, 1, 1, 1, 1], levels: ["u", "v"])
        let found = Anonymity(quasiIdentifiers: [first, second], sensitive: [1, 2, 1, 3, 3, 3, 4], threshold: 3)
        #expect(found.k == 1 && found.l == 1 && found.classes == 3 && found.exposed == 3 && found.customers == 7)
        #expect(Anonymity(quasiIdentifiers: [first], threshold: 3).k == 3)
        #expect(Anonymity(quasiIdentifiers: [], threshold: 3).k == nil)
    }

    /// P(0) = (1 − q) / (1 + q) and variance 2 q / (1 − q)², q = exp(−1 / scale).
    @Test(arguments: [(1, 1), (3, 2), (1000, 250)])
    func discreteLaplace(numerator: Int, denominator: Int) {
        let noise = DiscreteLaplace(numerator: numerator, denominator: denominator)
        var generator = SeededGenerator(seed: 4)
        let draws = (0..<40_000).map { _ in noise.draw(&generator) }
        let q = exp(-Double(denominator) / Double(numerator)), n = Double(draws.count)
        let zeros = Double(draws.count { $0 == 0 }) / n, expected = (1 - q) / (1 + q)
        #expect(abs(zeros - expected) < 4 * (expected * (1 - expected) / n).squareRoot())
        let variance = draws.reduce(0.0) { $0 + Double($1 * $1) } / n, exact = 2 * q / ((1 - q) * (1 - q))
        #expect(abs(variance / exact - 1) < 0.06)
        #expect(abs(Double(draws.reduce(0, +)) / n) < 4 * (exact / n).squareRoot())
    }

    /// After weighing, the outcome has the same rate in both groups.
    @Test func reweighing() {
        let groups = (0..<100).map { $0 < 60 ? 0 : 1 }, outcomes = (0..<100).map { $0 < 45 || $0 >= 90 ? 1 : 0 }
        let weights = Reweighing.weights(groups: groups, outcomes: outcomes)
        func rate(_ group: Int) -> Double {
            let own = groups.indices.filter { groups[$0] == group }
            return own.reduce(0) { $0 + weights[$1] * Double(outcomes[$1]) } / own.reduce(0) { $0 + weights[$1] }
        }
        #expect(abs(rate(0) - 0.55) < 1e-12 && abs(rate(1) - 0.55) < 1e-12)
        #expect(abs(weights.reduce(0, +) - 100) < 1e-9)
    }
}
