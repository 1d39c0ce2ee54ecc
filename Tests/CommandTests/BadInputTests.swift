import Foundation
import Testing

/// Whatever is wrong with the input is said with its place, and nothing is written.
@Suite struct BadInputTests {
    private static let twoColumns = """
        study: Clouds
        sources:
          customers:
            csv: customers.csv
            columns: {first: number, second: number}
        segments: {k: 2, starts: 2, pairs: 5}

        """

    /// Runs `folder`'s study and expects a failure.
    /// - Returns: the lines that say what is wrong.
    private func failure(
        _ folder: Folder, _ options: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let outcome = try Segmentary.run(["report", "study"] + options, in: folder)
        #expect(outcome.status == 1, sourceLocation: sourceLocation)
        #expect(outcome.stdout.isEmpty, sourceLocation: sourceLocation)
        #expect(!outcome.errors.isEmpty, "\(outcome.stderr)", sourceLocation: sourceLocation)
        for line in outcome.errors {
            #expect(
                line.contains(/^study[^:]*:\d+:\d+: error: .+ \[[a-z.-]+\]/), "no place or identifier: \(line)",
                sourceLocation: sourceLocation)
        }
        #expect(!outcome.stderr.contains("Swift."), "an internal error", sourceLocation: sourceLocation)
        let written = try folder.contents().keys.filter { !$0.hasPrefix("study/") }
        #expect(written.isEmpty, sourceLocation: sourceLocation)
        return outcome.stderr
    }

    private func failure(_ yaml: String, _ csv: String, sourceLocation: SourceLocation = #_sourceLocation) throws
        -> String
    {
        try failure(Examples.study(yaml, csv), sourceLocation: sourceLocation)
    }

    // MARK: Files

    @Test func missingFolder() throws {
        #expect(try failure(Folder()).contains("study/study.yaml:1:1: error: there is no study file here"))
    }

    @Test func folderWithoutAStudyFile() throws {
        #expect(try failure(Folder(["study/customers.csv": "a\n1\n"])).contains("create 'study.yaml' in this folder"))
    }

    @Test func missingFile() throws {
        let text = try failure(Folder(["study/study.yaml": Examples.customersOnly]))
        #expect(text.contains("customers.csv"))
        #expect(text.contains("[csv.missing-file]"))
    }

    @Test func emptyFile() throws {
        #expect(try failure(Examples.customersOnly, "").contains("[csv.empty]"))
    }

    @Test func headerOnly() throws {
        #expect(try failure(Examples.customersOnly, "first,second\n").contains("[csv.no-rows]"))
    }

    @Test func aFolderInPlaceOfTheData() throws {
        let folder = try Folder(["study/study.yaml": Examples.customersOnly, "study/customers.csv/x": ""])
        _ = try failure(folder)
    }

    // MARK: Columns and cells

    @Test func wrongColumnIsNamedWithTheNearest() throws {
        let yaml = Self.twoColumns.replacing("second: number", with: "secnd: number")
        let text = try failure(yaml, Examples.clouds(60))
        #expect(text.contains("study/study.yaml:5:30: error: "))
        #expect(text.contains("has no column 'secnd'; did you mean 'second'?"))
    }

    @Test func everyWrongColumnAtOnce() throws {
        let folder = try Folder([
            "study/study.yaml": """
            study: Shop
            sources:
              purchases: {csv: orders.csv, customer: who, time: wen, amount: pirce * 2, where: quantty > 0}

            """, "study/orders.csv": "who,when,price,quantity\n1,2024-01-01,2,3\n",
        ])
        let text = try failure(folder)
        for (place, nearest) in [("3:53", "when"), ("3:66", "price"), ("3:84", "quantity")] {
            #expect(
                text.contains(where: { $0.hasPrefix("study/study.yaml:\(place):") && $0.contains("mean '\(nearest)'?") }
                ))
        }
    }

    @Test func allRowsRejected() throws {
        let rows = "first,second\n" + String(repeating: "many,few\n", count: 50)
        let text = try failure(Self.twoColumns, rows)
        #expect(text.contains("50 of 50 rows can't be read"))
        #expect(text.contains("line 2, column 'first'"))
        #expect(!text.contains("many"), "a cell's value is shown")
    }

    @Test func allRowsFilteredAway() throws {
        let yaml = Examples.customersOnly.replacing(
            "customers.csv}", with: "customers.csv, where: [first > 5, second < 0]}")
        let text = try failure(yaml, Examples.clouds(60))
        #expect(text.contains("no customer is left after cleaning"))
        #expect(text.contains("second < 0: 0 rows"))
    }

    @Test(arguments: ["nan", "NaN", "inf", "-inf", "Infinity", "1e999"])
    func cellsThatAreNoFiniteNumberAreRejected(cell: String) throws {
        let yaml = Self.twoColumns.replacing("    csv", with: "    rejected-limit: 0.2\n    csv")
        let folder = try Examples.study(yaml, Examples.clouds(60) + "\(cell),3\n")
        let run = try Examples.report(folder)
        let rejected = try folder.text("\(run)/rejected.csv").split(separator: "\n")
        #expect(rejected.count == 2)
        #expect(rejected.last?.hasPrefix("customers,customers.csv,62,first,") == true)
        #expect(try folder.text("\(run)/findings.json").contains("\"customers\": 60"))
    }

    // MARK: Too little to segment

    @Test func oneCustomer() throws {
        #expect(try failure(Examples.customersOnly, "first,second\n1,2\n").contains("1 customer"))
    }

    @Test func allColumnsConstant() throws {
        let text = try failure(Examples.customersOnly, "first,second\n" + String(repeating: "3,4\n", count: 60))
        #expect(text.contains("selection leaves no feature"))
    }

    @Test func aConstantColumnIsLeftOut() throws {
        let csv = Examples.clouds(60).replacing("\n", with: ",7\n").replacing("second,7", with: "second,third")
        let folder = try Examples.study(Examples.customersOnly, csv)
        let run = try Examples.report(folder)
        #expect(try folder.text("\(run)/report.md").contains("hird"), "dropped without a word")
    }

    @Test(arguments: ["40", "35...45"])
    func moreSegmentsThanCustomersAllow(k: String) throws {
        let yaml = Examples.customersOnly.replacing("k: 2", with: "k: \(k)")
        let text = try failure(yaml, Examples.clouds(60))
        #expect(text.contains("60 customers can't be divided into \(k.prefix(2)) segments"))
    }

    @Test func aBandThatReachesTooFarIsCutShort() throws {
        let yaml = Examples.customersOnly.replacing("k: 2", with: "k: 2...50")
        let folder = try Examples.study(yaml, Examples.clouds(20))
        let findings = try folder.text("\(try Examples.report(folder))/findings.json")
        #expect(findings.contains("\"k\": 2,") && !findings.contains("\"k\": 11,"))
    }

    // MARK: The study file

    @Test(arguments: ["study: [unclosed", "study: x\n\tsources: 1\n", "a: &a [*a]\n", "%%%", "study: x\nstudy: y\n"])
    func brokenYAML(text: String) throws {
        _ = try failure(text, Examples.clouds(20))
    }

    @Test func allUnknownKeysAtOnce() throws {
        let yaml = """
            study: Clouds
            seeed: 2
            sources:
              customers: {csv: customers.csv, colums: {}}
            segments: {k: 2, strats: 3}
            preparation: {scael: z}
            """
        let text = try failure(yaml, Examples.clouds(60))
        for (place, nearest) in [("2:1", "seed"), ("4:35", "columns"), ("5:18", "starts"), ("6:15", "scale")] {
            #expect(
                text.contains(where: { line in
                    line.hasPrefix("study/study.yaml:\(place): error: unknown key")
                        && line.contains("did you mean '\(nearest)'?")
                }))
        }
    }

    @Test func everyStudyIsCheckedBeforeTheFirstIsRun() throws {
        let folder = try Folder([
            "good/study.yaml": Examples.customersOnly, "good/customers.csv": Examples.clouds(40),
            "bad/study.yaml": "study: x\n", "worse/study.yaml": "study: y\nsorces: {}\n",
        ])
        let outcome = try Segmentary.run(["report", "good", "bad", "worse"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.stderr.contains("bad/study.yaml:1:1: error:"))
        #expect(outcome.stderr.contains("worse/study.yaml:2:1: error:"))
        #expect(!outcome.stderr.contains("Segment "))
        #expect(!folder.exists("reports"))
    }

    @Test func bandsOfATextAreRefusedBeforeAnythingIsComputed() throws {
        let yaml = Examples.customersOnly + "protected: {first: as-is}\n"
        let text = try failure(yaml, Examples.clouds(60))
        #expect(text.contains("study/study.yaml:5:13: error: 'first' holds numbers and needs bands"))
        #expect(!text.contains("Segment "))
    }

    // MARK: Templates

    @Test func unknownCellOfTheTemplateIsNamedBeforeAnythingIsComputed() throws {
        let folder = try Examples.study(Examples.customersOnly + "report: {template: own.md}\n", Examples.clouds(60))
        try folder.write("study/own.md", "# Own\n\n```{tabel} x\n```\n")
        let cell = try failure(folder)
        #expect(cell.contains("study/own.md:3:4: error: unknown cell 'tabel'; did you mean 'table'?"))
        #expect(!cell.contains("Read customers"))
        try folder.write("study/own.md", "# Own\n\n```{figure} segment-size\n```\n\n{{ study.nam }}\n")
        let names = try failure(folder)
        #expect(names.contains("study/own.md:3:4: error: unknown figure 'segment-size'; did you mean 'segment-sizes'?"))
        #expect(names.contains("study/own.md:6:"))
        #expect(!names.contains("Read customers"))
    }

    @Test func missingTemplate() throws {
        let folder = try Examples.study(Examples.customersOnly + "report: {template: own.md}\n", Examples.clouds(60))
        #expect(try failure(folder).contains("study/study.yaml:5:20: error: "))
    }

    // MARK: Where to write

    @Test(arguments: ["out", "out/deeper"])
    func aFileWhereTheReportsBelong(out: String) throws {
        // Root may write everywhere, so a file stands in the way instead of a read-only folder.
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(40))
        try folder.write("out", "already here")
        let outcome = try Segmentary.run(["report", "study", "--out", out], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.stderr.contains("'\(out)'"))
        #expect(outcome.stderr.contains("choose another with --out"))
        #expect(!outcome.stderr.contains("Read customers"), "found out too late")
        #expect(try folder.text("out") == "already here")
    }

    @Test func aFileWhereTheStudysReportsBelong() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(40))
        try folder.write("out/study", "already here")
        let outcome = try Segmentary.run(["report", "study", "--out", "out"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.stderr.contains("can't be written"))
        #expect(try folder.text("out/study") == "already here")
    }
}

