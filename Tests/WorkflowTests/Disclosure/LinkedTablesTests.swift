import Basics
import DisclosureAttack
import Findings
import Foundation
import Testing

@testable import Workflow

/// What the tables of a whole report tell together: groups by segments, groups by outcome, segments by outcome, confusion
/// matrices with their scores, and the funnel. Small cells are everywhere here, by design.
@Suite struct LinkedTablesTests {
    /// 420 customers in three clouds, in groups of which some are few; the outcome goes with the cloud.
    private static func customers(seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed, stream: "linked"), more = SeededGenerator(seed: seed, stream: "habits")
        let faiths = ["a", "a", "a", "a", "a", "b", "b", "b", "c", "d"], regions = ["n", "n", "s", "s", "w", "e", "e"]
        return "id,visits,spend,faith,region,bought,member,town,mobile\n"
            + (0..<420).map { row in
                let cloud = [0, 0, 0, 1, 1, 2][row % 6]
                let faith = random.below(40) == 0 ? "" : faiths[random.below(faiths.count - (cloud == 2 ? 1 : 0))]
                let isBuyer = random.uniform() < [0.6, 0.3, 0.08][cloud]
                return [
                    "person-\(row)", NumberFormat.plain(Double(cloud) * 3 + random.uniform() * 4, digits: 3),
                    NumberFormat.plain(Double(cloud * cloud) * 3 + random.uniform() * 5, digits: 3), faith,
                    regions[random.below(regions.count)], isBuyer ? "yes" : "no",
                    more.uniform() < [0.5, 0.05, 0.9][cloud] ? "yes" : "no", town(cloud, &more),
                    more.uniform() < [0.5, 0.4, 0.7][cloud] ? "yes" : "no",
                ].joined(separator: ",") + "\n"
            }.joined()
    }

    /// Some towns are of few, and hardly anybody says none.
    private static func town(_ cloud: Int, _ random: inout SeededGenerator) -> String {
        guard random.below(70) > 0 else { return "" }
        let towns = ["x", "x", "x", "x", "y", "y", "y", "z", "z", "w", "v"]
        return random.below(30) == 0 ? "u" : towns[random.below(towns.count - [0, 4, 2][cloud])]
    }

    private static func run(seed: UInt64) throws -> RunResult {
        let folder = try TemporaryFolder([
            "customers.csv": customers(seed: seed),
            "study.yaml": """
            study: Parish
            seed: 3
            sources:
              customers:
                csv: customers.csv
                key: id
                where: visits < \(seed == 1 ? "9.9" : "99")
                columns: {visits: number, spend: money, member: flag, town: category, mobile: flag}
              outcome: {from: customers, column: bought, positive: "yes"}
            protected: {faith: as-is, region: as-is}
            segments: {k: 3, starts: 2, pairs: 5}
            validation: {folds: 3, hold-out: 0}

            """,
        ])
        return try Workflow(study: .load(folder.path), threads: 2, progress: SilentProgress()).run()
    }

    private static let runs = Result { try (1...3).map { try run(seed: $0) } }
    private static var shared: Result<[Findings], any Error> { runs.map { $0.map(\.findings) } }

    @Test func noCountOfFewFollowsFromTheTablesTogether() throws {
        var asked = 0
        for findings in try Self.shared.get() {
            for attribute in try #require(findings.audit).attributes {
                let withheld = try #require(PublishedTables(findings: findings).membership(attribute))
                asked += withheld.count
                for cell in withheld { #expect(!cell.tellsOfFew(protection: 5), "\(cell)") }
            }
        }
        #expect(asked > 40)
    }

    @Test func confusionsKeepWhatTheirScoresWouldTell() throws {
        var asked = 0
        for findings in try Self.shared.get() {
            let heldOut = try #require(findings.evaluation.heldOut)
            let all =
                findings.evaluation.recoverability.values.map { ($0.confusion, $0.perClass, $0.accuracy.value) }
                + [(heldOut.confusion, heldOut.perClass, heldOut.accuracy.value)]
            for (cells, perClass, accuracy) in all {
                let withheld = try #require(
                    PublishedTables.confusion(cells, perClass: perClass, accuracy: accuracy, protection: 5))
                asked += withheld.count
                for cell in withheld { #expect(!cell.tellsOfFew(protection: 4), "\(cell) of \(cells)") }
            }
        }
        #expect(asked > 10)
    }

    /// Crossings of two attributes tell only their widest gaps: with the attributes' own tables they still tell of no few.
    @Test func crossingsTellOfNoFew() throws {
        var asked = 0
        for (seed, run) in try zip([UInt64](1...3), Self.runs.get()) {
            var groups: [String: (faith: String, region: String)] = [:]
            for line in Self.customers(seed: seed).split(separator: "\n").dropFirst() {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                groups[cells[0]] = (cells[3].isEmpty ? "not stated" : cells[3], cells[4])
            }
            var truth: [PublishedTables.Crossing: Int] = [:]
            for member in run.members {
                let own = try #require(groups[member.customer])
                truth[.init(first: own.faith, second: own.region, segment: member.segment), default: 0] += 1
            }
            let small = truth.filter { (1..<10).contains($0.value) }.map(\.key)
            let ranges = try #require(PublishedTables(findings: run.findings).crossings(small))
            for (crossing, range) in zip(small, ranges) {
                asked += 1
                let count = Double(truth[crossing] ?? 0)
                #expect(range.low <= count + 1e-6 && count <= range.high + 1e-6, "\(crossing) \(range)")
                #expect(range.high - range.low >= 5 - 1e-6, "\(crossing) \(range)")
            }
        }
        #expect(asked > 20)
    }

    /// Shares of flags and levels in the segments' profiles, beside the segments' sizes and the shares of all.
    @Test func profilesTellOfNoFew() throws {
        var asked = 0, told = 0
        for (seed, run) in try zip([UInt64](1...3), Self.runs.get()) {
            let features = run.findings.features.kept.filter { ["flag", "category"].contains($0.kind) }
            #expect(features.map(\.name) == ["member", "town", "mobile"])
            var people: [String: [String]] = [:]
            for line in Self.customers(seed: seed).split(separator: "\n").dropFirst() {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                people[cells[0]] = [cells[6], cells[7], cells[8]]
            }
            for (place, feature) in features.enumerated() {
                var truth: [PublishedTables.Answer: Int] = [:]
                for member in run.members {
                    let answer = try #require(people[member.customer])[place]
                    if !answer.isEmpty { truth[.init(segment: member.segment, answer: answer), default: 0] += 1 }
                }
                let all = truth.keys.sorted { ($0.segment, $0.answer) < ($1.segment, $1.answer) }
                let ranges = try #require(PublishedTables(findings: run.findings).profile(feature, asked: all))
                for (answer, range) in zip(all, ranges) {
                    let count = Double(truth[answer] ?? 0), width = range.high - range.low
                    #expect(range.low <= count + 1e-6 && count <= range.high + 1e-6, "\(answer) \(range) \(count)")
                    if count < 10 {
                        asked += 1
                        #expect(width >= 5 - 1e-6, "\(feature.name) \(answer) \(range) \(count)")
                    } else if width < 1 {
                        told += 1
                    }
                }
            }
        }
        #expect(asked > 20)
        #expect(told > 10)
    }

    @Test func stepsOfTheFunnelTellOfNobody() throws {
        func step(_ name: String, rows: Int, customers: Int, amount: Double) -> FunnelStep {
            FunnelStep(source: "purchases", step: name, rows: rows, customers: customers, orders: rows, amount: amount)
        }
        let told = FunnelDisclosure(threshold: 10)([
            step("all", rows: 1000, customers: 500, amount: 9000), step("one", rows: 998, customers: 499, amount: 5000),
            step("few", rows: 995, customers: 497, amount: 4990), step("many", rows: 900, customers: 400, amount: 4000),
            step("none", rows: 900, customers: 400, amount: 4000),
        ])
        #expect(told.map(\.customers) == [500, nil, nil, 400, 400])
        #expect(told.map(\.amount) == [9000, nil, nil, 4000, 4000])
        #expect(told.map(\.rows) == [1000, 998, 995, 900, 900])
        for findings in try Self.shared.get() {
            for (before, after) in zip(findings.data.funnel, findings.data.funnel.dropFirst())
            where before.source == after.source {
                guard let before = before.customers, let after = after.customers else { continue }
                #expect(!(1..<10).contains(before - after))
            }
        }
    }
}
