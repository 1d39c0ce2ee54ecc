import Findings
import Foundation
import Testing

/// A table of customers with several rows of one customer, and rows without any: the first of each counts, all others are
/// accounted for, and everything is the same each time.
@Suite struct RepeatedKeyTests {
    private static let yaml = """
        study: Twice
        sources:
          customers: {csv: customers.csv, key: id, columns: {first: number, second: number}}
          purchases: {csv: purchases.csv, customer: id, time: day, amount: amount}
        segments: {k: 2, starts: 2, pairs: 5}
        audit: {minimum-count: 5}

        """

    /// 60 customers, 12 of them a second time with other values after their first row, 6 rows of nobody.
    private static let customers: String = {
        let rows = Examples.clouds(60).split(separator: "\n").dropFirst().enumerated().map { "C\($0),\($1)" }
        let again = (0..<12).map { "C\($0 * 2),900,900" }
        let nobody = (0..<6).map { ",\($0),\($0)" }
        return (["id,first,second"] + rows.prefix(30) + nobody + again + rows.dropFirst(30))
            .joined(separator: "\n") + "\n"
    }()

    private static let purchases =
        "id,day,amount\n" + (0..<240).map { "C\($0 % 60),2024-0\(1 + $0 % 6)-1\($0 % 9),\(1 + $0 % 50)\n" }.joined()

    private func findings(_ folder: Folder, threads: Int) throws -> (text: String, findings: Findings) {
        let run = try Examples.report(folder, "study", ["--no-cache", "--threads", "\(threads)"])
        let text = try folder.text("\(run)/findings.json")
        return (text, try JSON.decode(Findings.self, from: Data(text.utf8)))
    }

    @Test func theFirstRowOfEachCountsAndAllAreAccountedFor() throws {
        let folder = try Folder([
            "study/study.yaml": Self.yaml, "study/customers.csv": Self.customers,
            "study/purchases.csv": Self.purchases,
        ])
        let (text, findings) = try findings(folder, threads: 1)
        #expect(try self.findings(folder, threads: 3).text == text)
        #expect(findings.data.customers == 60)
        let steps = findings.data.funnel.filter { $0.source == "customers" }
        #expect(steps.map(\.step).suffix(2) == ["has a key", "first row of its key"])
        #expect(steps.map(\.rows) == [78, 72, 60])
        let repeated = findings.data.quality?.repeated.first { $0.key == "id" }
        #expect(repeated?.repeated == 12 && repeated?.rows == 78)
        let alert = findings.data.alerts.first { $0.message.contains("repeat a key") }
        #expect(alert?.message == "12 rows repeat a key of id; the first row of each counts")
        #expect(alert?.severity == "warning" && alert?.figure == 12)
        // What the later rows say is nowhere.
        let means = findings.features.kept.filter { ["first", "second"].contains($0.name) }.compactMap(\.mean)
        #expect(means.count == 2 && means.allSatisfy { $0 < 100 })
    }

    @Test func fewRepetitionsAreNotCounted() throws {
        let few = Self.customers.split(separator: "\n").filter { !$0.hasSuffix("900,900") || $0.hasPrefix("C0,") }
        let folder = try Folder([
            "study/study.yaml": Self.yaml, "study/customers.csv": few.joined(separator: "\n") + "\n",
            "study/purchases.csv": Self.purchases,
        ])
        let findings = try findings(folder, threads: 2).findings
        #expect(findings.data.customers == 60)
        // One row is somebody's: how many there are is withheld.
        #expect(findings.data.quality?.repeated.first { $0.key == "id" }?.repeated == nil)
        #expect(!findings.data.alerts.contains { $0.message.contains("repeat a key") })
    }
}
