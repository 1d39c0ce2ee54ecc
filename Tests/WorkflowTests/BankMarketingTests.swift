import Basics
import Findings
import Foundation
import Testing

@testable import Workflow

/// UCI Bank Marketing by the study in `data/bank-marketing`: customers only, with an outcome and protected attributes.
@Suite(.enabled(if: SharedData.has("bank-marketing/bank-full.csv"), "needs the shared data folder"))
struct BankMarketingTests {
    @Test func theOutcomeOfAllCustomers() throws {
        let folder = try SharedData.study("bank-marketing", data: "bank-full.csv")
        let study = try Study.load(folder.path)
        var data = try ReadSources(study: study, threads: 2, progress: SilentProgress())(openSources(study))
        let outcome = try #require(FindOutcome(study: study)(&data))
        #expect(outcome.labels.count == 45_211)
        #expect(outcome.labels.count { $0 == true } == 5289)
        #expect(outcome.known.count == 45_211)
        #expect(data.rejected.isEmpty)
    }

    @Test func aRunOnEveryTwelfthCustomer() throws {
        let folder = try SharedData.study("bank-marketing", data: "bank-full.csv")
        let file = URL(filePath: folder.path).appending(path: "bank-full.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let some = lines.indices.filter { $0 == 0 || $0 % 12 == 1 }.map { lines[$0] }
        try FileManager.default.removeItem(at: file)
        try folder.write("bank-full.csv", some.joined(separator: "\n") + "\n")
        var study = try Study.load(folder.path)
        study.segments.band = 3...4
        study.segments.starts = 2
        study.segments.pairs = 5
        let findings = try Workflow(study: study, threads: 2, progress: SilentProgress()).run().findings

        let features = findings.features.kept.map(\.name) + findings.features.dropped.map(\.name)
        #expect(features.contains("balance") && features.contains("poutcome"))
        for name in ["age", "job", "marital", "duration", "campaign", "day", "month", "pdays", "y"] {
            #expect(!features.contains { $0 == name || $0.hasPrefix("\(name).") }, "\(name) is a feature")
        }
        let customers = some.count - 1, positives = some.count { $0.hasSuffix("\"yes\"") }
        let outcome = try #require(findings.evaluation.outcome)
        #expect(outcome.baseRate.n == customers)
        #expect(outcome.baseRate.value == Double(positives) / Double(customers))
        let audit = try #require(findings.audit)
        #expect(audit.attributes.map(\.name) == ["age", "job", "marital"])
        #expect(audit.attributes.allSatisfy { $0.outcome != nil && $0.segments.count == findings.segmentation.k })
        #expect(Set(audit.attributes[2].groups.map(\.name)) == ["married", "single", "divorced"])
        #expect(audit.passes + audit.concerns + audit.insufficient > 0)

        // Three attributes, three pairs; `chosen` is close to the base rate, so that precision is worth comparing.
        #expect(audit.intersections?.map(\.name) == ["age and job", "age and marital", "job and marital"])
        let errors = try #require(audit.errors)
        #expect(abs(errors.chosen - Double(positives) / Double(customers)) < 0.05)
        let marital = try #require(errors.attributes.last)
        let selected = try #require(marital.measures.first { $0.measure == "selectionRate" })
        // Groups of whom few are in a cell are withheld.
        let shown = selected.rates.compactMap(\.rate.n).reduce(0, +)
        #expect(shown > 0 && (shown == errors.n) == selected.rates.allSatisfy { !$0.rate.suppressed })
        #expect(audit.robustness?.attributes.map(\.name) == ["age", "job", "marital"])
        // Housing loans go with age, and with jobs.
        for name in ["age", "job"] {
            let proxies = try #require(audit.proxies?.first { $0.name == name })
            #expect(proxies.features.first?.feature == "housing" || proxies.all.standsOut, "\(name)")
        }
    }
}
