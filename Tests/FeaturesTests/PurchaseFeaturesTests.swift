import Basics
import Tables
import Testing

@testable import Features

@Suite struct PurchaseFeaturesTests {
    /// Three buyers (0, 1, 2) and one customer without purchases (3). The last three rows never count.
    static let events = PurchaseEvents(
        customer: [0, 0, 0, 1, 0, 2, -1, 1, 1],
        time: [
            seconds(2011, 1, 10, 9), seconds(2011, 1, 10, 9), seconds(2011, 4, 10, 23, 59), seconds(2011, 7, 1),
            seconds(2011, 10, 7, 1), seconds(2011, 10, 31, 12), seconds(2011, 5, 5), asOf, Column.missingTime,
        ],
        order: categories(["A", "A", "B", "C", "D", "A", "E", "F", "G"]).codes,
        amount: [10, 20, 30, 5, 40, 8, 1000, 2000, 3000],
        category: categories(["tea", "cups", "tea", "tea", "pots", "cups", "gold", "gold", "gold"]))

    let features = PurchaseFeatures(currency: "GBP").aggregate(Self.events, in: Cohort(4))

    @Test func recencyFrequencyMonetary() throws {
        // Customer 0's last purchase was on 7 October: 25 days. The window began on 10 January: 295 days.
        #expect(features.numbers("recency") == [25, 123, 1, 295])
        #expect(features.numbers("frequency") == [3, 1, 1, 0])
        #expect(features.numbers("monetary") == [100, 5, 8, 0])
        let table = try FeatureTable(customers: ["a", "b", "c", "d"], features: features)
        #expect(table.recencyFrequencyMonetary?.monetary == [100, 5, 8, 0])
    }

    @Test func orderValueTenureAndGaps() {
        #expect(isClose(features.numbers("average_order_value"), [100.0 / 3, 5, 8, .nan]))
        #expect(features.numbers("tenure") == [295, 123, 1, 0])
        #expect(isClose(features.numbers("days_between_orders"), [270.0 / 2, .nan, .nan, .nan]))
    }

    @Test func fractionsOfDays() {
        let exact = PurchaseFeatures().aggregate(Self.events, in: Cohort(4, dayCount: .exact))
        #expect(isClose(exact.numbers("recency"), [24 + 23.0 / 24, 123, 0.5, 294 + 15.0 / 24]))
    }

    @Test func signUpSetsTheTenureWhereItIsKnown() {
        let signUp = [seconds(2010, 11, 1), Column.missingTime, asOf, seconds(2011, 10, 1)]
        let features = PurchaseFeatures().aggregate(Self.events, in: Cohort(4, signUp: signUp))
        #expect(features.numbers("tenure") == [365, 123, 1, 31])
    }

    @Test func aCategoryOfFewCustomersIsNotNamed() {
        let cohort = Cohort(customers: ["a", "b", "c", "d"], asOf: asOf, leastCustomers: 2)
        let features = PurchaseFeatures().aggregate(Self.events, in: cohort)
        #expect(features.numbers("share_of_spend.pots") == nil, "one customer alone bought pots")
        #expect(isClose(features.numbers("share_of_spend.tea"), [0.4, 1, 0, 0]))
        #expect(isClose(features.numbers("share_of_spend.other"), [0.4, 0, 0, 0]))
    }

    @Test func brands() {
        var events = Self.events
        events.brand = categories(["x", "y", "x", "x", nil, "y", "z", "z", "z"])
        let features = PurchaseFeatures().aggregate(events, in: Cohort(4))
        #expect(isClose(features.numbers("brand.x"), [40.0 / 60, 1, 0, 0]))
        #expect(isClose(features.numbers("brand.y"), [20.0 / 60, 0, 1, 0]))
        #expect(features.names.filter { $0.hasPrefix("brand.") }.count == 2)
    }

    @Test func sharesOfSpend() {
        #expect(isClose(features.numbers("share_of_spend.tea"), [0.4, 1, 0, 0]))
        #expect(isClose(features.numbers("share_of_spend.pots"), [0.4, 0, 0, 0]))
        #expect(isClose(features.numbers("share_of_spend.cups"), [0.2, 0, 1, 0]))
        #expect(features.names.filter { $0.hasPrefix("share_of_spend") }.count == 3, "nothing is left for 'other'")
    }

