import Testing

@Suite struct UsageTests {
    @Test(arguments: ["", "report", "preview", "explain", "lint", "render", "sample", "verify", "why", "cache", "init"])
    func helpReadsLikeAManualPage(subcommand: String) throws {
        let words = [subcommand, "--help"].filter { !$0.isEmpty }
        let help = try Segmentary.run(words, in: Folder())
        #expect(help.status == 0)
        #expect(help.stderr.isEmpty)
        #expect(help.stdout.contains("OVERVIEW: "))
        #expect(help.stdout.contains("USAGE: segmentary \(subcommand.isEmpty ? "<subcommand>" : subcommand)"))
        #expect(help.stdout.contains("EXAMPLE"))
        #expect(help.stdout.contains("EXIT STATUS"))
        let lines = help.stdout.split(separator: "\n").filter { !$0.hasPrefix("USAGE:") }
        #expect(lines.allSatisfy { $0.count <= 100 })
    }

    @Test func helpOfTheCommandNamesWhatItReadsFromItsSurroundings() throws {
        let help = try Segmentary.run(["--help"], in: Folder()).stdout
        for word in [
            "SEGMENTARY_KEY", "CHROMIUM", "lint", "report", "render", "sample", "verify", "why", "findings.json",
            "study.yaml",
        ] {
            #expect(help.contains(word))
        }
    }

    @Test func version() throws {
        let outcome = try Segmentary.run(["--version"], in: Folder())
        #expect(outcome.status == 0)
        #expect(outcome.stdout.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test(arguments: [
        ["nonsense"], ["report"], ["report", "a", "--sead", "1"], ["report", "a", "--seed", "x"],
        ["report", "a", "--seed", "-1"], ["report", "a", "--threads", "0"], ["report", "a", "--formats", "docx"],
        ["report", "a", "--formats", ""], ["render"], ["render", "a", "--formats", "html,docx"], ["sample"],
        ["sample", "farming", "--out", "x"], ["sample", "ecommerce"], ["verify"],
        ["preview"], ["preview", "a", "--port", "-1"], ["explain"], ["explain", "a", "--seed", "-1"], ["cache", "a"],
        ["why", "a"], ["why", "--customer", "b"], ["why", "a", "--customer", ""],
        ["sample", "ecommerce", "--out", "x", "--customers", "0"],
        ["sample", "ecommerce", "--out", "x", "--seed", "-3"],
    ])
    func wrongUsageEndsWith2AndSaysWhy(arguments: [String]) throws {
        let folder = try Folder()
        let outcome = try Segmentary.run(arguments, in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("Error: "))
        #expect(try folder.contents().isEmpty)
    }
}
