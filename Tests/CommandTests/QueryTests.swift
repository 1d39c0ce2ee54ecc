import Findings
import Foundation
import Testing

/// A document with queries, from the study to the page.
@Suite struct QueryTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The bundled shop, with few starts and pairs, beside the example's document.
    static func shop() throws -> Folder {
        let folder = try Folder()
        for file in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "data/ecommerce").path) {
            try FileManager.default.createDirectory(at: folder.url("shop"), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: root.appending(path: "data/ecommerce/\(file)"), to: folder.url("shop/\(file)"))
        }
        try folder.replace("  k: 3...8  ", with: "  k: 3\n  starts: 2\n  pairs: 5\n  #", in: "shop/study.yaml")
        try folder.replace("compare: [../banking, ../retail-chain]", with: "compare: []", in: "shop/study.yaml")
        let document = root.appending(path: "docs/examples/what-segments-buy.md")
        try FileManager.default.copyItem(at: document, to: folder.url("buy.md"))
        return folder
    }

    @Test func theExampleRunsOnTheBundledShop() throws {
        let folder = try Self.shop()
        let run = try Examples.report(folder, "shop", ["--template", "buy.md"])
        let html = try folder.text("\(run)/report.html"), markdown = try folder.text("\(run)/report.md")
        for name in ["top-categories", "by-month", "spend", "answers"] {
            let svg = try #require(
                try folder.contents(of: "\(run)/figures").first { $0.key.hasSuffix("-\(name).svg") }?.value)
            #expect(String(decoding: svg, as: UTF8.self).contains("<svg"))
        }
        #expect(html.contains("<figure id=\"what-does-each-segment-spend-its-money-on-figure-1\">"))
        #expect(markdown.contains("| Segment | Category | Customers | Orders | Revenue | Mean |"))
        let findings = try JSON.decode(Findings.self, from: Data(folder.text("\(run)/findings.json").utf8))
        let queries = try #require(findings.queries)
        #expect(Set(queries.keys) == ["revenue-by-category", "top-categories", "by-month", "spend", "answers"])
        for (name, result) in queries {
            #expect(result.rows.allSatisfy { ($0["customers"]?.number ?? 0) >= 10 }, "\(name)")
        }
        #expect(findings.checks?.allSatisfy(\.holds) == true)
        #expect(!html.contains("C00001"))

        // The data may go: the run renders from what it holds.
        try FileManager.default.removeItem(at: folder.url("shop"))
        let before = try folder.contents(of: run)
        let again = try Segmentary.run(["render", run, "--template", "buy.md"], in: folder)
        #expect(again.status == 0, "\(again.stderr)")
        #expect(differences(before, try folder.contents(of: run)).isEmpty)

        // But not what it was never asked.
        try folder.replace("order by revenue desc", with: "order by customers desc", in: "buy.md")
        let changed = try Segmentary.run(["render", run, "--template", "buy.md"], in: folder)
        #expect(changed.status == 1)
        #expect(
            changed.errors.count == 2 && changed.stderr.contains("buy.md:12:1: error: the query"), "\(changed.stderr)")
    }

    @Test func whatIsWrongIsToldBeforeAnythingIsComputed() throws {
        let folder = try Self.shop()
        try folder.write(
            "bad.md",
            """
            {{ queries.a.rows.0.revenu }}

            ```{sql} a
            select category, sum(amonut) as revenue, count(distinct customer) as customers
            from purchases group by 1
            ```

            ```{sql} b
            select category, sum(amount) as revenue from purchases group by 1
            ```

            ```{sql} c
            select avg(amount) as revenue, count(distinct customer) as customers from purchases
            ```

            ```{chart} bar
            :data: c
            :x: revenu
            :y: customers
            :title: t
            :caption: c
            ```
            """)
        let outcome = try Segmentary.run(["report", "shop", "--template", "bad.md"], in: folder)
        #expect(outcome.status == 1 && outcome.stdout.isEmpty)
        #expect(outcome.errors.count == 3, "\(outcome.stderr)")
        #expect(outcome.stderr.contains("bad.md:4:22: error: there is no column 'amonut'; did you mean 'amount'?"))
        #expect(outcome.stderr.contains("bad.md:9:1: error: a query counts the customers behind each row"))
        #expect(outcome.stderr.contains("error: the data have no column 'revenu'; did you mean 'revenue'?"))
        #expect(!outcome.stderr.contains("Read purchases"))
        #expect(!folder.exists("reports/shop"))
    }

    @Test func aFeaturesNameIsCheckedBeforeTheSegments() throws {
        let folder = try Self.shop()
        try folder.write(
            "bad.md",
            """
            ```{sql} a
            select avg(f.recencyy) as r, count(distinct customer) as customers from features as f
            ```
            """)
        let outcome = try Segmentary.run(["report", "shop", "--template", "bad.md"], in: folder)
        #expect(outcome.status == 1)
        #expect(
            outcome.stderr.contains("bad.md:2:14: error: there is no column 'f.recencyy'; did you mean 'recency'?"),
            "\(outcome.stderr)")
        #expect(!outcome.stderr.contains("Segment "))
    }
}
