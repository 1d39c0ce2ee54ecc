import Basics
import Findings
import Foundation
import Tables
import Testing

@testable import Workflow

@Suite struct QualityStageTests {
    /// 60 customers and two visits of each a week for half a year, with what shall be found.
    private let folder: TemporaryFolder

    init() throws {
        var customers = "id,age,town,plan,score\n"
        for row in 0..<60 {
            let age = row < 5 ? "-1" : row < 9 ? "150" : "\(20 + row)"
            let town = row % 6 == 0 ? "unknown" : ["Ulm", "Bonn"][row % 2]
            customers += "c\(row),\(age),\(town),gold,\(row < 8 ? "999" : "\(row)")\n"
        }
        customers += (0..<4).map { "c\($0),30,Ulm,gold,3\n" }.joined()
        var visits = "id,at,duration,device\n"
        var number = 0
        for day in 0..<182 where day != 100 {
            for visit in 0..<(day == 90 ? 120 : 17) {
                let duration = number % 41 == 0 ? "-3" : "\(30 + number % 50)"
                visits +=
                    "c\(number % 60),\(isoDate(1_704_067_200 + Int64(day) * 86_400)) 10:\(10 + visit % 50):00,\(duration),web\n"
                number += 1
            }
        }
        visits += (0..<6).map { "c\($0),2024-02-01 23:00:00,55,web\nc\($0),2024-02-01 23:00:00,55,web\n" }.joined()
        folder = try TemporaryFolder([
            "study.yaml": """
            study: Web
            as-of: 2024-06-24
            sources:
              customers:
                csv: customers.csv
                key: id
                columns: {age: number, town: category, plan: category, score: number}
                ranges: {score: [0, 100]}
              visits: {csv: visits.csv, customer: id, time: at, duration: duration, channel: device}
            audit: {minimum-count: 4}

            """, "customers.csv": customers, "visits.csv": visits,
        ])
    }

    private func facts(threads: Int = 2, minimum: Int = 4) throws -> DataFacts {
        var study = try Study.load(folder.path)
        study.audit.minimumCount = minimum
        let data = try ReadSources(study: study, threads: threads, progress: SilentProgress())(openSources(study))
        return DescribeData(study: study, threshold: minimum)(data)
    }

    @Test func columnsAreWhatTheyAre() throws {
        let quality = try #require(facts().quality)
        func column(_ name: String) throws -> ColumnQuality {
            try #require(quality.columns.first { $0.name == name })
        }
        #expect(quality.columns.map(\.name) == ["age", "town", "plan", "score", "at", "duration", "device"])
        let age = try column("age")
        #expect(age.rows == 64 && age.missing == 0 && age.low == 0 && age.high == 120)
        // -1 five times, 150 four times.
        #expect(age.outside == 9 && age.standIn == "-1" && age.standInRows == 5)
        let score = try column("score")
        #expect(score.outside == 8 && score.standIn == "999" && score.standInRows == 8)
        #expect(try column("town").placeholders == 10)
        #expect(try column("plan").constant == "gold" && column("plan").constantShare == 1)
        #expect(try column("device").constant == "web" && column("device").distinct == 1)
        let duration = try column("duration")
        #expect(duration.low == 0 && duration.high == nil && (duration.outside ?? 0) > 70)
        let repeated = quality.repeated
        #expect(repeated.map(\.key) == ["id", nil] && repeated.map(\.repeated) == [4, 6])
    }

    @Test func daysAndTimes() throws {
        let quality = try #require(facts().quality)
        #expect(quality.days.map(\.kind) == ["spike", "gap"])
        #expect(quality.days.map(\.day) == ["2024-03-31", "2024-04-10"])
        #expect(quality.days.map(\.rows) == [120, 0] && quality.days.map(\.usual) == [17, 17])
        // A week of visits follows the cut-off, and no outcome looks at them.
        #expect(quality.times.map(\.fromCutOff) == [7 * 17])
        #expect(quality.times.first?.isUsed == false)
    }

    @Test func alertsCarryCounts() throws {
        let alerts = try facts().alerts.map { "\($0.subject): \($0.message)" }
        #expect(alerts.contains("age: 9 rows outside of 0 to 120"))
        #expect(alerts.contains { $0.hasPrefix("score: 8 rows hold 999") })
        #expect(alerts.contains("plan: all values are the same: gold"))
        #expect(alerts.contains { $0.hasPrefix("customers: 4 rows repeat a key of id") })
        #expect(alerts.contains { $0.hasPrefix("visits: 6 rows are like an earlier one") })
        #expect(alerts.contains { $0.hasPrefix("visits: 1 spike and 1 gap by day") })
        #expect(alerts.contains { $0.hasPrefix("visits: 119 rows from the cut-off on are not used") })
    }

    @Test func fewAreNotTold() throws {
        let quality = try #require(facts(minimum: 9).quality)
        let age = try #require(quality.columns.first { $0.name == "age" })
        #expect(age.outside == 9 && age.standIn == nil && age.standInRows == nil)
        #expect(quality.columns.first { $0.name == "score" }?.outside == nil)
        #expect(quality.repeated.map(\.repeated) == [nil, nil])
    }

    @Test func threadsChangeNothing() throws { #expect(try facts(threads: 1) == facts(threads: 3)) }
}
