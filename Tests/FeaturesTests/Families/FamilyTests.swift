import Basics
import Tables
import Testing

@testable import Features

@Suite struct FamilyTests {
    let events = FormulaEvents()

    /// Values from pandas: `reference/formulas.py`.
    @Test func regularityIsThatOfPandas() throws {
        let expected = [
            0.8470291614988322, 0.7853639809359961, 0.8821827882481176, 1.0646885704810254, 1.1827966522853042,
            0.8318683628059916, 1.0238169988605152, 0.8218553051230806, 0.7046589705506199, 0.7065625413809574,
            0.9786190518908934, 0.8725257489098105, .nan,
        ]
        var whole = Regularity(in: events.cohort), parts = whole
        whole.add(customer: events.customer, time: events.time)
        for row in events.time.indices { parts.add(customer: [events.customer[row]], time: [events.time[row]]) }
        #expect(isClose([try #require(whole.feature())].numbers("order_gap_variation"), expected))
        let divided = [try #require(parts.feature())].numbers("order_gap_variation") ?? []
        #expect(isClose([try #require(whole.feature())].numbers("order_gap_variation"), divided, within: 0))
        #expect(Regularity(in: events.cohort).feature() == nil)
    }

    @Test func aClockworkHasNoVariation() throws {
        var regularity = Regularity(in: Cohort(2))
        let weekly = (0..<5).map { seconds(2011, 1, 1) + Int64($0) * 7 * 86_400 }
        regularity.add(customer: [Int32](repeating: 0, count: 5), time: weekly.reversed())
        #expect(isClose([try #require(regularity.feature())].numbers("order_gap_variation"), [0, .nan]))
    }

    /// Values from pandas: `reference/formulas.py`.
    @Test func trendsAreThoseOfPandas() throws {
        let orders = [
            -0.30286523618239164, -0.048378216407900854, 0.053211569005506235, 0.20457489678608848,
            0.12880005709207867, 0.21710793711629026, 0.22196857664920816, -0.37140493508404077, 0.3418441010372839,
            0.07538812456783649, -0.7536311972605638, -0.5443660491184318, 0,
        ]
        let spend = [
            -0.14739490305821915, 0.01829086218482571, -0.2019011196506365, 0.26125063314950536, 0.4516264173838366,
            0.14420286487573095, 0.11687991733012511, 0.0009176673702239673, -0.13885698305941027,
            -0.174354884533752, -1.1341781173222607, -1.0334952433018219, 0,
        ]
        #expect(isClose(try trend(.orders(), "trend.orders"), orders))
        #expect(isClose(try trend(.spend(), "trend.spend"), spend))
    }

    private func trend(_ trends: Trends, _ name: String) throws -> [Double]? {
        [try #require(trends.feature(events.figures(trends.aggregates), in: events.cohort))].numbers(name)
    }

    @Test func aShortHistoryShowsNoTrend() {
        let young = Cohort(13, signUp: (0..<13).map { $0 == 2 ? seconds(2011, 8, 1) : Column.missingTime })
        let trends = Trends.orders()
        guard case .number(let values)? = trends.feature(events.figures(trends.aggregates), in: young)?.values else {
            Issue.record("no trend")
            return
        }
        #expect(values.indices.filter { values[$0].isNaN } == [2])
        let late = Cohort(customers: young.customers, asOf: seconds(2011, 4, 1))
        var figures = EventFigures(trends.aggregates, in: late)
        figures.add(events.whole)
        #expect(trends.feature(figures.values(), in: late) == nil)
    }

    @Test func reciprocity() {
        var network = Reciprocity(in: Cohort(4))
        network.add(customer: [0, 0, 0, 1, 2, 3], target: [1, 2, 1, 0, 2, -1], time: [1, 2, 3, 4, 5, 6])
        network.add(customer: [2], target: [0], time: [asOf])
        let features = network.features()
        #expect(isClose(features.numbers("reciprocity"), [0.5, 1, .nan, .nan]))
        #expect(features.numbers("interactions_received") == [1, 2, 1, 0])
        #expect(Reciprocity(in: Cohort(4)).features().isEmpty)
    }

    @Test func everyHouseFormulaReads() {
        let roles: Set = [
            "order", "quantity", "category", "discount", "amount", "direction", "sentiment", "words",
        ]
        let house = HouseFormulas(families: FeatureFamily.allCases, currency: "GBP", roles: roles)
        let all = house.purchases + house.returns + house.interactions
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.allSatisfy { !$0.expression.aggregates.isEmpty && $0.meaning?.hasSuffix(".") == true })
        #expect(HouseFormulas(families: [], roles: roles.subtracting(["discount"])).purchases.isEmpty)
    }

    @Test func weekdaysAddUpToOne() throws {
        let formulas = HouseFormulas(families: [.weekdays], roles: []).purchases
        let features = try formulas.map {
            try $0.feature(
                customers: 13, figures: events.figures($0.expression.aggregates), units: ["share"], features: [],
                currency: nil)
        }
        let sums = (0..<13).map { customer in features.reduce(0) { $0 + ($1.values.allNumbers[customer]) } }
        // An order whose lines lie on several days counts for each of them.
        #expect(sums.dropLast().allSatisfy { $0 >= 1 - 1e-12 })
        #expect(sums.last == 0, "who never ordered has no weekday")
    }

    @Test func aFormulaMayNameEarlierFeatures() throws {
        let expression = try FeatureExpression(parsing: "monetary / (frequency + 1)", at: SourcePosition(file: "s"))
        let custom = FormulaFeature(name: "value", title: "Value", block: .purchase, expression: expression)
        let features = [number("monetary", [10, 20], .money), number("frequency", [1, 3], .counts)]
        let made = try custom.feature(customers: 2, figures: [], units: [], features: features, currency: "GBP")
        #expect(made.values == .number([5, 5]))
        #expect(made.definition.meaning.contains("monetary / (frequency + 1)"))
        #expect(throws: Diagnostics.self) {
            try custom.feature(
                customers: 2, figures: [], units: [], features: [category("monetary", ["a", "b"])], currency: nil)
        }
    }
}
