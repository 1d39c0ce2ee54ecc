import Basics
import Tables
import Testing

@testable import Features

/// Events add up to the same features whether they come at once or in parts.
@Suite struct AggregateTests {
    /// Some rows of everything that a test below needs.
    private struct Rows {
        var customer: [Int32] = [], time: [Int64] = [], order: [Int32] = []
        var amount: [Double] = [], level: [Int] = [], flag: [Int8] = []

        init(_ count: Int, _ random: inout SeededGenerator) {
            for _ in 0..<count {
                customer.append(Int32(random.below(12)) - 1)
                time.append(asOf - Int64(random.below(900) - 60) * 80_000)
                order.append(Int32(random.below(60)) - 1)
                amount.append(random.below(15) == 0 ? .nan : Double(random.below(4000)) / 7 - 60)
                level.append(random.below(30))
                flag.append(Int8(random.below(3)) - 1)
            }
        }

        /// With levels of its own, as a chunk of a file has.
        func category(_ rows: Range<Int>) -> Categories {
            categories(rows.map { level[$0] == 0 ? nil : "level \(level[$0])" })
        }
    }

    private func parts(_ count: Int, _ random: inout SeededGenerator) -> [Range<Int>] {
        var cuts = [0, count] + (0..<4).map { _ in random.below(count + 1) }
        cuts.sort()
        return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    }

    private func expectSame(_ whole: [Feature], _ parts: [Feature]) {
        #expect(whole.map(\.definition) == parts.map(\.definition))
        #expect(!whole.isEmpty)
        for feature in whole {
            guard let numbers = whole.numbers(feature.name) else {
                #expect(whole.flags(feature.name) == parts.flags(feature.name))
                continue
            }
            // To the last bit: sums run in row order.
            #expect(numbers.map(\.bitPattern) == parts.numbers(feature.name)?.map(\.bitPattern), "\(feature.name)")
        }
    }

    @Test(arguments: 0..<10) func partsOfPurchases(seed: UInt64) {
        var random = SeededGenerator(seed: seed, stream: "parts")
        let rows = Rows(300, &random), features = PurchaseFeatures(topCategories: 5)
        func events(_ range: Range<Int>) -> PurchaseEvents {
            PurchaseEvents(
                customer: Array(rows.customer[range]), time: Array(rows.time[range]), order: Array(rows.order[range]),
                amount: Array(rows.amount[range]), category: rows.category(range))
        }
        var sums = PurchaseAggregates(in: Cohort(11))
        for part in parts(300, &random) { sums.add(events(part)) }
        expectSame(features.aggregate(events(0..<300), in: Cohort(11)), features.features(of: sums))
    }

    @Test(arguments: 0..<10) func partsOfVisitsAndInteractions(seed: UInt64) {
        var random = SeededGenerator(seed: seed, stream: "parts")
        let rows = Rows(300, &random), parts = parts(300, &random)
        func visits(_ range: Range<Int>) -> VisitEvents {
            VisitEvents(
                customer: Array(rows.customer[range]), time: Array(rows.time[range]),
                duration: Array(rows.amount[range]), clicks: Array(rows.amount[range]),
                impressions: rows.level[range].map(Double.init), bounced: Array(rows.flag[range]),
                converted: Array(rows.flag[range]), channel: rows.category(range))
        }
        var sums = VisitAggregates(in: Cohort(11))
        for part in parts { sums.add(visits(part)) }
        expectSame(VisitFeatures().aggregate(visits(0..<300), in: Cohort(11)), VisitFeatures().features(of: sums))

        func interactions(_ range: Range<Int>) -> InteractionEvents {
            InteractionEvents(
                customer: Array(rows.customer[range]), time: Array(rows.time[range]), kind: rows.category(range),
                topic: rows.category(range))
        }
        var social = InteractionAggregates(in: Cohort(11))
        for part in parts { social.add(interactions(part)) }
        expectSame(
            InteractionFeatures().aggregate(interactions(0..<300), in: Cohort(11)),
            InteractionFeatures().features(of: social))
    }

    /// Too many levels to add all of them up: a second pass, knowing which are shown, gives the same shares.
    @Test(arguments: 0..<10) func aSecondPassGivesTheSameShares(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed, stream: "passes")
        let rows = Rows(400, &random), cohort = Cohort(11)
        let counted = EventGroups(cohort, customer: rows.customer, time: nil), category = rows.category(0..<400)
        var one = LevelSums(cohort), first = LevelSums(cohort, mostCells: 100)
        one.add(counted, category, weight: rows.amount)
        first.add(counted, category, weight: rows.amount)
        #expect(one.isComplete && !first.isComplete)
        let shown = try #require(LevelShares.named(first, top: 4)).map { first.levels[$0] }
        var second = LevelSums(cohort, shown: shown)
        second.add(counted, category, weight: rows.amount)
        let expected = try #require(LevelShares(one, top: 4)), found = try #require(LevelShares(second, top: 4))
        #expect(found.levels == expected.levels && found.levels.count == 5)
        for (a, b) in zip(found.shares, expected.shares) { #expect(isClose(a, b)) }
        for level in shown { #expect(second.sum(of: level) == one.sum(of: level)) }
        #expect(second.sum(of: "never") == nil)
    }
}
