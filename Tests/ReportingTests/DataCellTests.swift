import Basics
import Charts
import Findings
import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The cells `sql` and `chart`, on the results of a run.
@Suite struct DataCellTests {
    static let sql = "select segment, category, count(distinct customer) as customers, sum(amount) as revenue\nfrom x"

    static func findings(rows: [[String: Value]]? = nil, withheld: [WithheldFigure] = []) -> Findings {
        var findings = documentFindings()
        let rows =
            rows
            ?? (1...2).flatMap { segment in
                ["garden", "kitchen", "<b>toys</b>"].enumerated().map { index, category -> [String: Value] in
                    [
                        "segment": .number(Double(segment)), "category": .string(category),
                        "customers": .number(Double(30 + index)), "revenue": .number(1234.5 * Double(index + segment)),
                    ]
                }
            }
        findings.queries = [
            "top": QueryResult(
                sql: sql,
                columns: [
                    .init(name: "segment", type: "integer"), .init(name: "category", type: "text"),
                    .init(name: "customers", type: "integer"), .init(name: "revenue", type: "real"),
                ], rows: rows, suppressed: 1, withheld: withheld)
        ]
        return findings
    }

    static let cell = "```{sql} top\n:caption: Of {{ study.name }}\n:format: revenue money\n\(sql)\n```\n"

    static func chart(_ kind: String, _ options: String) -> String {
        "```{chart} \(kind)\n:data: top\n\(options)\n:title: Garden leads\n:caption: In pounds.\n```\n"
    }

