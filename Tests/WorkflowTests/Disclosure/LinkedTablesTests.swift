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
        var random = SeededGenerator(seed: seed, stream: "linked")
        let faiths = ["a", "a", "a", "a", "a", "b", "b", "b", "c", "d"], regions = ["n", "n", "s", "s", "w", "e", "e"]
        return "id,visits,spend,faith,region,bought\n"
            + (0..<420).map { row in
                let cloud = [0, 0, 0, 1, 1, 2][row % 6]
                let faith = random.below(40) == 0 ? "" : faiths[random.below(faiths.count - (cloud == 2 ? 1 : 0))]
                let isBuyer = random.uniform() < [0.6, 0.3, 0.08][cloud]
                return [
                    "person-\(row)", NumberFormat.plain(Double(cloud) * 3 + random.uniform() * 4, digits: 3),
                    NumberFormat.plain(Double(cloud * cloud) * 3 + random.uniform() * 5, digits: 3), faith,
                    regions[random.below(regions.count)], isBuyer ? "yes" : "no",
                ].joined(separator: ",") + "\n"
            }.joined()
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
                columns: {visits: number, spend: money}
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
                for cell in withheld { #expect(cell.width >= 5 - 1e-6, "\(cell)") }
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
                for cell in withheld { #expect(cell.width >= 4 - 1e-6, "\(cell) of \(cells)") }
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
