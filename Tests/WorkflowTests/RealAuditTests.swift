import Basics
import Findings
import Foundation
import Tables
import Testing

@testable import Workflow

/// The bias audit of public data, against `reference/audit.py`. Bank Marketing has tests of its own.
@Suite struct RealAuditTests {
    private static func findings(_ folder: TemporaryFolder) throws -> (findings: Findings, members: [Member]) {
        let study = try Study.load(folder.path)
        let result = try Workflow(study: study, threads: 2, progress: SilentProgress()).run()
        return (result.findings, result.members)
    }

    private static let education: [(group: String, positive: Int, n: Int, figures: [Double])] = [
        (
            "2n Cycle", 22, 203,
            [
                0.10837438423645321, 0.07266508880649566, 0.15863021868873303, -0.026496955603830724,
                -0.06801898077276697, 0.02712773099887727, 0.8035390199637025, 0.5272400501409159, 1.2246318473561661,
            ]
        ),
        (
            "Graduation", 152, 1127,
            [
                0.13487133984028393, 0.11616417231701374, 0.15605918527170493, 0, -0.028264516814718102,
                0.028264516814718102, 1, 0.811303314043665, 1.232584635967824,
            ]
        ),
        (
            "Master", 57, 370,
            [
                0.15405405405405406, 0.12084241627882204, 0.19437532118783635, 0.01918271421377013,
                -0.020211926002114647, 0.06363226651767445, 1.14222972972973, 0.8625464800375603, 1.5126011011274871,
            ]
        ),
        (
            "PhD", 101, 486,
            [
                0.20781893004115226, 0.1741058210400227, 0.2461147526048924, 0.07294759020086833, 0.03312927139472295,
                0.11556833799554181, 1.540867987870912, 1.226694962925037, 1.9355049362752164,
            ]
        ),
    ]

    @Test(
        .enabled(if: SharedData.has("customer-personality/marketing_campaign.csv"), "needs the shared data folder"))
    func responsesByEducation() throws {
        let folder = try TemporaryFolder([
            "study.yaml": """
            study: Customer personality
            as-of: 2014-06-30
            sources:
              customers:
                csv: marketing_campaign.csv
                key: ID
                columns: {Recency: number, MntWines: money, MntMeatProducts: money, NumStorePurchases: count,
                          NumWebPurchases: count, Kidhome: number}
              outcome: {column: Response, positive: "1"}
            protected: {Education: as-is, Marital_Status: as-is}
            segments: {k: 3, starts: 2, pairs: 5}
            models: []
            """
        ])
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/marketing_campaign.csv",
            withDestinationPath: SharedData.folder.appending(path: "customer-personality/marketing_campaign.csv").path)
        let audit = try #require(try Self.findings(folder).findings.audit)
        #expect(audit.attributes.map(\.name) == ["Education", "Marital_Status"])
        let education = audit.attributes[0], outcome = try #require(education.outcome)
        #expect(education.reference == "Graduation")
        // 23.076: rounded, as more digits would tell the withheld cells.
        #expect(outcome.chiSquare == 23)
        #expect(outcome.degreesOfFreedom == 4)

        // Two of 54 responded in "Basic": withheld, with one more that protects it.
        let shown = outcome.rates.filter { !$0.rate.suppressed }
        #expect(shown.count >= 3 && outcome.rates.contains { $0.group == "Basic" && $0.rate.suppressed })
        for rate in shown {
            let expected = try #require(Self.education.first { $0.group == rate.group }, "\(rate.group)")
            #expect(rate.rate.n == expected.n)
            let found = [
                rate.rate.value, rate.rate.low, rate.rate.high, rate.difference, rate.differenceLow,
                rate.differenceHigh, rate.ratio, rate.ratioLow, rate.ratioHigh,
            ]
            // The reference group is compared with nobody.
            for (value, figure) in zip(found, expected.figures).prefix(rate.isReference ? 3 : 9) {
                #expect(
                    abs(try #require(value) - figure) < 1e-6, "\(rate.group): \(value), \(figure)")
            }
        }
        if let phd = shown.first(where: { $0.group == "PhD" }) { #expect(phd.verdict == "concern") }
        // Absurd, Alone and YOLO are seven people together: never named, and in the ledger without a number of their own.
        let text = try JSON.text(audit)
        for name in ["Absurd", "YOLO"] { #expect(!text.contains(name), "\(name)") }
    }

    @Test(.enabled(if: SharedData.has("online-retail/online_retail.csv.gz"), "needs the shared data folder"))
    func segmentsByCountry() throws {
        let folder = try SharedData.study("online-retail", data: "online_retail.csv.gz")
        let table = try CSVFile(path: "\(folder.path)/online_retail.csv.gz", name: "online_retail.csv.gz").read(
            [ColumnRequest(name: "CustomerID", kind: .category), ColumnRequest(name: "Country", kind: .category)],
            threads: 2
        ).table
        guard case .category(let ids)? = table["CustomerID"], case .category(let countries)? = table["Country"] else {
            Issue.record("no customers")
            return
        }
        var country: [String: String] = [:]
        var writer = CSVWriter(header: ["id", "Country"])
        for row in 0..<table.rowCount {
            guard let id = ids[row], let name = countries[row], country[id] == nil else { continue }
            country[id] = name
            writer.append([id, name])
        }
        #expect(country.count == 4372)
        try folder.write("customers.csv", String(decoding: writer.bytes, as: UTF8.self))
        var yaml = try String(contentsOf: URL(filePath: "\(folder.path)/study.yaml"), encoding: .utf8)
        yaml.replace("sources:\n", with: "sources:\n  customers: {csv: customers.csv, key: id, columns: {}}\n")
        yaml.replace("models: [decision-tree]", with: "models: []\nprotected: {Country: as-is}")
        yaml.replace("k: 3...8", with: "k: 4\n  starts: 2\n  pairs: 5")
        try folder.write("study.yaml", yaml)

        let (findings, members) = try Self.findings(folder)
        let audit = try #require(findings.audit), attribute = try #require(audit.attributes.first)
        #expect(attribute.reference == "United Kingdom")
        let groups = ["United Kingdom": 3950, "Germany": 95, "France": 87, "Spain": 29]
        for (name, n) in groups {
            let group = try #require(attribute.groups.first { $0.name == name }, "\(name)")
            #expect(group.suppressed || group.n == n, "\(name)")
        }
        // Each rate is that of the members themselves.
        for segment in attribute.segments {
            for rate in segment.rates where !rate.rate.suppressed && groups[rate.group] != nil {
                let own = members.filter { country[$0.customer] == rate.group }
                let share = Double(own.count { $0.segment == segment.segment }) / Double(own.count)
                let value = try #require(rate.rate.value)
                #expect(rate.rate.n == own.count && abs(value - share) < 1e-6)
            }
        }
        #expect(audit.passes + audit.concerns + audit.insufficient > 0)
        // Countries of few customers are nowhere named.
        let text = try JSON.text(audit)
        for name in ["Brazil", "Saudi Arabia", "Lithuania", "Singapore"] { #expect(!text.contains(name), "\(name)") }
    }
}
