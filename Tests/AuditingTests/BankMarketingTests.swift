import Auditing
import Basics
import Foundation
import Statistics
import Testing

/// UCI Bank Marketing, split naively; nil where the shared data are absent.
private let bank: [[String]]? = {
    let shared =
        ProcessInfo.processInfo.environment["SEGMENTARY_SHARED_DATA"].map { URL(filePath: $0) }
        ?? URL(filePath: #filePath).appending(path: "../../../../shared/data").standardized
    guard let text = try? String(contentsOf: shared.appending(path: "bank-marketing/bank-full.csv"), encoding: .utf8)
    else { return nil }
    return text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
        line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
            String(decoding: field.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        }
    }
}()

@Suite(.enabled(if: bank != nil, "the shared data set bank-marketing is absent"))
struct BankMarketingTests {
    private func column(_ name: String) throws -> [String] {
        let rows = try #require(bank)
        let index = try #require(rows.first?.firstIndex(of: name))
        return rows.dropFirst().map { $0[index] }
    }

    private func attribute(_ name: String) throws -> ProtectedAttribute {
        if name == "age band" {
            let ages = try column("age").map { Double($0) ?? .nan }
            let bands = try AgeBands(parsing: ["under 25", "25-44", "45-64", "65 and over"])
            return ProtectedAttribute(name: name, values: ages, bands: bands)
        }
        let (codes, levels) = try encoded(name)
        return ProtectedAttribute(name: name, codes: codes.map(Int32.init), levels: levels)
    }

    private func encoded(_ name: String) throws -> (codes: [Int], levels: [String]) {
        let texts = try column(name), levels = Set(texts).sorted()
        let codes = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
        return (texts.map { codes[$0] ?? -1 }, levels)
    }

    @Test(arguments: ["age band", "job", "marital"]) func agreesWithTheReference(name: String) throws {
        let (segments, segmentNames) = try encoded("contact")
        let outcome = AuditOutcome(name: "yes", values: try column("y").map { $0 == "yes" })
        let result = try BiasAudit().audit(
            attribute(name), segments: segments, segmentNames: segmentNames, outcome: outcome)
        #expect(result.withheldCells == 0 && result.excluded.isEmpty)
        let outcomeAudit = try #require(result.outcome)
        let subjects = result.segments.map { ($0.name, $0.groups) } + [(outcomeAudit.name, outcomeAudit.groups)]
        let rows = BankReference.rows.filter { $0.attribute == name }
        #expect(rows.count == 2 * result.groups.count)
        for row in rows {
            let groups = try #require(subjects.first { $0.0 == row.subject }).1
            let group = try #require(groups.first { $0.group == row.group })
            #expect(group.total == row.total && group.verdict?.rawValue == row.verdict)
            #expect(group.isReference == (row.verdict == nil))
            let values = [
                group.rate, group.rateInterval?.low, group.rateInterval?.high, group.difference,
                group.differenceInterval?.low, group.differenceInterval?.high, group.ratio, group.ratioInterval?.low,
                group.ratioInterval?.high,
            ]
            let expected = [
                row.rate, row.low, row.high, row.difference?.value, row.difference?.low, row.difference?.high,
                row.ratio?.value, row.ratio?.low, row.ratio?.high,
            ]
            for (value, expected) in zip(values, expected) {
                #expect((value == nil) == (expected == nil))
                if let value, let expected { #expect(abs(value - expected) < 1e-10) }
            }
        }
        for reference in BankReference.tests where reference.attribute == name {
            let test = reference.subject == "y" ? outcomeAudit.test : result.test
            #expect(abs(test.statistic / reference.statistic - 1) < 1e-10)
            #expect(test.degreesOfFreedom == reference.degreesOfFreedom)
            #expect(abs(test.p - reference.p) <= 1e-9 * reference.p + 1e-300)
            #expect(result.reference == reference.reference && test.method == .asymptotic)
            if reference.subject == "contact" { #expect(abs(result.cramersV - reference.cramersV) < 1e-12) }
        }
    }
}
