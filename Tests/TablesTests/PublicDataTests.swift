import Foundation
import Tables
import Testing

/// Public data sets, against the figures of the REFERENCE.md and README.md beside them (pandas).
@Suite struct PublicDataTests {
    @Test(.enabled(if: SharedData.has("online-retail/online_retail.csv.gz"), "needs the shared data folder"))
    func onlineRetail() throws {
        let file = try SharedData.open("online-retail/online_retail.csv.gz")
        #expect(file.digest == "ae0b5894e9c29449be61ad4ba9ec868083138431cfd5d8a51b2ab68659c4d508")
        #expect(
            file.header.map { file.guessKind(of: $0, sample: 1000) }
                == [.category, .category, .category, .number, .time, .number, .number, .category])
        let filter = try parse(
            "CustomerID is not missing and not starts(InvoiceNo, \"C\") and Quantity > 0 and UnitPrice > 0")
        let amount = try parse("Quantity * UnitPrice")
        let kinds: [(String, ColumnKind)] = [
            ("InvoiceNo", .category), ("StockCode", .category), ("CustomerID", .category), ("InvoiceDate", .time),
            ("Quantity", .number), ("UnitPrice", .number),
        ]
        let result = try file.read(kinds.map { ColumnRequest(name: $0.0, kind: $0.1) }, threads: 2)
        #expect(result.rows == 541_909)
        #expect(result.rejected == [])
        let table = result.table
        guard case .category(let invoices) = table["InvoiceNo"], case .category(let customers) = table["CustomerID"],
            case .category(let stock) = table["StockCode"], case .time(let times) = table["InvoiceDate"],
            case .number(let quantities) = table["Quantity"]
        else { return #expect(Bool(false)) }
        #expect(invoices.levels.count == 25_900 && stock.levels.count == 4070 && customers.levels.count == 4372)
        #expect(customers.codes.count { $0 < 0 } == 135_080)
        #expect(quantities.reduce(0, +) == 5_176_450)
        #expect(times.min().map(isoDateTime) == "2010-12-01T08:26:00")
        #expect(times.max().map(isoDateTime) == "2011-12-09T12:50:00")

        try filter.check(kinds: Dictionary(uniqueKeysWithValues: kinds), yields: .truth)
        var mask = [Bool](repeating: true, count: table.rowCount)
        var funnel: [Int] = []
        for step in filter.conjuncts {
            mask = zip(mask, step.mask(in: table)).map { $0 && $1 }
            funnel.append(mask.count { $0 })
        }
        #expect(funnel == [406_829, 397_924, 397_924, 397_884])
        let amounts = amount.numbers(in: table)
        #expect(abs(amounts.reduce(0, +) - 9_747_747.934) < 1e-3)
        #expect(abs(zip(amounts, mask).reduce(0) { $0 + ($1.1 ? $1.0 : 0) } - 8_911_407.904) < 1e-3)
    }

    @Test(.enabled(if: SharedData.has("bank-marketing/bank-full.csv"), "needs the shared data folder"))
    func bankMarketing() throws {
        let file = try SharedData.open("bank-marketing/bank-full.csv")
        #expect(file.delimiter == UInt8(ascii: ";"))
        #expect(file.header.count == 17)
        #expect(["age", "job", "default", "y"].map { file.guessKind(of: $0) } == [.number, .category, .flag, .flag])
        let requests = [ColumnRequest(name: "y", kind: .flag), ColumnRequest(name: "job", kind: .category)]
        let result = try file.read(requests, threads: 1)
        #expect(result.rows == 45_211 && result.rejected.isEmpty)
        #expect(try parse("y").mask(in: result.table).count { $0 } == 5289)
        guard case .category(let jobs) = result.table["job"] else { return #expect(Bool(false)) }
        #expect(jobs.levels.count == 12)
    }

    @Test(.enabled(if: SharedData.has("customer-personality/marketing_campaign.csv"), "needs the shared data folder"))
    func customerPersonality() throws {
        let file = try SharedData.open("customer-personality/marketing_campaign.csv")
        #expect(file.header.first == "ID" && file.header.last == "Response")
        let requests = file.header.map { ColumnRequest(name: $0, kind: file.guessKind(of: $0)) }
        let result = try file.read(requests, threads: 2)
        #expect(result.rows == 2240 && result.rejected.isEmpty)
        #expect(result.table["Dt_Customer"]?.kind == .time)
        #expect(try parse("Response = 1").mask(in: result.table).count { $0 } == 334)
        #expect(try parse("Income is missing").mask(in: result.table).count { $0 } == 24)
    }
}
