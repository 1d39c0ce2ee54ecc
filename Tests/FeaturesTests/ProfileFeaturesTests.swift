import Basics
import Tables
import Testing

@testable import Features

@Suite struct ProfileFeaturesTests {
    func feature(_ column: Column, order: [String]? = nil) -> Feature? {
        ProfileFeatures().aggregate([ProfileColumn("income_band", column, order: order)], in: Cohort(column.count))
            .first
    }

    @Test func anOrderedCategoryBecomesItsPlace() throws {
        let feature = try #require(
            self.feature(.category(categories(["high", "low", nil, "unheard of"])), order: ["low", "middle", "high"]))
        #expect(isClose([feature].numbers("income_band"), [3, 1, .nan, .nan]))
        #expect(feature.definition.title == "Income band")
        #expect(feature.definition.meaning == "Place in the order 1 = low, 2 = middle, 3 = high.")
    }

    @Test func timesBecomeDaysAndTheFutureIsUnknown() throws {
        let feature = try #require(self.feature(.time([seconds(2011, 10, 1), asOf, Column.missingTime])))
        #expect(isClose([feature].numbers("income_band"), [31, .nan, .nan]))
    }

    @Test func otherColumnsStayAsTheyAre() {
        #expect(feature(.number([1, .nan]))?.definition.kind == .number)
        #expect(feature(.flag([1, 0, -1]))?.values == .flag([1, 0, -1]))
        let levels = categories(["a", nil])
        #expect(feature(.category(levels))?.values == .category(levels))
    }
}

@Suite struct FeatureTableTests {
    @Test func aSecondFeatureOfTheSameNameIsTheUsersError() {
        #expect {
            _ = try table(number("recency", [1]), number("age", [2]), number("recency", [3]))
        } throws: { error in
            (error as? Diagnostics)?.items.map(\.identifier) == ["features.duplicate-name"]
        }
    }

    @Test func rowsAndFeaturesAreSelectedInOrder() throws {
        let all = try table(number("a", [1, 2, 3]), flag("b", [0, 1, -1]), category("c", ["x", nil, "y"]))
        let some = all.selecting(rows: [2, 0, 2]).selecting(features: ["c", "a", "unknown"])
        #expect(some.customers == ["c2", "c0", "c2"])
        #expect(some.names == ["a", "c"])
        #expect(some.numbers("a") == [3, 1, 3])
        #expect(some.numbers("c") == nil)
        #expect(all["b"]?.values == .flag([0, 1, -1]))
    }

    @Test func statistics() throws {
        let table = try table(
            number("n", [4, .nan, 1, 3, 2]), flag("f", [1, 0, -1, 1, 1]), category("c", ["b", "a", nil, "a", "b"]),
            number("none", [.nan, .nan, .nan, .nan, .nan]))
        let statistics = table.statistics()
        #expect(statistics.map(\.missing) == [1, 1, 1, 5])
        #expect(statistics[0].quartiles == .init(min: 1, q25: 1.75, median: 2.5, q75: 3.25, max: 4))
        #expect(isClose([statistics[0].mean, statistics[0].sd].compactMap { $0 }, [2.5, (5.0 / 3).squareRoot()]))
        #expect(statistics[1].mean == 0.75)
        #expect(statistics[2].levels?.map(\.level) == ["a", "b"])
        #expect(statistics[2].levels?.map(\.share) == [0.5, 0.5])
        #expect(statistics[3].mean == nil && statistics[3].quartiles == nil)
        #expect(table.statistics(rows: [0])[0].sd == nil)
    }
}