    @Test func aQueryShowsItsResultAsATable() throws {
        let markdown = try #require(render("## A\n\n" + Self.cell, Self.findings()).markdown)
        #expect(
            markdown.contains(
                """
                Of Corner shop

                | Segment | Category | Customers | Revenue |
                | --- | --- | ---: | ---: |
                | Regulars | garden | 30 | £1,235 |
                """), "\(markdown)")
        #expect(markdown.contains("&lt;b") || markdown.contains("\\<b"))
        #expect(
            markdown.contains(
                "1 row of fewer than 10 customers, or from which such a row could be worked out, is withheld."))
    }

    @Test func aWithheldFigureSaysSo() throws {
        let findings = Self.findings(
            rows: [["segment": .number(1), "category": .null, "customers": .number(12), "revenue": .null]],
            withheld: [WithheldFigure(row: 0, column: "revenue")])
        let markdown = try #require(render(Self.cell, findings).markdown)
        #expect(markdown.contains("| Regulars | 12 | withheld |"), "\(markdown)")
    }

    @Test func aQueryCanStayBehindTheScenes() throws {
        let report = try render(
            "```{sql} top\n:show: none\n\(Self.sql)\n```\n\n{{ queries.top.rows.0.revenue | money }}, "
                + "{{ queries.top.rows.count }}\n\n```{check}\nqueries.top.rows.0.revenue > 1000\n```\n",
            Self.findings())
        #expect(try #require(report.html).contains("<p>£1,235, 6</p>"))
        #expect(report.html?.contains("<table") == false && report.checks.map(\.holds) == [true])
    }

    @Test func eachWalksTheRows() throws {
        let html = try prose(
            "```{sql} top\n:show: none\n\(Self.sql)\n```\n\n````{each} queries.top.rows\n"
                + "```{when} customers > 31\n{{ category }} in {{ study.slug }}\n```\n````\n", Self.findings())
        #expect(html.contains("<p>&lt;b&gt;toys&lt;/b&gt; in corner-shop</p>"), "\(html)")
    }

    @Test(arguments: [
        ("bar", ":x: revenue\n:y: category\n:facet: segment\n:format: money"),
        ("bar", ":x: category\n:y: revenue\n:colour: segment"),
        ("dot", ":x: revenue\n:y: category\n:colour: segment"), ("dot", ":x: customers\n:y: revenue\n:facet: segment"),
        ("line", ":x: category\n:y: revenue\n:colour: segment"),
        ("area", ":x: customers\n:y: revenue\n:facet: segment"),
        ("heat", ":x: segment\n:y: category\n:colour: revenue\n:format: compact"),
        ("interval", ":x: revenue\n:y: category\n:low: customers\n:high: revenue\n:facet: segment\n:sort: name"),
        ("box", ":x: category\n:y: revenue\n:q25: customers\n:q75: revenue\n:facet: segment"),
    ]) func everyKindIsDrawn(kind: String, options: String) throws {
        let report = try render("## Goods\n\n" + Self.cell + "\n" + Self.chart(kind, options), Self.findings())
        let figure = try #require(report.figures.first)
        #expect(report.figures.count == 1 && figure.name == "chart-1-top")
        #expect(XMLParser(data: Data(figure.svg.utf8)).parse() && !figure.svg.lowercased().contains("nan"))
        #expect(figure.svg.contains("<title id=\"chart-1-top-t\">Garden leads</title>"))
        #expect(report.html?.contains("<figure id=\"goods-figure-1\">") == true)
        #expect(report.markdown?.contains("](figures/chart-1-top.svg)") == true)
        #expect(report.html?.contains("<b>toys") == false)
        #expect(!report.diagnostics.items.contains { $0.severity != .note }, "\(report.diagnostics)")
    }

    @Test func segmentsHaveTheirColours() throws {
        let findings = Self.findings()
        let report = try render(Self.cell + Self.chart("bar", ":x: revenue\n:y: category\n:facet: segment"), findings)
        let svg = try #require(report.figures.first?.svg)
        #expect(svg.contains(">Regulars<") && svg.contains(">Visitors<") && !svg.contains(">Segment 1<"))
        #expect(svg.contains("var(--s0)") && svg.contains("var(--s1)"))
    }

    @Test func galleryTablesAndListsCanBeDrawn() throws {
        let report = try render(
            """
            ```{chart} bar
            :data: segments
            :x: share
            :y: segment
            :title: Most are regulars
            :caption: All customers.
            ```

            ```{chart} interval
            :of: segments
            :x: stability
            :y: name
            :low: low
            :high: high
            :title: Regulars recur
            :caption: All customers.
            name: name
            stability: stability.value | fixed(2)
            low: stability.low
            high: stability.high
            ```
            """)
        #expect(report.figures.map(\.name) == ["chart-1-segments", "chart-2-segments"])
        #expect(report.figures[0].svg.contains(">65.0\u{a0}%<"), "\(report.figures[0].svg)")
        #expect(report.figures[1].svg.contains(">0.88<"))
        #expect(report.figures.allSatisfy { $0.svg.contains("fill=\"var(--s1)\"") })  // of the second segment
    }

    @Test func tooManyBarsAreToldAndLeftOut() throws {
        let rows = (0..<57).map { index -> [String: Value] in
            [
                "segment": .number(1), "category": .string("Category \(index)"), "customers": .number(20),
                "revenue": .number(Double(index)),
            ]
        }
        let report = try render(Self.cell + Self.chart("bar", ":x: revenue\n:y: category"), Self.findings(rows: rows))
        let warning = try #require(report.diagnostics.items.first { $0.severity == .warning })
        #expect(warning.description.contains("a bar chart holds 40 names; the data have 57"))
        #expect(report.html?.contains("Drawn are 40 of 57 names; the data hold all.") == true)
        let svg = try #require(report.figures.first?.svg)
        #expect(svg.contains(">Category 56<") && !svg.contains(">Category 16<"))
    }

    @Test func anEmptyResultIsAnEmptyChart() throws {
        let report = try render(Self.cell + Self.chart("bar", ":x: revenue\n:y: category"), Self.findings(rows: []))
        #expect(report.markdown?.contains("| --- |") == true)
    }

    // MARK: What is wrong

    @Test(arguments: [
        ("```{sql}\nselect 1\n```", "test.md:1:4: error: this cell needs a name for its result"),
        ("```{sql} a b\nselect 1\n```", "test.md:1:4: error: a query's name is made of letters, digits and hyphens"),
        ("```{sql} a\n:show: chart\nselect 1\n```", "test.md:2:1: error: ':show:' is 'table' or 'none'"),
        ("```{sql} a\n:format: x\nselect 1\n```", "test.md:2:1: error: ':format:' names columns"),
        (
            "```{sql} a\n:format: x monye\nselect 1\n```",
            "test.md:2:12: error: unknown formatter 'monye'; did you mean 'money'?"
        ),
        ("```{sql} a\n```", "test.md:1:4: error: this cell holds no query"),
        (
            "```{sql} a\nselect 1\n```\n\n```{sql} a\n\nselect 2\n```",
            "test.md:7:1: error: a query is called 'a' already"
        ),
        (
            "````{each} segments\n```{sql} a\nselect 1\n```\n````",
            "test.md:3:1: error: a query can't stand within 'each'"
        ),
        (
            "```{chart} bra\n:data: segments\n:title: t\n:caption: c\n```",
            "error: unknown kind of chart 'bra'; did you mean 'bar'?"
        ),
        (
            "```{chart} bar\n:data: segmnts\n:x: a\n:y: b\n:title: t\n:caption: c\n```",
            "there is no query or table 'segmnts'; did you mean 'segments'?"
        ),
        ("```{chart} bar\n:data: segments\n:x: a\n:title: t\n:caption: c\n```", "error: a bar chart needs ':y:'"),
        (
            "```{chart} bar\n:data: segments\n:x: a\n:y: b\n:q25: c\n:title: t\n:caption: c\n```",
            "test.md:5:1: error: a bar chart has no ':q25:'"
        ),
        ("```{chart} bar\n:data: segments\n:x: a\n:y: b\n:title: t\n```", "error: a chart needs ':caption:'"),
        (
            "```{chart} bar\n:data: segments\n:x: a\n:y: b\n:caption: t\n```",
            "error: a chart needs ':title:', the takeaway"
        ),
        ("```{chart} bar\n:x: a\n:y: b\n:title: t\n:caption: t\n```", "error: a chart has either ':data:'"),
        ("```{chart} bar\n:of: segmens\n:x: a\n:y: b\n:title: t\n:caption: t\na: name\n```", "unknown name 'segmens'"),
        (
            "```{chart} bar\n:of: segments\n:x: nme\n:y: b\n:title: t\n:caption: t\nname: name\nb: size\n```",
            "the data have no column 'nme'; did you mean 'name'?"
        ),
        (
            "```{chart} bar\n:data: segments\n:x: a\n:y: b\n:sort: up\n:title: t\n:caption: t\n```",
            "test.md:5:1: error: ':sort:' is one of value, none, name, ascending"
        ),
        ("{{ queries.top.rows.0.x }}", "error: unknown name 'top' in 'queries.top.rows.0.x'"),
        (
            "```{sql} a\nselect 1\n```\n{{ queries.a.row }}",
            "error: unknown name 'row' in 'queries.a.row'; did you mean 'rows'?"
        ),
    ]) func errorsComeBeforeTheWork(text: String, expected: String) {
        let found = problems(text)
        #expect(found.contains { $0.contains(expected) }, "\(found)")
    }

    @Test func columnsAreCheckedWhereTheyAreKnown() throws {
        let text = Self.cell + Self.chart("bar", ":x: revnue\n:y: category") + "\n{{ queries.top.rows.0.custmers }}\n"
        let template = try DocumentTemplate.load("test.md", from: ["test.md": text])
        #expect(template.queries.map(\.position) == [SourcePosition(file: "test.md", line: 4)])
        let found = template.check(columns: ["top": ["category", "customers", "revenue"]]).items.map(\.description)
        #expect(found.count == 2)
        #expect(found.contains { $0.contains("the data have no column 'revnue'; did you mean 'revenue'?") })
        #expect(found.contains { $0.contains("unknown name 'custmers'") && $0.contains("did you mean 'customers'?") })
        #expect(!template.check().hasErrors)
    }

    @Test func anotherQueryNeedsAnotherRun() {
        func errors(_ text: String, _ findings: Findings) -> String {
            do {
                _ = try render(text, findings)
                return ""
            } catch {
                return "\(error)"
            }
        }
        let changed = Self.cell.replacing("from x", with: "from y")
        #expect(
            errors(changed, Self.findings()).contains(
                "test.md:4:1: error: the query 'top' isn't the one that the run answered"))
        #expect(
            errors(Self.cell, documentFindings()).contains(
                "test.md:4:1: error: the run has no result of the query 'top'"))
    }

    @Test func aGuardedQueryMayBeAbsent() throws {
        let text =
            "````{when} segments\n\(Self.cell)\(Self.chart("bar", ":x: revenue\n:y: category"))````\n\n"
            + "```{when} queries.top\nsold\n```\n"
        let absent = try render(text, documentFindings())
        #expect(absent.figures.isEmpty && absent.html?.contains("sold") == false)
        let present = try render(text, Self.findings())
        #expect(present.figures.count == 1 && present.html?.contains("sold") == true)
        let template = try DocumentTemplate.load("test.md", from: ["test.md": text])
        #expect(template.queries.map(\.isGuarded) == [true])
    }

    @Test(
        arguments: [
            ("1,234", 1234), ("\u{2212}0.42", -0.42), ("12.3\u{a0}%", 0.123), ("8.91\u{a0}m", 8_910_000), ("£820", 820),
            ("12.3\u{a0}k", 12_300), ("<0.1\u{a0}%", 0.001), ("withheld", nil), ("–", nil), ("+2.3", 2.3),
        ] as [(String, Double?)]) func figuresAreReadBack(text: String, value: Double?)
    {
        let read = FigureText(text).value
        #expect(value == nil ? read == nil : abs((read ?? .nan) - (value ?? 0)) < 1e-9 * abs(value ?? 1))
    }

    @Test func intervalsAreReadBack() {
        let figure = FigureText("27\u{a0}% [20, 35]")
        #expect(figure.value == 0.27 && figure.low == 0.2 && abs((figure.high ?? 0) - 0.35) < 1e-12)
        #expect(FigureText("0.82 [0.79,\u{a0}0.85]").high == 0.85)
    }
}
