import Basics
import Testing

@testable import Reporting

@Suite struct LintTests {
    private func lint(_ text: String, including files: [String: String] = [:]) throws -> [String] {
        var files = files
        files["test.md"] = text
        return try DocumentTemplate.load("test.md", from: files).lint().items.map {
            "\($0.position.map { "\($0.line):\($0.column)" } ?? "") \($0.identifier.replacing("lint.", with: ""))"
        }
    }

    @Test(arguments: DocumentTemplate.bundledNames) func theBundledTemplatesAreInOrder(name: String) throws {
        #expect(try DocumentTemplate.bundled(name).lint().items.map(\.description) == [])
    }

    @Test(arguments: [
        "Some 42 % of them left.", "It grew by 12.5 percent.", "A silhouette of 0.42 is low.", "They spent £3,200.",
        "In all 1,240 were seen.", "There are 5 segments.", "We drew k = 4 groups.", "A gap of 3 points.",
        "**0.9** of one", "[0.7 of them](https://example.org)", "- item with 8 customers",
    ])
    func resultsTypedByHandAreFound(text: String) throws {
        #expect(try lint(text).map { $0.split(separator: " ")[1] } == ["number"])
    }

    @Test(arguments: [
        "Since 2019 (Rousseeuw 1987).", "The 95 % interval of {{ study.name }}.", "Read step 3 first.",
        "1. One\n2. Two",
        "F1 and COVID-19 and 3D.", "`0.5` is code.", "    0.5 indented code", "```\n0.5\n```",
        "````markdown\n```{figure} nothing\n```\n````",
        "{{ study.name }} % of 3",
        "at the 5 % level of significance", "Chapter 12, verse 4", "```{check}\nsegments.count in 3..8\n```",
    ])
    func otherNumbersPass(text: String) throws { #expect(try lint(text) == []) }

    @Test func placesAreExact() throws {
        #expect(
            try lint("Line one\nhas 42 % in it\n\n```{include} part.md\n```\n", including: ["part.md": "\n> a 0.75 b"])
                == [
                    "2:5 number", "2:5 number",
                ])
        #expect(try lint("```{tip} Of 0.3\nx\n```\n").first == "1:13 number")
    }

    @Test func aCommentAllows() throws {
        #expect(try lint("<!-- lint: allow 0.5, 42 %, heading-jump -->\n\n0.5 and 42 %\n\n## A\n\n#### B\n") == [])
        #expect(try lint("A <!-- lint: allow 0.5 --> 0.5 and 0.6") == ["1:36 number"])
        #expect(try lint("<!-- a note to authors -->\n\nText") == [])
    }

    @Test(arguments: [
        ("# A\n\n#### B\n", "3:1 heading-jump"), ("## A\n\n##\n", "3:1 empty-heading"),
        ("[](https://example.org)", "1:1 link-text"), ("See [here](https://example.org).", "1:6 link-text"),
        ("```{table}\n:of: segments\nName: name\n```", "1:4 caption"),
        ("```{figure} segment-sizes\n:caption:\n```", "1:4 caption"),
        ("````{when} study\n````{when} study\nA\n````\nB\n````\n\n```{when} study\nC\n```", "6:1 cell-in-code"),
        ("```{note}\n```", "1:4 empty-cell"), ("```{when} study\n```", "1:4 empty-cell"),
        ("```{each} segments\n```", "1:4 empty-cell"), ("```{check}\n```", "1:4 empty-cell"),
        ("```{numbers}\n```", "1:4 empty-cell"), ("{{ study.nam }}", "1:1 document.unknown-path"),
        ("<b>x</b>", "1:1 document.raw-html"),
    ])
    func tellsWhatReadsBadly(text: String, expected: String) throws { #expect(try lint(text).first == expected) }
}
