import Basics
import Findings
import Tables
import Testing

@testable import Workflow

@Suite struct SeasonalityTests {
    private func study() throws -> Study {
        let folder = try TemporaryFolder([
            "study.yaml": "study: x\nsources:\n  purchases: {csv: p.csv, customer: id, time: at, order: no}\n"
        ])
        return try Study.load(folder.path)
    }

    private func stage() throws -> SeasonalityStage { SeasonalityStage(study: try study(), threshold: 5) }

    /// Orders of one row each by many customers at these times.
    private func data(_ times: [Int64]) throws -> SourceData {
        var data = SourceData()
        data.customers = (0..<50).map { "c\($0)" }
        let events = Events(
            table: Table(
                rowCount: times.count,
                columns: [
                    (
                        "no",
                        .category(
                            Categories(codes: times.indices.map(Int32.init), levels: times.indices.map { "\($0)" }))
                    )
                ]),
            customer: times.indices.map { Int32($0 % 50) }, time: times)
        data.add(.purchases, events, of: try study())
        return data
    }

    private func time(_ year: Int, _ month: Int, _ day: Int, hour: Int = 0) throws -> Int64 {
        try #require(CivilDate(year: year, month: month, day: day)).secondsSince1970 + Int64(hour) * 3600
    }

    @Test func anEvenYearHasNoSeason() throws {
        // Ten orders each day of 2023, from the first to the last.
        let first = try time(2023, 1, 1)
        let times = (0..<3650).map { first + Int64($0 / 10) * 86_400 + Int64($0 % 24) * 3600 }
        let activity = (1...12).map { month in
            let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
            return ActivityMonth(month: "2023-\(month < 10 ? "0" : "")\(month)", orders: 10 * days, customers: 50)
        }
        let facts = try #require(try stage()(data(times), activity: activity))
        #expect(facts.months?.map(\.index).allSatisfy { abs($0 - 1) < 1e-12 } == true)
        #expect(facts.months?.map(\.years) == [Int](repeating: 1, count: 12))
        #expect(facts.week.count == 49)
        #expect(facts.week.compactMap(\.orders).reduce(0, +) == 3650)
        #expect(abs(facts.week.compactMap(\.share).reduce(0, +) - 1) < 1e-12)
        // A month that isn't told of leaves no season.
        #expect(try stage()(data(times), activity: Array(activity.dropLast()))?.months == nil)
    }

    @Test func halfAMonthAtTheEndIsNoMonth() throws {
        // Until the middle of December.
        let first = try time(2023, 1, 1)
        let times = (0..<3490).map { first + Int64($0 / 10) * 86_400 }
        let activity = (1...12).map {
            ActivityMonth(month: "2023-\($0 < 10 ? "0" : "")\($0)", orders: 300, customers: 50)
        }
        let facts = try #require(try stage()(data(times), activity: activity))
        #expect(facts.months == nil)
        // Dates without a time of day: seven cells.
        #expect(facts.week.map(\.weekday) == Array(1...7) && facts.week.allSatisfy { $0.from == nil })
    }

    @Test func fewCustomersAreWithheld() throws {
        // Mondays only, but for two orders on a Tuesday night.
        let monday = try time(2024, 1, 1, hour: 10)
        let times = [Int64](repeating: monday, count: 200) + [Int64](repeating: monday + 86_400 - 8 * 3600, count: 2)
        let facts = try #require(try stage()(data(times), activity: nil))
        let shown = facts.week.filter { $0.orders != nil }
        #expect(facts.week.contains { $0.orders == nil && $0.share == nil && $0.customers == nil })
        #expect(shown.allSatisfy { $0.customers == 0 || ($0.customers ?? 0) >= 5 })
        #expect(try stage()(SourceData(), activity: nil) == nil)
    }
}
