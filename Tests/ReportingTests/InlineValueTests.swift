import Basics
import Findings
import Testing

@testable import Reporting

@Suite struct InlineValueTests {
    @Test(arguments: [
        ("segments.0.share | percent", "65.0\u{a0}%"), ("data.customers", "1,250"), ("data.customers | plain", "1,250"),
        ("segmentation.silhouette", "0.284"), ("segmentation.silhouette | fixed(1)", "0.3"),
        ("segmentation.silhouette | significant(2)", "0.28"), ("data.funnel.0.amount | compact", "51.2\u{a0}k"),
        ("data.funnel.0.amount | money", "£51,235"), ("data.funnel.0.amount | money(2)", "£51,234.50"),
        ("study.asOf | date", "1 March 2024"), ("segments.0.markers.0.effect | signed", "−0.90"),
        ("segmentation.stability.global", "0.82 [0.79,\u{a0}0.85]"),
        ("evaluation.recoverability.decision-tree.macro | interval(3)", "0.890 [0.870,\u{a0}0.910]"),
        ("segments.0.stability | interval(percent)", "88.3\u{a0}% [85.0\u{a0}%,\u{a0}91.0\u{a0}%]"),
        ("impact.segments.0.rate", "12.3\u{a0}% [11.0,\u{a0}13.7], n\u{a0}=\u{a0}2,310"),
        ("impact.segments.1.rate", "withheld"), ("impact.segments.0.rate | percent", "12.3\u{a0}%"),
        ("study.name | lower", "corner shop"), ("segments.0.persona.traits.1 | capitalised", "Quick"),
        ("segments.0.persona.traits", "loyal, quick and chatty"), ("segments.count", "2"),
        ("segmentation.rule | sentence", "The largest k with stability above 0.8."),
        ("study.name | sentence", "Corner shop."), ("study.synthetic", "yes"), ("segments.0.centroid.recency", "9.25"),
        ("segmentation.silhouette | points", "+28.4\u{a0}points"),
    ])
    func formats(expression: String, expected: String) throws {
        #expect(try prose("{{ \(expression) }}") == "<p>\(expected)</p>")
    }

    @Test func datesAndAmountsKeepToTheirForms() {
        #expect(Formatter.date("2011-11") == "November 2011")
        #expect(Formatter.date("2011-11-01T10:00") == "1 November 2011")
        for text in ["2011-13-01", "autumn", "2011-1-99", "", "1-2-3"] { #expect(Formatter.date(text) == text) }
        func money(_ amount: Double, _ currency: String?) -> String {
            Formatter.text(.number(amount), Formatter(name: .money), currency: currency)
        }
        #expect(money(-12.5, "£") == "−£12.50")
        #expect(money(8_911_407.9, "GBP") == "£8.91\u{a0}m")
        #expect(money(120, nil) == "120")
    }

    /// However a value is called, it is text: in prose, headings, emphasis, tables, titles, contents and Markdown.
    @Test(arguments: [
        "<script>alert(1)</script>", "**x**", "](javascript:alert(1))", "{{ study.seed }}", "a\n\n# b",
        "\"><img src=x onerror=1>",
        "`c`", "| d |", "&lt;", "<!-- ", "</main>", "{{{x}}}", "\u{202e}evil", "- e", "~~f~~", "'\" onload=1",
    ])
    func valuesNeverBecomeMarkup(name: String) throws {
        let document = """
            ## About {{ segments.0.name }}

            {{ segments.0.name }}, *{{ segments.0.name }}*, [{{ segments.0.name }}](https://e.org)

            ```{table}
            :of: segments
            :caption: {{ segments.0.name }}
            Name: name
            ```

            ```{numbers}
            Name: segments.0.name
            ```

            ```{warning} {{ segments.0.name }}
            {{ segments.0.name }}
            ```
            """
        let plain = try render(document, documentFindings(names: ["Plain", "B"]))
        let report = try render(document, documentFindings(names: [name, "B"]))
        let html = try #require(report.html), markdown = try #require(report.markdown)
        #expect(tags(html) == tags(try #require(plain.html)))
        #expect(kinds(markdown) == kinds(try #require(plain.markdown)))
        #expect(kinds(markdown, plainText: true).contains { $0.contains(name.split(separator: "\n")[0]) })
    }

    @Test func absentValuesAreADashAndAWarningUnlessGuarded() throws {
        let report = try render("a {{ study.sector }}\n\n```{when} study.name\nb {{ study.sector }}\n```")
        #expect(report.html?.contains("<p>a –</p>") == true)
        #expect(report.html?.contains("<p>b –</p>") == true)
        #expect(report.diagnostics.items.map(\.identifier) == ["document.absent-value"])
        #expect(report.diagnostics.items.first?.position == SourcePosition(file: "test.md", line: 1, column: 3))
    }

    @Test func codeKeepsItsBraces() throws {
        #expect(try prose("`{{ x }}`\n\n```\n{{ y }}\n```").contains("<code>{{ x }}</code>"))
        #expect(problems("`{{ x }}`\n\n```\n{{ y }}\n```").isEmpty)
    }
}
