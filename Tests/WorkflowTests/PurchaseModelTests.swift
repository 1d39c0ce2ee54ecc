import Basics
import Features
import Findings
import Foundation
import Learning
import Statistics
import Tables
import Testing

@testable import Workflow

/// The stage of purchase models over purchases made up here.
@Suite struct PurchaseModelTests {
    /// Customers who buy at rates of their own and leave: rows of (customer, day, amount), days from 0.
    private static func purchases(
        _ customers: Int, days: Int, seed: UInt64 = 1, amount: (Int, inout SeededGenerator) -> Double
    ) -> Events {
        var customer: [Int32] = [], time: [Int64] = [], amounts: [Double] = []
        for index in 0..<customers {
            var generator = SeededGenerator(seed: seed, stream: "purchases", index: index)
            let chance = 0.002 + 0.05 * generator.uniform() * generator.uniform()
            let level = generator.below(50)
            for day in generator.below(days / 3)..<days {
                let isFirst = customer.last != Int32(index)
                guard isFirst || generator.uniform() < chance else { continue }
                customer.append(Int32(index))
                time.append(Int64(day) * secondsPerDay)
                amounts.append(amount(level, &generator))
                if !isFirst, generator.uniform() < 0.08 { break }
            }
        }
        return Events(
            table: Table(rowCount: customer.count, columns: []), customer: customer, time: time, amount: amounts)
    }

    private static func independent(_ level: Int, _ generator: inout SeededGenerator) -> Double {
        Double(10 + level) * (0.5 + generator.uniform())
    }

    @Test func aSampleOfBuyersIsSomeOfThemAsTheyAre() {
        let all = Buyers(
            PurchaseDays(Self.purchases(200, days: 90, amount: Self.independent), customers: 200), lastDay: 89)
        let some = all.sampled(50, seed: 3)
        #expect(some.customers.count == 50 && some.customers == all.sampled(50, seed: 3).customers)
        #expect(some.customers != all.sampled(50, seed: 4).customers)
        for (place, customer) in some.customers.enumerated() {
            let origin = all.customers.firstIndex(of: customer)
            #expect(origin.map { all.histories[$0] } == some.histories[place])
            #expect(origin.map { all.spending[$0] } == some.spending[place])
        }
        #expect(all.sampled(all.customers.count, seed: 3).customers == all.customers)
    }

    private func facts(
        _ events: Events, customers: Int, asOfDay: Int, labels: [Int]? = nil, horizon: Int = 60, threads: Int = 1
    ) throws -> PurchaseFacts? {
        let folder = try TemporaryFolder([
            "study.yaml": """
            study: s
            as-of: 1971-01-01
            currency: GBP
            sources:
              purchases: {csv: p.csv, customer: c, time: t, amount: a}
            purchase-model: {horizon: \(horizon)}
            """, "p.csv": "c,t,a\n1,1970-01-01,1\n",
        ])
        let study = try Study.load(folder.path)
        var data = SourceData()
        data.customers = (0..<customers).map { "c\($0)" }
        data.asOf = Int64(asOfDay) * secondsPerDay
        data.add(.purchases, events, of: study)
        let labels = labels ?? (0..<customers).map { $0 % 2 }
        let table = try BuildFeatures(study: study)(&data)
        return try PurchaseModelStage(
            study: study, settings: try #require(study.purchaseModel), table: table, labels: labels,
            names: ["even", "odd"], disclosure: SegmentDisclosure(labels: labels, k: 2, threshold: 10),
            threads: threads
        )(data)
    }

    @Test func forecastsWhatComesAfterTheCutOff() throws {
        let events = Self.purchases(1200, days: 500, amount: Self.independent)
        let facts = try #require(try facts(events, customers: 1200, asOfDay: 400))
        #expect(facts.note == nil && facts.valueNote == nil && facts.aliveNote == nil)
        #expect(facts.n == 1200 && facts.horizonDays == 60)
        #expect(facts.parameters.map(\.name) == ["r", "alpha", "a", "b", "p", "q", "gamma"])
        #expect(facts.fit.compactMap(\.actual).reduce(0, +) <= 1200)
        #expect(abs(facts.fit.compactMap(\.expected).reduce(0, +) - 1200) < 1e-6)
        let check = try #require(facts.check)
        #expect(check.afterCutOff && check.days == 60 && check.customers == 1200)
        #expect(abs(check.predicted - check.actual) < 0.15 * check.actual)
        #expect(check.error < check.naiveError)
        for segment in facts.segments {
            let expected = try #require(segment.expected), alive = try #require(segment.alive)
            let value = try #require(segment.value)
            #expect(try #require(expected.low) < expected.value && expected.value < (try #require(expected.high)))
            #expect(0 < alive.value && alive.value < 1)
            #expect(abs(value.value / expected.value - 34.5) < 4)
        }
        #expect(facts.grid?.count == 25)
    }

    /// The model knows nothing of what came after the cut-off.
    @Test func nothingAfterTheCutOffIsLearnt() throws {
        let events = Self.purchases(600, days: 500, amount: Self.independent)
        let before = events.split(at: 400 * secondsPerDay).before
        let whole = try #require(try facts(events, customers: 600, asOfDay: 400))
        let cut = try #require(try facts(before, customers: 600, asOfDay: 400))
        #expect(whole.parameters == cut.parameters && whole.segments == cut.segments && whole.fit == cut.fit)
        #expect(whole.grid == cut.grid)
        #expect(try #require(cut.check).afterCutOff == false)
        #expect(try #require(cut.check).days == 60)
    }