extension String {
    /// Whether a line of the text passes.
    fileprivate func contains(where isMatch: (Substring) -> Bool) -> Bool {
        split(separator: "\n").contains(where: isMatch)
    }

    /// Mistakes of the template and of the data are told together, before anything is computed.
    @Test func theTemplatesMistakesStandBesideThoseOfTheData() throws {
        let folder = try Examples.study(
            Examples.customersOnly + "protected: {first: as-is}\nreport: {template: own.md}\n", Examples.clouds(60))
        try folder.write("study/own.md", "{{ study.nam }} {{ study.name | uper }}\n")
        let outcome = try Segmentary.run(["report", "study"], in: folder)
        #expect(outcome.status == 1)
        for said in [
            "own.md:1:1: error: unknown name 'nam'", "own.md:1:17: error: unknown formatter 'uper'",
            "study.yaml:5:13: error: 'first' holds numbers and needs bands",
        ] {
            #expect(outcome.stderr.contains(said), "\(outcome.stderr)")
        }
    }

    @Test func aPDFNeedsABrowserBeforeAnythingIsComputed() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let outcome = try Segmentary.run(
            ["report", "study", "--formats", "pdf"], environment: ["CHROMIUM": "/nowhere"], in: folder)
        #expect(outcome.status == 1 && !folder.exists("reports/study"))
        #expect(outcome.stderr == "error: CHROMIUM names no program; give the browser's path [pdf.no-browser]\n")
    }
}
