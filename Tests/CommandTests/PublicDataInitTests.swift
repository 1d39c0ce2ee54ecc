import Foundation
import Testing

/// Public data as it comes: each folder becomes a study whose report runs, without a hand on the file.
@Suite struct PublicDataInitTests {
    static let shared = ProcessInfo.processInfo.environment["SEGMENTARY_SHARED_DATA"].map { URL(filePath: $0) }

    /// What each draft must say, and in how many rows the report is tried; nil where it is only checked.
    static let studies: [(folder: String, says: [String], rows: Int?)] = [
        ("bank-marketing", ["column: \"y\"", "#   duration: ", "job: as-is", "default: flag"], nil),
        ("cdnow", ["delimiter: blanks", "amount: amount", "as-of: 1998-04-01"], nil),
        (
            "online-retail",
            ["customer: CustomerID", "return: 'starts(InvoiceNo, \"C\")'", "amount: Quantity * UnitPrice"],
            nil
        ),
        ("online-shoppers", ["column: Revenue", "TrafficType: category"], nil),
        (
            "complete-journey",
            [
                "key: household_id", "order: basket_id", "ordered: [Under 15K, \"15-24K\"",
                "discount: retail_disc + coupon_disc + coupon_match_disc",
            ], nil
        ),
        ("wholesale-customers", ["Channel: category", "Fresh: count"], 440),
        ("customer-personality", ["key: ID", "column: Response", "Year_Birth: [under 1950", "#   Z_Revenue: "], nil),
        ("facebook-live-thailand", ["key: status_id", "num_likes: count"], nil),
        ("facebook-metrics", ["Paid: flag", "Type: category"], nil),
        ("mall-customers", ["Genre: as-is", "key: CustomerID"], 200),
    ]

    @Test(.enabled(if: shared != nil, "SEGMENTARY_SHARED_DATA names no folder"), arguments: studies.indices)
    func becomesAStudy(index: Int) throws {
        let (name, says, rows) = Self.studies[index]
        let data = try #require(Self.shared).appending(path: name)
        guard FileManager.default.fileExists(atPath: data.path) else { return }
        let folder = try Folder()
        let outcome = try Segmentary.run(["init", data.path, "--into", name, "--yes"], in: folder)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        let study = try folder.text("\(name)/study.yaml")
        for line in says { #expect(study.contains(line), "\(line)") }
        guard rows != nil else { return }
        try folder.write("\(name)/study.yaml", study + "segments: {k: 3, starts: 2, pairs: 5}\n")
        let run = try Examples.report(folder, name)
        #expect(folder.exists("\(run)/report.html"))
    }
}
