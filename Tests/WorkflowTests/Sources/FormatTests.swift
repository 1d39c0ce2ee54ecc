import Basics
import Features
import Findings
import Foundation
import Tables
import Testing

@testable import Workflow

/// Whatever the purchases are written in, the features, the funnel and the outcome are the same to the last bit.
@Suite struct FormatTests {
    private struct Read {
        var table: FeatureTable
        var data: SourceData
        var labels: [Bool?]
    }

    private func read(_ folder: TemporaryFolder, threads: Int = 2) throws -> Read {
        let study = try Study.load(folder.path)
        var data = try ReadSources(study: study, threads: threads, progress: SilentProgress())(openSources(study))
        let outcome = FindOutcome(study: study)(&data)
        return Read(table: try BuildFeatures(study: study)(&data), data: data, labels: outcome?.labels ?? [])
    }

    private func check(
        _ folder: TemporaryFolder, _ format: SourceFormat, sourceLocation: SourceLocation = #_sourceLocation
    )
        throws
    {
        let plain = try TemporaryFolder([
            "study.yaml": ManyFormats.study("csv: p.csv"), "p.csv": ManyFormats.csv(),
        ])
        let expected = try read(plain), found = try read(folder)
        #expect(found.data.rejected.isEmpty, sourceLocation: sourceLocation)
        #expect(found.data.customers == expected.data.customers, sourceLocation: sourceLocation)
        #expect(found.data.funnel == expected.data.funnel, sourceLocation: sourceLocation)
        #expect(found.labels == expected.labels, sourceLocation: sourceLocation)
        #expect(
            found.table.features.map(\.definition) == expected.table.features.map(\.definition),
            sourceLocation: sourceLocation)
        for (feature, other) in zip(found.table.features, expected.table.features) {
            #expect("\(feature.values)" == "\(other.values)", sourceLocation: sourceLocation)
        }
        #expect(found.data.facts[0].format == format, sourceLocation: sourceLocation)
    }

    private func text(_ format: String = "CSV", _ change: (inout SourceFormat) -> Void = { _ in }) -> SourceFormat {
        var facts = SourceFormat(
            format: format, delimiter: "comma", encoding: "UTF-8", decimal: "point", dates: ["YYYY-MM-DD"])
        change(&facts)
        return facts
    }

    @Test func tabsAndCompression() throws {
        let tabs = try TemporaryFolder([
            "study.yaml": ManyFormats.study("csv: p.tsv"), "p.tsv": ManyFormats.csv(ManyFormats.purchases, "\t"),
        ])
        try check(tabs, text { $0.delimiter = "tab" })
        for name in ["p.csv.gz", "p.csv.zst"] {
            let folder = try TemporaryFolder(["study.yaml": ManyFormats.study("csv: \(name)")])
            let bytes = Array(ManyFormats.csv().utf8)
            try ManyFormats.write(
                name.hasSuffix("gz") ? Gzip.compress(bytes) : Zstandard.compress(bytes), name, to: folder)
            try check(folder, text())
        }
    }

    @Test func partsOfAPatternAndOfAList() throws {
        let rows = ManyFormats.purchases
        let parts = [rows[..<100], rows[100..<101], rows[101...]].map { Array($0) }
        for declared in ["csv: parts/*.csv", "csv: [parts/1.csv, parts/2.csv, parts/3.csv]"] {
            let folder = try TemporaryFolder([
                "study.yaml": ManyFormats.study(declared), "parts/1.csv": ManyFormats.csv(parts[0]),
                "parts/2.csv": ManyFormats.csv(parts[1], ";"), "parts/3.csv": ManyFormats.csv(parts[2]),
                "parts/4.csv.bak": "",
            ])
            try check(folder, text { $0.files = 3 })
            let facts = try #require(read(folder).data.facts.first)
            #expect(facts.files?.map(\.path) == ["parts/1.csv", "parts/2.csv", "parts/3.csv"])
        }
    }

    @Test func semicolonsCommasAndGermanDatesAreFound() throws {
        for (encoding, bytes) in [
            ("UTF-8", Data(ManyFormats.semicolons.utf8)),
            ("Windows-1252", try #require(ManyFormats.semicolons.data(using: .windowsCP1252))),
            ("UTF-16", try #require(ManyFormats.semicolons.data(using: .utf16))),
        ] {
            let folder = try TemporaryFolder(["study.yaml": ManyFormats.study("csv: p.csv")])
            try ManyFormats.write(Array(bytes), "p.csv", to: folder)
            try check(
                folder,
                text {
                    $0.encoding = encoding
                    $0.delimiter = "semicolon"
                    $0.decimal = "comma"
                    $0.dates = ["DD.MM.YYYY"]
                })
        }
    }

    @Test func whatIsDeclaredIsTakenSo() throws {
        let rows = ManyFormats.purchases.map {
            "\($0.customer)   \(isoDateTime($0.time))  \("\($0.amount)".replacing(".", with: ","))\t\($0.product.replacing(" ", with: "_"))  \n"
        }
        let blanks = try TemporaryFolder([
            "study.yaml": ManyFormats.study(
                "csv: p.txt, delimiter: blanks, header: [who, at, amount, what], decimal: ',', encoding: utf-8"),
            "p.txt": rows.joined(),
        ])
        let found = try read(blanks)
        #expect(found.data.facts[0].format?.declared == ["delimiter", "header", "encoding", "decimal"])
        #expect(found.data.facts[0].rows == 400 && found.data.rejected.isEmpty)

        let american = try TemporaryFolder([
            "study.yaml": ManyFormats.study("csv: p.csv, dates: MM/DD/YYYY"),
            "p.csv": "who,at,amount,what\n"
                + ManyFormats.purchases.map {
                    "\($0.customer),\(ManyFormats.american($0.time)),\($0.amount),\($0.product)\n"
                }.joined(),
        ])
        try check(
            american,
            text {
                $0.dates = ["MM/DD/YYYY"]
                $0.declared = ["dates"]
            })
    }

    @Test func jsonLinesAndDatabases() throws {
        let lines = try TemporaryFolder([
            "study.yaml": ManyFormats.study("ndjson: p.ndjson").replacing(
                "customer: who", with: "customer: customer.id"),
            "p.ndjson": ManyFormats.jsonLines,
        ])
        try check(lines, SourceFormat(format: "NDJSON", encoding: "UTF-8", dates: ["YYYY-MM-DD"]))
        for declared in [
            "sqlite: shop.db, table: sales", "sqlite: shop.db, query: select * from sales", "sqlite: shop.db",
        ] {
            let database = try TemporaryFolder(["study.yaml": ManyFormats.study(declared)])
            try ManyFormats.writeDatabase(to: database)
            try check(database, SourceFormat(format: "SQLite", dates: ["YYYY-MM-DD"]))
        }
    }

    @Test func timesOfOtherClocks() throws {
        // The shop's clock is Berlin's; the file has UTC, told by offsets, by seconds, or by the study.
        let berlin = try #require(Clock(named: "Europe/Berlin"))
        func folder(_ declared: String, _ text: (Int64) -> String) throws -> TemporaryFolder {
            try TemporaryFolder([
                "study.yaml": ManyFormats.study(declared, top: "time-zone: Europe/Berlin"),
                "p.csv": "who,at,amount,what\n"
                    + ManyFormats.purchases.map {
                        "\($0.customer),\(text(berlin.utc(showing: $0.time))),\($0.amount),\($0.product)\n"
                    }.joined(),
            ])
        }
        try check(folder("csv: p.csv") { isoDateTime($0) + "Z" }, text())
        try check(folder("csv: p.csv") { isoDateTime($0 - 3600) + "-01:00" }, text())
        try check(folder("csv: p.csv") { "\($0)" }, text { $0.dates = ["unix"] })
        try check(
            folder("csv: p.csv, time-zone: UTC") { isoDateTime($0) },
            text {
                $0.timeZone = "UTC"
                $0.declared = ["time-zone"]
            })
    }

    @Test func rejectedRowsOfEveryFormatAreToldTheirPlace() throws {
        let rows = ManyFormats.purchases
        let bad = ManyFormats.csv(rows[..<300]) + "K1,yesterday,5,Tee\n"
        let folder = try TemporaryFolder([
            "study.yaml": ManyFormats.study("csv: parts/*.csv"), "parts/1.csv": bad,
            "parts/2.csv": ManyFormats.csv(rows[300...]),
        ])
        let data = try read(folder).data
        #expect(
            data.rejected.map { "\($0.source) \($0.file) \($0.line) \($0.column)" } == ["purchases parts/1.csv 302 at"])
        #expect(data.funnel.prefix(2).map(\.rows) == [401, 400])

        try folder.write("study.yaml", ManyFormats.study("csv: parts/*.csv, rejected-limit: 0.001"))
        #expect(problems { _ = try read(folder) } == ["data.rejected"])
        try folder.write("p.ndjson", ManyFormats.jsonLines + "{\"at\": 5}\n{]\n")
        try folder.write(
            "study.yaml",
            ManyFormats.study("ndjson: p.ndjson").replacing("customer: who", with: "customer: customer.id"))
        #expect(try read(folder).data.rejected.map { "\($0.line) \($0.column)" } == ["401 at", "402 "])
    }

    @Test func datesThatMayBeEitherAreAsked() throws {
        let folder = try TemporaryFolder([
            "study.yaml": ManyFormats.study("csv: p.csv"),
            "p.csv": "who,at,amount,what\na,1/2/2024,3,x\nb,2/3/2024,4,y\n",
        ])
        #expect(problems { _ = try read(folder) } == ["study.dates"])
    }

    private func problems(_ body: () throws -> Void) -> [String] {
        do { try body() } catch let error as Diagnostics { return error.items.map(\.identifier) } catch { return ["?"] }
        return []
    }
}
