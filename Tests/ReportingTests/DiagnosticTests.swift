import Basics
import Charts
import Testing

@testable import Reporting

@Suite struct DiagnosticTests {
    @Test func allErrorsOfADocumentAtOnceWithTheirPlaces() {
        let text = """
            ---
            language: en
            ---
            ## A {{ study.nam }} and {{ study.name }}

            ```{include} part.md
            ```

            `````{each} segments
            {{ name }}

            ````{when} persona
            Text {{ persona.sumary }} and {{ shre | percent }}
            ```{figure} segment-sises
            ```
            ````
            `````

            ```{check}
            segments.count in 1..2
            audit.concern > 0
            ```
            > - {{ segmentation.k | percnt(1) }}
            """
        let checked = problems(text, including: ["part.md": "x\n\n  {{ data.customer }}"])
        #expect(
            checked == [
                "test.md:4:6: error: unknown name 'nam' in 'study.nam'; did you mean 'name'? [document.unknown-path]",
                "test.md:13:6: error: unknown name 'sumary' in 'persona.sumary'; did you mean 'summary'? [document.unknown-path]",
                "test.md:13:31: error: unknown name 'shre'; did you mean 'share'? [document.unknown-path]",
                "test.md:14:4: error: unknown figure 'segment-sises'; did you mean 'segment-sizes'? [document.unknown-figure]",
                "test.md:21:1: error: unknown name 'concern' in 'audit.concern'; did you mean 'concerns'? [document.unknown-path]",
                "test.md:23:5: error: unknown formatter 'percnt'; did you mean 'percent'? [document.unknown-formatter]",
                "part.md:3:3: error: unknown name 'customer' in 'data.customer'; did you mean 'customers'? [document.unknown-path]",
            ])
    }

    /// Within a cell whose own head is wrong too, and beside a wrong formatter.
    @Test func errorsWithinErrorsAreToldToo() {
        let text = """
            ````{ech} segments
            {{ name | percnt }} {{ nme }}

            ```{figure} segment-sises
            ```
            ````

            ````{when} study.name ==
            {{ study.nam }}
            ````

            {{ study.nam | uper }}

            ```{table} segments
            :columns: Segment, Shre
            ```
            """
        #expect(
            problems(text) == [
                "test.md:1:5: error: unknown cell 'ech'; did you mean 'each'? [document.unknown-cell]\n    Known cells: \(DocumentCell.names.joined(separator: ", ")).",
                "test.md:2:1: error: unknown formatter 'percnt'; did you mean 'percent'? [document.unknown-formatter]",
                "test.md:4:4: error: unknown figure 'segment-sises'; did you mean 'segment-sizes'? [document.unknown-figure]",
                "test.md:8:5: error: this is not a claim; write e.g. 'segments.count in 3..8', 'audit.concerns > 0' or 'not evaluation.outcome' [document.claim]",
                "test.md:9:1: error: unknown name 'nam' in 'study.nam'; did you mean 'name'? [document.unknown-path]",
                "test.md:12:1: error: unknown formatter 'uper'; known here: \(Formatter.names.joined(separator: ", ")) [document.unknown-formatter]",
                "test.md:12:1: error: unknown name 'nam' in 'study.nam'; did you mean 'name'? [document.unknown-path]",
                "test.md:14:4: error: unknown column 'Shre'; did you mean 'Share'? [document.unknown-column]",
            ])
    }

    /// What `:columns:` may name is what the tables make.
    @Test func fixedColumnsAreThoseOfTheTables() {
        for (name, known) in Gallery.fixedColumns {
            let table = Gallery.table(named: name)
            for (kind, findings) in FigureTests.cases {
                for title in table?.make(findings)?.columns.map(\.title) ?? [] {
                    #expect(known.contains(title), "\(name) of \(kind) has '\(title)'")
                }
            }
            let made = Set(FigureTests.cases.flatMap { table?.make($0.1)?.columns.map(\.title) ?? [] })
            #expect(!made.isEmpty && Set(known).subtracting(["BIC"]).isSubset(of: made), "\(name): \(known)")
        }
    }

    @Test(arguments: [
        ("```{sqlite} x\nselect 1\n```", "test.md:1:4: error: unknown cell 'sqlite'"),
        ("```{figur} x\n```", "did you mean 'figure'?"), ("```{figure}\n```", "this cell needs the figure's name"),
        (
            "```{figure} segment-sizes\n:captoin: x\n```",
            "test.md:2:2: error: 'figure' has no option 'captoin'; did you mean 'caption'?"
        ),
        ("```{figure} segment-sizes\nx\n```", "'figure' has no content"),
        ("```{table} segments\n:rows: -1\n```", "':rows:' takes a whole number"),
        ("```{table}\n:of: segments\n```", "needs its columns"), ("```{each} study\n```", "not a list"),
        ("```{each} study.name\n```", "'study.name' is a text, not a list"),
        ("```{when} a ==\n```", "this is not a claim"),
        ("```{when} segments.count == \"x\n```", "a quotation mark is open"),
        ("```{when} study.name > 3\n```", "'study.name > 3' compares a text with a number"),
        ("```{check}\nsegments.count in 8..3\n```", "test.md:2:1: error: this is not a claim"),
        ("a {{ study.name", "test.md:1:3: error: '{{' without '}}'"), ("{{ }}", "not a path and a formatter"),
        ("{{ study.name | percent }}", "'percent' can't show a text"), ("{{ study }}", "a group of values"),
        ("{{ segments.0.share | fixed(x) }}", "takes a number of digits"),
        ("[a](https://e.org/{{x}})", "can't stand in a link's address"),
        ("```{include} ../x.md\n```", "leads out of the template's folder"),
        ("```{include} /etc/passwd\n```", "leads out of"),
        ("```{include} test.md\n```", "'test.md' includes itself"),
        ("```{include} tst.md\n```", "did you mean 'test.md'?"),
        ("---\ntitel: x\n---\n", "test.md:2:1: error: unknown key 'titel'; did you mean 'title'?"),
        ("---\nformats: [docx]\n---\n", "test.md:2:10: error: 'formats' takes some of [html, markdown, pdf]"),
        ("---\ntitle: {{ x }}\n---\n", "'title' takes a text"), ("---\ntitle: x\n", "the front matter has no end"),
        ("---\n" + String(repeating: "[", count: 5000) + "\n---\n", "too long"),
        ("---\n: : :\n\t-\n---\n", "front matter"),
        (String(repeating: ">", count: 500) + "a", "nests more than 100 levels"),
    ])
    func says(text: String, expected: String) {
        let found = problems(text)
        #expect(found.contains { $0.contains(expected) }, "\(found)")
        #expect(!found.isEmpty)
    }

    @Test func unknownCellsListTheKnownOnes() {
        let found = problems("```{plot} bar\n```").first
        #expect(found?.contains("Known cells: figure, table, sql, chart, each, when") == true)
    }
}