    @Test func smallerCategoriesAreTakenTogether() {
        // Totals: tea 45, pots 40, cups 28.
        let features = PurchaseFeatures(topCategories: 1).aggregate(Self.events, in: Cohort(4))
        #expect(
            features.names.filter { $0.hasPrefix("share_of_spend") } == ["share_of_spend.tea", "share_of_spend.other"])
        #expect(isClose(features.numbers("share_of_spend.other"), [0.6, 0, 1, 0]))
    }

    @Test func aCategoryCalledOtherBelongsToTheRest() {
        var events = Self.events
        events.category = categories(["Other", "cups", "tea", "tea", "pots", "cups", nil, nil, nil])
        let names = PurchaseFeatures(topCategories: 8).aggregate(events, in: Cohort(4)).names
        #expect(
            names.filter { $0.hasPrefix("share_of_spend") }
                == ["pots", "tea", "cups", "other"].map { "share_of_spend.\($0)" })
    }

    @Test func tiesAreRankedByName() {
        let events = PurchaseEvents(
            customer: [0, 0, 0], amount: [5, 5, 5], category: categories(["c", "a", "b"]))
        let names = PurchaseFeatures(topCategories: 2).aggregate(events, in: Cohort(1)).names
        #expect(
            names == ["frequency", "monetary", "average_order_value"]
                + ["a", "b", "other"].map { "share_of_spend.\($0)" })
    }

    @Test func returnsLeaveSharesWithinZeroAndOne() {
        let events = PurchaseEvents(
            customer: [0, 0, 0], amount: [30, -25, 10], category: categories(["tea", "tea", "cups"]))
        let features = PurchaseFeatures().aggregate(events, in: Cohort(1))
        #expect(features.numbers("monetary") == [15])
        #expect(features.numbers("share_of_spend.tea") == [0.75])
    }

    @Test func seasonsCountOrdersNotLines() {
        #expect(
            features.names.filter { $0.hasPrefix("season") }
                == ["season.winter", "season.spring", "season.summer", "season.autumn"])
        #expect(isClose(features.numbers("season.winter"), [1.0 / 3, 0, 0, 0]))
        #expect(isClose(features.numbers("season.spring"), [1.0 / 3, 0, 0, 0]))
        #expect(isClose(features.numbers("season.summer"), [0, 1, 0, 0]))
        #expect(isClose(features.numbers("season.autumn"), [1.0 / 3, 0, 1, 0]))
    }

    @Test func seasonsWithoutOrderIdsWeighSpend() {
        var events = Self.events
        events.order = nil
        let features = PurchaseFeatures().aggregate(events, in: Cohort(4))
        #expect(features.numbers("frequency") == [4, 1, 1, 0])
        #expect(isClose(features.numbers("season.winter"), [0.3, 0, 0, 0]))
    }

    @Test func anOrderIdSharedByCustomersCountsForEach() {
        let order = categories(["A", "A", "A", "A", "A", nil, nil])
        let events = PurchaseEvents(customer: [0, 1, 0, 1, 2, 2, 2], order: order.codes)
        #expect(PurchaseFeatures().aggregate(events, in: Cohort(3)).numbers("frequency") == [1, 1, 3])
    }

    @Test func presenceIsFlaggedOnlyWhereItDiffers() {
        #expect(features.flags("has_purchases") == [1, 1, 1, 0])
        let everybody = PurchaseFeatures().aggregate(PurchaseEvents(customer: [1, 0]), in: Cohort(2))
        #expect(everybody.names == ["frequency"])
        #expect(PurchaseFeatures().aggregate(PurchaseEvents(customer: [-1]), in: Cohort(2)).isEmpty)
    }

    @Test func amountsThatAreMissingAreNotZero() {
        let events = PurchaseEvents(customer: [0, 0, 1], amount: [.nan, 7, .nan])
        #expect(isClose(PurchaseFeatures().aggregate(events, in: Cohort(2)).numbers("monetary"), [7, .nan]))
    }

    /// Whole amounts add up exactly, so that the order of rows can't show.
    @Test(arguments: 0..<20) func orderOfRowsDoesNotMatter(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let rows = 300
        func draw(_ bound: Int) -> [Int] { (0..<rows).map { _ in generator.below(bound) } }
        let customer = draw(12).map { Int32($0) - 1 }, order = draw(90), category = draw(5)
        let amount = draw(100).map(Double.init), time = draw(700).map { asOf - Int64($0 - 50) * 86_400 }
        func aggregate(_ rows: [Int]) -> [Feature] {
            let events = PurchaseEvents(
                customer: rows.map { customer[$0] }, time: rows.map { time[order[$0]] },
                order: categories(rows.map { "o\(order[$0])" }).codes, amount: rows.map { amount[$0] },
                category: categories(rows.map { "k\(category[$0])" }))
            return PurchaseFeatures().aggregate(events, in: Cohort(11))
        }
        let straight = aggregate(Array(0..<rows)), shuffled = aggregate(generator.permutation(rows))
        #expect(straight.names == shuffled.names)
        for name in straight.names {
            #expect(isClose(straight.numbers(name) ?? [], shuffled.numbers(name) ?? []), "\(name)")
        }
    }

    @Test(arguments: 0..<20) func sharesAddUpToOne(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let customer = (0..<200).map { _ in Int32(generator.below(10)) }
        let events = PurchaseEvents(
            customer: customer, amount: customer.map { _ in 1 + generator.uniform() },
            category: categories(customer.map { _ in "k\(generator.below(20))" }))
        let shares = PurchaseFeatures().aggregate(events, in: Cohort(10)).filter {
            $0.name.hasPrefix("share_of_spend.")
        }
        #expect(shares.count == 9)
        for index in 0..<10 {
            let sum = shares.names.reduce(0.0) { $0 + (shares.numbers($1)?[index] ?? .nan) }
            #expect(isClose(sum, customer.contains(Int32(index)) ? 1 : 0))
        }
    }
}
