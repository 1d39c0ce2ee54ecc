import Basics
import Features
import Findings
import Testing

@testable import Workflow

/// UCI Online Retail by the study in `data/online-retail`, against the figures that pandas gives (REFERENCE.md beside
/// the shared data).
@Suite(.enabled(if: SharedData.has("online-retail/online_retail.csv.gz"), "needs the shared data folder"))
struct OnlineRetailTests {
    @Test func funnelAndFeaturesAreThoseOfTheReference() throws {
        let folder = try SharedData.study("online-retail", data: "online_retail.csv.gz")
        let study = try Study.load(folder.path)
        let sources = try openSources(study)
        var data = try ReadSources(study: study, threads: 2, progress: SilentProgress())(sources)

        #expect(data.funnel.map(\.rows) == [541_909, 406_829, 397_924, 397_924, 397_884])
        #expect(data.funnel.map(\.customers) == [4372, 4372, 4339, 4339, 4338])
        #expect(data.funnel.map(\.orders) == [25_900, 22_190, 18_536, 18_536, 18_532])
        let amounts = [9_747_747.934, 8_300_065.814, 8_911_407.904, 8_911_407.904, 8_911_407.904]
        for (step, amount) in zip(data.funnel, amounts) {
            #expect(abs(try #require(step.amount) / amount - 1) < 1e-9, "\(step.step)")
        }
        #expect(data.rejected.isEmpty)
        #expect(data.customers.count == 4338)

        let table = try BuildFeatures(study: study)(&data)
        let prepared = try study.featurePipeline.fit(table, rows: Array(data.customers.indices))
        let facts = FeatureFactsStage(prepared: prepared, threshold: 10).facts
        let quartiles: [(String, [Double], mean: Double)] = [
            ("recency", [1, 18, 51, 142.75, 374], 93.0595), ("frequency", [1, 1, 2, 5, 209], 4.2720),
            ("monetary", [3.75, 307.415, 674.485, 1661.74, 280_206.02], 2054.2665),
        ]
        for (name, expected, mean) in quartiles {
            let found = try #require(facts.kept.first { $0.name == name })
            let raw = try #require(table.numbers(name))
            let five = [raw.min(), found.q25, found.median, found.q75, raw.max()]
            for (value, expected) in zip(five, expected) {
                #expect(abs(try #require(value) - expected) < 1e-9 * expected, "\(name)")
            }
            // The largest spend is one customer's: not for publication. The longest silence is shared by many.
            if name == "monetary" { #expect(found.max == nil) }
            #expect(abs(try #require(found.mean) - mean) < 5e-5, "\(name)")
        }

        let recency = try #require(table.numbers("recency")), frequency = try #require(table.numbers("frequency"))
        let monetary = try #require(table.numbers("monetary"))
        let customers: [(String, recency: Double, frequency: Double, monetary: Double)] = [
            ("12346", 326, 1, 77183.60), ("12347", 3, 7, 4310.00), ("12348", 76, 4, 1797.24),
            ("17850", 373, 34, 5391.21), ("18287", 43, 3, 1837.28), ("14646", 2, 73, 280_206.02),
        ]
        for customer in customers {
            let row = try #require(data.customers.firstIndex(of: customer.0))
            #expect(recency[row] == customer.recency)
            #expect(frequency[row] == customer.frequency)
            #expect(abs(monetary[row] - customer.monetary) < 1e-6)
        }
        #expect(frequency.count { $0 == 1 } == 1493)

        let months = try #require(DescribeData(study: study, threshold: 10)(data).activity)
        #expect(months.count == 13)
        #expect(months.first?.month == "2010-12" && months.last?.month == "2011-12")
        #expect(months.map(\.orders).prefix(3) == [1400, 987, 997])
        #expect(months.map(\.customers).suffix(2) == [1664, 615])
        #expect(abs(try #require(months[11].amount) - 1_161_817.38) < 0.005)
    }
}
