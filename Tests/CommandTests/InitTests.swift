import Foundation
import Testing

/// From data to a study and on to its report, as a user goes.
@Suite struct InitTests {
    /// The data of a generated shop, without its study.
    private func data() throws -> Folder {
        let folder = try Examples.shop()
        try FileManager.default.removeItem(at: folder.url("shop/study.yaml"))
        return folder
    }

    @Test func theDraftOfAShopRunsAsItIs() throws {
        let folder = try data()
        let outcome = try Segmentary.run(["init", "shop"], in: folder)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        #expect(outcome.stdout == "shop/study.yaml\n")
        #expect(outcome.stderr.contains("purchases.csv"))
        let study = try folder.text("shop/study.yaml")
        for line in [
            "    key: customer_id", "    amount: quantity * unit_price", "    responded: responded",
            "    any-within: 90 days",
            "  column: consent", "  gender: as-is",
        ] {
            #expect(study.contains(line), "\(line)")
        }
        try folder.write("shop/study.yaml", study + "segments: {k: 3, starts: 2, pairs: 5}\n")
        let run = try Examples.report(folder, "shop")
        #expect(folder.exists("\(run)/report.html"))
    }

    @Test func theDataAreOnlyRead() throws {
        let folder = try data()
        let before = try folder.contents(of: "shop")
        let first = try Segmentary.run(["init", "shop", "--into", "studies/mine", "--yes"], in: folder)
        #expect(first.status == 0, "\(first.stderr)")
        #expect(differences(before, try folder.contents(of: "shop")).isEmpty)
        #expect(try folder.text("studies/mine/study.yaml").contains("csv: \"../../shop/customers.csv\""))
        #expect(try folder.contents(of: "studies").keys.sorted() == ["mine/study.yaml"])
    }

    @Test func aStudyIsNeverOverwrittenUnasked() throws {
        let folder = try data()
        try folder.write("shop/study.yaml", "mine")
        let refused = try Segmentary.run(["init", "shop"], in: folder)
        #expect(refused.status == 1 && refused.stdout.isEmpty)
        #expect(refused.stderr.contains("[init.exists]"))
        #expect(try folder.text("shop/study.yaml") == "mine")
        #expect(try Segmentary.run(["init", "shop", "--force", "--name", "Ours"], in: folder).status == 0)
        #expect(try folder.text("shop/study.yaml").contains("study: Ours\n"))
    }

    @Test func whatOnlyAPersonKnowsEndsWith2() throws {
        let rows = (0..<300).map { "C\(100 + $0 % 50),\($0 % 9 + 1)/\($0 % 11 + 1)/2024,\($0).5\n" }
        let folder = try Folder(["d/sales.csv": "customer_id,date,amount\n" + rows.joined()])
        let open = try Segmentary.run(["init", "d", "--yes"], in: folder)
        #expect(open.status == 2 && open.stdout.isEmpty)
        #expect(open.stderr.contains("no day is above 12") && open.stderr.contains("--dates DD/MM/YYYY"))
        #expect(try folder.contents().keys.sorted() == ["d/sales.csv"])
        let answered = try Segmentary.run(["init", "d", "--dates", "MM/DD/YYYY"], in: folder)
        #expect(answered.status == 0, "\(answered.stderr)")
        #expect(try folder.text("d/study.yaml").contains("dates: \"MM/DD/YYYY\""))
    }

    @Test func everyNameOfAColumnCanBeWritten() throws {
        let names = [
            "sp ace", "qu\"\"ote", "a: b", "# c", "yes", "- d", "ünïcode 🙂", "{{ x }}", "*", "'", "1e3 x", "&e",
        ]
        var csv = names.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
        for row in 0..<60 {
            csv +=
                names.indices.map { "\(row * ($0 + 3) % 17 + row % 2 * 20 * ($0 % 2))" }.joined(separator: ",") + "\n"
        }
        let folder = try Folder(["data/any.csv": csv])
        let outcome = try Segmentary.run(["init", "data"], in: folder)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        #expect(!folder.exists("data/study.draft.yaml"))
    }

    @Test func germanFilesAndSQLite() throws {
        let start = 738_000
        let rows = (0..<400).map { row -> String in
            let day = (start + row) % 28 + 1, month = row / 34 + 1
            let date = [day, month].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ".") + ".2023"
            return "\(7000 + row);\(row * 7 % 60);\(date);\(row % 90),\(10 + row % 80)"
        }
        let text = "Rechnungsnummer;Kundennummer;Kaufdatum;Betrag\n" + rows.joined(separator: "\n") + "\n"
        let folder = try Folder(["daten/käufe.csv": text])
        let outcome = try Segmentary.run(["init", "./daten/"], in: folder)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        try folder.write(
            "daten/study.yaml", folder.text("daten/study.yaml") + "segments: {k: 3, starts: 2, pairs: 5}\n")
        let run = try Examples.report(folder, "daten")
        #expect(try folder.text("\(run)/findings.json").contains("\"customers\": 60,"))
    }

    @Test(arguments: [
        ["init"], ["init", "a", "--as-of"], ["init", "a", "b"], ["init", "a", "--frce"],
    ])
    func wrongUsage(arguments: [String]) throws {
        #expect(try Segmentary.run(arguments, in: Folder()).status == 2)
    }

    @Test func whatIsWrongIsSaid() throws {
        let folder = try Folder(["data/README.md": "x", "shop/sales.csv": "customer_id,date,amount\nC1,2024-01-02,3\n"])
        for (arguments, identifier) in [
            (["init", "nowhere"], "init.missing"), (["init", "data"], "init.no-data"),
            (["init", "shop", "--customer", "custmer_id"], "init.answer"),
            (["init", "shop", "--as-of", "soon"], "init.answer"),
        ] {
            let outcome = try Segmentary.run(arguments, in: folder)
            #expect(outcome.status == 1 && outcome.stderr.contains("[\(identifier)]"), "\(outcome.stderr)")
        }
        #expect(!folder.exists("shop/study.yaml") && !folder.exists("data/study.yaml"))
    }
}
