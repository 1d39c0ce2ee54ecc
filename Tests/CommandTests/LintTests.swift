import Testing

@Suite struct LintTests {
    @Test func theBundledTemplatesAreInOrder() throws {
        let outcome = try Segmentary.run(["lint"], in: Folder())
        #expect(outcome.status == 0 && outcome.stdout.isEmpty && outcome.stderr.isEmpty, "\(outcome)")
        #expect(try Segmentary.run(["lint", "summary"], in: Folder()).status == 0)
    }

    @Test func whatIsFoundStandsWithItsPlace() throws {
        let folder = try Folder([
            "board.md": "A share of 42 % and {{ study.nam }}\n\n```{include} part.md\n```\n",
            "part.md": "```{warning}\n```\n",
        ])
        let outcome = try Segmentary.run(["lint", "board.md"], in: folder)
        #expect(outcome.status == 1 && outcome.stderr.isEmpty)
        let places = outcome.stdout.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(places == ["board.md:1:12:", "board.md:1:21:", "part.md:1:4:"])
        #expect(try Segmentary.run(["lint", "none.md"], in: folder).status == 1)
    }
}
