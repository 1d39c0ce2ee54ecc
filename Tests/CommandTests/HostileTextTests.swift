import Testing

/// Texts of the data and of the study are texts in the report, whatever they look like.
@Suite struct HostileTextTests {
    private static let texts = [
        "<script>alert(1)</script>", "**x**", "](javascript:x)", "{{ study.seed }}", "=cmd|' /C calc'!A0", "a|b",
        "<img src=x onerror=alert(1)>", "`code`", "# heading", "[link](javascript:alert(1))",
    ]

    /// Each text is a category whose customers form a segment of their own, and a name in the study.
    private static func study() throws -> Folder {
        var csv = "kind,\"<b>amount</b>\",who,contacted\n"
        for row in 0..<300 {
            let text = texts[row % texts.count]
            csv += "\"\(text)\",\(row % texts.count * 100 + row * 7 % 13),\"\(text)\",\(row % 3 == 0 ? "yes" : "no")\n"
        }
        let yaml = """
            study: "<script>alert(1)</script> **x** [y](javascript:x)"
            question: "Who is <img src=x onerror=alert(1)> ?"
            purpose: "<i>purpose</i>"
            sources:
              customers: {csv: customers.csv, columns: {kind: category, "<b>amount</b>": number}}
              outcome: {column: contacted, positive: "yes"}
            protected: {who: as-is}
            segments: {k: 5, starts: 2, pairs: 5}

            """
        return try Examples.study(yaml, csv)
    }

    @Test func neverBecomeMarkup() throws {
        let folder = try Self.study()
        let run = try Examples.report(folder)
        for page in ["\(run)/report.html", "reports/index.html", "reports/study/index.html"] {
            let html = try folder.text(page)
            for markup in ["<script", "<img", "<b>amount", "<i>purpose", "<strong>x</strong>", "href=\"javascript"] {
                #expect(!html.contains(markup), "\(markup) in \(page)")
            }
        }
        let html = try folder.text("\(run)/report.html")
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the text itself is shown")
        let markdown = try folder.text("\(run)/report.md")
        #expect(markdown.contains("alert(1)"))
        #expect(!markdown.contains(/(^|[^\\])<(script|img|b>|i>)/))
        #expect(!markdown.contains(/[^\\]\]\(javascript/))
        #expect(!markdown.contains(/(^|[^\\*])\*\*x/))
        #expect(!markdown.contains(/[^\\]`code/))
    }

    @Test func neverBecomeMarkupInFigures() throws {
        let folder = try Self.study()
        let figures = try folder.contents(of: "\(Examples.report(folder))/figures")
        for (name, data) in figures {
            let svg = String(decoding: data, as: UTF8.self)
            for markup in ["<script", "<img", "<b>amount", "onerror=\""] { #expect(!svg.contains(markup), "\(name)") }
        }
    }

    @Test func valuesOfTheDataAreNoTemplate() throws {
        let folder = try Self.study()
        // As a placeholder it would show the seed.
        let html = try folder.text("\(Examples.report(folder))/report.html")
        #expect(html.contains("{{ study.seed }}"))
    }
}
