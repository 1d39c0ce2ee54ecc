import Basics
import Findings
import Foundation
import Tables
import Testing

@testable import Workflow

/// Public data sets as they are, against the figures of the REFERENCE.md beside them (pandas).
@Suite struct PublicSourcesTests {
    private func read(_ yaml: String) throws -> (data: SourceData, facts: DataFacts) {
        let folder = try TemporaryFolder([
            "study.yaml": yaml.replacing("SHARED", with: SharedData.folder.path)
        ])
        let study = try Study.load(folder.path)
        let data = try ReadSources(study: study, threads: 2, progress: SilentProgress())(openSources(study))
        return (data, DescribeData(study: study, threshold: study.audit.minimumCount)(data))
    }

    @Test(.enabled(if: SharedData.has("cdnow/CDNOW_master.txt"), "needs the shared data folder"))
    func cdnowHasBlanksAndNoHeader() throws {
        let (data, facts) = try read(
            """
            study: CDNOW
            sources:
              purchases:
                csv: SHARED/cdnow/CDNOW_master.txt
                delimiter: blanks
                header: [customer, date, discs, dollars]
                customer: customer
                time: date
                amount: dollars

            """)
        let all = try #require(facts.funnel.first)
        #expect(all.rows == 69_659 && all.customers == 23_570)
        #expect(abs((all.amount ?? 0) - 2_500_315.63) < 1e-6)
        #expect(data.asOf.map(isoDate) == "1998-07-01" && data.rejected.isEmpty)
        // With the number of discs 255 rows would be alike; it isn't read here.
        #expect((facts.quality?.repeated.first?.repeated ?? 0) >= 255)
        #expect(facts.sources[0].format?.dates == ["YYYY-MM-DD"])
    }

    @Test(.enabled(if: SharedData.has("online-retail/online_retail.csv.gz"), "needs the shared data folder"))
    func onlineRetailHasRepeatedRows() throws {
        let (_, facts) = try read(
            """
            study: Online retail
            sources:
              purchases:
                csv: SHARED/online-retail/online_retail.csv.gz
                customer: CustomerID
                time: InvoiceDate
                order: InvoiceNo
                category: StockCode
                amount: Quantity * UnitPrice
                where: [Description is not missing or Description is missing, Country is not missing]

            """)
        #expect(facts.quality?.repeated == [RepeatedFacts(source: "purchases", rows: 541_909, repeated: 5268)])
        let quality = try #require(facts.quality)
        // Closed over Christmas.
        #expect(quality.days.contains { $0.kind == "gap" && $0.day.hasPrefix("2010-12-2") })
        #expect(quality.columns.first { $0.name == "Country" }?.distinct == 38)
    }

    @Test(.enabled(if: SharedData.has("facebook-live-thailand/Live.csv"), "needs the shared data folder"))
    func facebookHasMonthsFirst() throws {
        let (data, facts) = try read(
            """
            study: Live
            sources:
              interactions:
                csv: SHARED/facebook-live-thailand/Live.csv
                customer: status_id
                time: status_published
                kind: status_type

            """)
        #expect(facts.sources[0].format?.dates == ["MM/DD/YYYY"])
        #expect(data.asOf.map(isoDate) == "2018-06-14" && data.rejected.isEmpty && data.customers.count == 6997)
    }

    @Test(.enabled(if: SharedData.has("facebook-metrics/dataset_Facebook.csv"), "needs the shared data folder"))
    func facebookMetricsHasAMarkAndSemicolons() throws {
        let (data, facts) = try read(
            """
            study: Posts
            sources: {customers: {csv: SHARED/facebook-metrics/dataset_Facebook.csv}}

            """)
        #expect(data.customers.count == 500 && data.rejected.isEmpty)
        #expect(facts.quality?.columns.first { $0.name == "share" }?.missing == nil)
        #expect(facts.quality?.columns.first { $0.name == "Type" }?.distinct == 4)
        guard case .number(let totals)? = data.profile?["Total Interactions"] else { return #expect(Bool(false)) }
        #expect(totals.reduce(0, +) == 106_060)
    }

    @Test(.enabled(if: SharedData.has("customer-personality/marketing_campaign.csv"), "needs the shared data folder"))
    func customerPersonalityHasConstants() throws {
        let (data, facts) = try read(
            """
            study: Food
            as-of: 2014-10-04
            sources:
              customers:
                csv: SHARED/customer-personality/marketing_campaign.csv
                key: ID
                signed-up: Dt_Customer
                ranges: {Income: [0, 200000]}

            """)
        #expect(data.customers.count == 2240)
        let columns = try #require(facts.quality?.columns)
        func column(_ name: String) throws -> ColumnQuality { try #require(columns.first { $0.name == name }) }
        #expect(try column("Z_Revenue").constant == "11" && column("Z_CostContact").constantShare == 1)
        #expect(try column("Year_Birth").low == 1894)
        // One was born in 1893, by the file: too few to be counted. 24 don't state their income.
        #expect(try column("Year_Birth").outside == nil)
        #expect(try column("Income").missing == 24)
    }

    @Test(.enabled(if: SharedData.has("bank-marketing/bank-full.csv"), "needs the shared data folder"))
    func bankMarketingHasStandIns() throws {
        let (_, facts) = try read(
            """
            study: Bank
            sources: {customers: {csv: SHARED/bank-marketing/bank-full.csv}}

            """)
        let columns = try #require(facts.quality?.columns)
        let days = try #require(columns.first { $0.name == "pdays" })
        #expect(days.standIn == "-1" && days.standInRows == 36_954)
        #expect(columns.first { $0.name == "poutcome" }?.placeholders == 36_959)
        #expect(columns.first { $0.name == "job" }?.placeholders == 288)
        #expect(columns.first { $0.name == "age" }?.outside == 0)
        #expect(facts.sources[0].format?.delimiter == "semicolon")
    }

    @Test(.enabled(if: SharedData.has("complete-journey/transactions_sample.csv.gz"), "needs the shared data folder"))
    func completeJourneyIsSeveralFiles() throws {
        let (data, facts) = try read(
            """
            study: Journey
            as-of: 2017-10-01
            time-zone: America/New_York
            sources:
              customers: {csv: SHARED/complete-journey/demographics.csv, key: household_id}
              purchases:
                csv: SHARED/complete-journey/transactions_sample.csv.gz
                customer: household_id
                time: transaction_timestamp
                order: basket_id
                amount: sales_value
              interactions:
                csv: SHARED/complete-journey/coupon_redemptions.csv
                customer: household_id
                time: redemption_date
                topic: campaign_id

            """)
        #expect(data.customers.count == 801 && data.rejected.isEmpty)
        let purchases = facts.funnel.filter { $0.source == "purchases" }
        #expect(purchases.map(\.rows) == [75_000, 42_199])
        #expect(purchases.map(\.customers) == [2377, 801])
        #expect(abs((purchases[0].amount ?? 0) - 233_935.24) < 1e-6)
        #expect(facts.quality?.times.allSatisfy { !$0.isUsed && ($0.fromCutOff ?? 0) > 100 } == true)
    }
}