    @Test func threadsDontMatter() throws {
        let events = Self.purchases(600, days: 400, amount: Self.independent)
        let one = try facts(events, customers: 600, asOfDay: 400)
        let three = try facts(events, customers: 600, asOfDay: 400, threads: 3)
        #expect(one == three)
    }

    @Test func valueIsNotShownWhereItHangsOnFrequency() throws {
        var events = Self.purchases(800, days: 400, amount: Self.independent)
        var counts = [Int32: Double]()
        for customer in events.customer { counts[customer, default: 0] += 1 }
        events.amount = events.customer.indices.map { 5 + 10 * (counts[events.customer[$0]] ?? 0) + Double($0 % 7) }
        let facts = try #require(try facts(events, customers: 800, asOfDay: 400))
        #expect(try #require(facts.correlation) > 0.9)
        #expect(try #require(facts.valueNote).contains("independent"))
        #expect(facts.segments.allSatisfy { $0.value == nil && $0.expected != nil })
    }

    @Test func saysWhyThereIsNoForecast() throws {
        let once = Events(
            table: Table(rowCount: 50, columns: []), customer: (0..<50).map { Int32($0) },
            time: (0..<50).map { Int64($0) * secondsPerDay }, amount: [Double](repeating: 5, count: 50))
        let facts = try #require(try facts(once, customers: 50, asOfDay: 100))
        #expect(try #require(facts.note).contains("bought again"))
        #expect(facts.segments.isEmpty && facts.parameters.isEmpty && facts.grid != nil)
        #expect(!(try JSON.text(facts)).isEmpty)
    }

    /// A segment of nine and its customers are nowhere to be read off.
    @Test func smallSegmentsAreWithheld() throws {
        let events = Self.purchases(400, days: 400, amount: Self.independent)
        let facts = try #require(
            try facts(events, customers: 400, asOfDay: 400, labels: (0..<400).map { $0 < 9 ? 1 : 0 }))
        let small = facts.segments[1]
        #expect(small.n == nil && small.expected == nil && small.alive == nil && small.value == nil)
        #expect(facts.segments[0].n == nil && facts.segments[0].expected != nil)
        for cell in facts.grid ?? [] { #expect(cell.n == nil || cell.n == 0 || (cell.n ?? 0) >= 10) }
        for row in facts.fit { #expect(row.actual == nil || row.actual == 0 || (row.actual ?? 0) >= 10) }
        for row in facts.check?.rows ?? [] { #expect(row.n != nil || (row.predicted == nil && row.actual == nil)) }
    }

    @Test func daysArePurchasesAndReturnsAreNot() {
        let events = Events(
            table: Table(rowCount: 6, columns: []), customer: [0, 0, 0, 0, 1, 1],
            time: [5, 5, 19, 40, 7, 3].map { Int64($0) * secondsPerDay }, amount: [1, 2, 30, 50, -4, 0])
        let days = PurchaseDays(events, customers: 3)
        #expect(days.history(0, lastDay: 33) == PurchaseHistory(repeats: 1, lastRepeat: 2, age: 4))
        #expect(days.spending(0, lastDay: 33) == RepeatSpending(repeats: 1, mean: 30))
        #expect(days.spending(0, lastDay: 40) == RepeatSpending(repeats: 2, mean: 40))
        #expect(days.history(1, lastDay: 33) == PurchaseHistory(repeats: 0, lastRepeat: 0, age: 30.0 / 7))
        #expect(days.history(2, lastDay: 33) == nil)
        #expect(days.count(0, in: 5..<40) == 2 && days.first == 3 && days.last == 40)
    }

    /// UCI Online Retail: plausible, and nothing breaks.
    @Test(.enabled(if: SharedData.has("online-retail/online_retail.csv.gz"), "needs the shared data folder"))
    func onlineRetail() throws {
        let folder = try SharedData.study("online-retail", data: "online_retail.csv.gz")
        let study = try Study.load(folder.path)
        var data = try ReadSources(study: study, threads: 2, progress: SilentProgress())(try openSources(study))
        let table = try BuildFeatures(study: study)(&data)
        let frequency = try #require(table.numbers("frequency"))
        let labels = frequency.map { $0 > 2 ? 0 : 1 }
        let settings = try #require(study.purchaseModel)
        let facts = try #require(
            try PurchaseModelStage(
                study: study, settings: settings, table: table, labels: labels,
                names: ["often", "rarely"], disclosure: SegmentDisclosure(labels: labels, k: 2, threshold: 10),
                threads: 2
            )(data))
        #expect(facts.n == 4338 && facts.note == nil)
        let often = try #require(facts.segments[0].expected?.value),
            rarely = try #require(facts.segments[1].expected?.value)
        #expect(often > 2 * rarely && rarely > 0)
        let check = try #require(facts.check)
        #expect(!check.afterCutOff && check.error < 1.1 * check.naiveError)
        // lifetimes gives r 0.83, alpha 68.9 days, a 0.00, b 6.75: nobody is seen to leave within the year.
        for (parameter, published) in zip(facts.parameters, [0.83, 68.9 / 7, 0.0034, 6.75]) {
            #expect(abs(parameter.value - published) < 0.02 * published, "\(parameter.name)")
        }
        #expect(facts.aliveNote != nil)
    }
}
