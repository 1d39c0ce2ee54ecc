import Basics
import Charts
import Findings
import Testing

@testable import Reporting

@Suite struct CellTests {
    @Test func eachWritesOutItsContent() throws {
        let html = try prose(
            """
            ```{each} segments
            {{ number }}/{{ index }} {{ name }} of {{ study.name }}
            ```
            """)
        #expect(html == "<p>1/0 Regulars of Corner shop</p>\n<p>2/1 Visitors of Corner shop</p>")
    }

    @Test func eachOverADictionaryGoesByKey() throws {
        let html = try prose(
            """
            ```{each} evaluation.recoverability
            {{ key }} {{ accuracy | interval(1) }}
            ```
            ```{each} segments.0.centroid
            {{ key }} {{ value }}
            ```
            """)
        #expect(
            html == """
                <p>a-first 0.9 [0.9,\u{a0}0.9]</p>
                <p>decision-tree 0.9 [0.9,\u{a0}0.9]</p>
                <p>frequency 12</p>
                <p>recency 9.25</p>
                """)
    }

    @Test func innerNamesComeFirstAndListsJoin() throws {
        let html = try prose(
            """
            `````{each} segments
            ````{each} markers
            ```{when} value < 10
            - {{ name }}: {{ title }} {{ value }}, number {{ number }}
            ```
            ````
            `````
            """)
        #expect(
            html == """
                <ul>
                <li>Regulars: Days since last purchase 9.25, number 1</li>
                <li>Visitors: Days since last purchase 9.25, number 1</li>
                </ul>
                """)
    }

    @Test(arguments: [
        ("segments", true), ("audit", false), ("study.synthetic", true), ("not audit", true), ("not segments", false),
        ("features.dropped", false), ("segmentation.verdict.kind == \"reproducible\"", true),
        ("segmentation.verdict.kind != \"natural\"", true), ("segments.count in 2..3", true),
        ("segments.count in 3..8", false),
        ("segmentation.silhouette >= 0.284", true), ("segmentation.silhouette > 0.284", false),
        ("segments.0.share > segments.1.share", true), ("audit.concerns > 0", false), ("not audit.concerns > 0", true),
        ("study.synthetic == true and segments.count == 2", true), ("study.synthetic and audit", false),
        ("disclosure.suppressed<=3", true), ("segments.count != 2", false), ("segmentation.silhouette < 1e-1", false),
    ])
    func whenDecides(claim: String, holds: Bool) throws {
        #expect(try prose("```{when} \(claim)\nyes\n```") == (holds ? "<p>yes</p>" : ""))
    }

    @Test func checksMarkTheirPlaceAndTheHead() throws {
        let report = try render(
            """
            ## A

            ```{check}
            segments.count in 2..4
            segmentation.silhouette > 0.5
            audit.concerns == 0
            ```
            """)
        #expect(
            report.checks == [
                Check(text: "segments.count in 2..4", position: "test.md:4:1", holds: true, value: 2),
                Check(text: "segmentation.silhouette > 0.5", position: "test.md:5:1", holds: false, value: 0.284),
                Check(text: "audit.concerns == 0", position: "test.md:6:1", holds: false, value: nil),
            ])
        let html = try #require(report.html)
        #expect(html.contains("<li class=\"chip bad\">2 claims of the text no longer hold</li>"))
        #expect(html.contains("segmentation.silhouette &gt; 0.5; it is now 0.284 (test.md:5:1)."))
        #expect(report.markdown?.contains("there is no such figure now") == true)
    }

    @Test func tablesChooseColumnsAndRows() throws {
        let report = try render(
            """
            ```{table}
            :of: segments
            :columns: Share, Name
            :rows: 1
            :caption: Of {{ study.name }}
            Name: name
            Size: size
            Share: share | percent
            ```
            """)
        let markdown = try #require(report.markdown)
        #expect(
            markdown.contains(
                """
                Of Corner shop

                | Share | Name |
                | ---: | --- |
                | 65.0\u{a0}% | Regulars |

                The first 1 of 2 rows; all of them are in findings.json.
                """))
        #expect(report.html?.contains("<table class=\"r1\">") == true)
        #expect(report.html?.contains("<tr><td>65.0\u{a0}%<td>Regulars\n") == true)
    }

    @Test func figuresBringTheirTextAndData() throws {
        let figure = try #require(Gallery.figures.first { $0.name == "segment-sizes" })
        let chart = try #require(figure.draw(documentFindings()))
        let report = try render(
            "## My part\n\n```{figure} segment-sizes\n```\n\n```{figure} segment-sizes\n:caption: Mine, {{ study.name }}\n```"
        )
        let html = try #require(report.html)
        #expect(html.contains("<figure id=\"my-part-figure-1\">"))
        #expect(html.contains("<figure id=\"my-part-figure-2\">"))
        #expect(html.contains(chart.html(id: "f.1")))
        #expect(html.contains("Mine, Corner shop</figcaption>"))
        #expect(report.figures.map(\.name) == ["segment-sizes"])
        #expect(report.markdown?.contains("](figures/segment-sizes.svg)") == true)
    }

    @Test func includesAreRelativeAndNest() throws {
        let report = try render(
            "```{include} parts/a.md\n```",
            including: [
                "parts/a.md": "---\ntitle: x\n---\nA\n\n```{include} ../b.md\n```", "b.md": "B {{ study.seed }}",
            ])
        #expect(report.markdown?.contains("A\n\nB 7\n") == true)
    }

    @Test func listsThatMultiplyEnd() {
        var text = "{{ name }}\n"
        for level in 0..<14 {
            let fence = String(repeating: "`", count: 3 + level)
            text = "\(fence){each} segments\n\(text)\n\(fence)\n"
        }
        text = "````````````````````{each} segments\n\(text)````````````````````\n"
        #expect(throws: Diagnostics.self) { try render(text, documentFindings(names: (0..<9).map { "S\($0)" })) }
    }
}
