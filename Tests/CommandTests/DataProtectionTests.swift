import Foundation
import Testing

/// What the built command does for the people in the data: their choices, retention, the key, what is held of them.
@Suite struct DataProtectionTests {
    private static let secret = "a secret of many characters"

    private func row(_ line: Substring) -> String { String(line.split(separator: ",").first ?? "") }

    @Test func choicesAndRetentionReachTheReport() throws {
        let folder = try Examples.shop(synthetic: false)
        let customers = try folder.text("shop/customers.csv").split(separator: "\n").dropFirst()
        let agreed = customers.filter { $0.hasSuffix(",yes") }.map(row)
        // Twenty opted out before the cut-off, fifteen after it.
        let lines = agreed.prefix(35).enumerated().map { index, id in
            "\(id),\(index < 20 ? "2024-09-30" : "2024-10-02")\n"
        }
        try folder.write("shop/optout.csv", "id,on\n" + lines.joined())
        try folder.write(
            "shop/study.yaml",
            folder.text("shop/study.yaml").replacing(#/privacy:\n(  .*\n)+/#, with: "") + """

                privacy:
                  controller: Example Ltd
                  retention: 18 months
                  opt-out: {records: {csv: optout.csv, customer: id, date: on}}

                """)
        let run = try Examples.report(folder, "shop", environment: ["SEGMENTARY_KEY": Self.secret])
        let text = try folder.text("\(run)/report.md")
        #expect(text.contains("| Opt-out of selling and sharing (CCPA, section 1798.120) |"))
        #expect(text.contains("Events before 2023-04-01 are not used"))
        #expect(text.contains("| Controller | 30 (1) (a) | Example Ltd |") && text.contains("| not declared |"))
        let findings = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: folder.url("\(run)/findings.json")))
                as? [String: Any])
        let privacy = try #require(findings["privacy"] as? [String: Any])
        let optOut = try #require((privacy["choices"] as? [[String: Any]])?.last)
        #expect(optOut["leftOut"] as? Int == 20 && optOut["forbadeLater"] as? Int == 15)
        let data = try #require(findings["data"] as? [String: Any])
        #expect(data["customers"] as? Int == agreed.count - 20)
        // Whoever opted out since is in the figures, and not in the list.
        let members = try folder.text("\(run)/segments.csv").split(separator: "\n").count - 1
        #expect(members == agreed.count - 35)
        // The list of opt-outs is an input: another one makes another run.
        let inputs = try #require((findings["provenance"] as? [String: Any])?["inputs"] as? [[String: Any]])
        #expect(inputs.contains { $0["path"] as? String == "optout.csv" })
    }

    @Test func identifiersAreRefusedBeforeAnythingIsComputed() throws {
        let rows = (0..<60).map { "\($0 % 7),\($0 % 5),p\($0)@example.org\n" }
        let folder = try Examples.study(
            Examples.customersOnly.replacing(
                "{csv: customers.csv}", with: "{csv: customers.csv, columns: {first: number, mail: category}}"),
            "first,second,mail\n" + rows.joined())
        let outcome = try Segmentary.run(["report", "study"], in: folder)
        #expect(outcome.status == 1 && outcome.errors.count == 1)
        #expect(outcome.stderr.contains("study.yaml:3:") && outcome.stderr.contains("[study.direct-identifier]"))
        #expect(!outcome.stderr.contains("example.org") && !outcome.stderr.contains("Read customers"))
    }

    @Test func theKeyMayComeFromAFile() throws {
        let folder = try Examples.shop(customers: 200, synthetic: false)
        let keys = try Folder(["key": Self.secret + "\n", "short": "short\n"])
        func mode(_ mode: Int, _ name: String) throws {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: keys.url(name).path)
        }
        for name in ["key", "short"] { try mode(0o600, name) }
        func refused(_ arguments: [String], _ environment: [String: String] = [:], _ identifier: String) throws {
            let outcome = try Segmentary.run(["report", "shop"] + arguments, environment: environment, in: folder)
            #expect(outcome.status == 1 && outcome.stderr.contains("[members.\(identifier)]"), "\(outcome.stderr)")
            #expect(!outcome.stderr.contains("Read customers") && !outcome.stderr.contains(Self.secret))
        }
        try mode(0o644, "key")
        try refused(["--key-file", keys.url("key").path], [:], "key-file-open")
        try mode(0o600, "key")
        try refused(["--key-file", keys.url("short").path], [:], "short-key")
        try refused(["--key-file", "nowhere"], [:], "key-file")
        try refused(
            ["--key-file", keys.url("key").path], ["SEGMENTARY_KEY": "another secret of many characters"], "two-keys")
        for place in ["shop/key", "reports/key"] {
            try folder.write(place, Self.secret)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.url(place).path)
            try refused(["--key-file", place], [:], "key-file-place")
        }
        // Through a link, too.
        try FileManager.default.createSymbolicLink(at: keys.url("link"), withDestinationURL: folder.url("shop/key"))
        try refused([], ["SEGMENTARY_KEY_FILE": keys.url("link").path], "key-file-place")
        try FileManager.default.removeItem(at: folder.url("reports"))
        try FileManager.default.removeItem(at: folder.url("shop/key"))

        let option = try Examples.report(folder, "shop", ["--key-file", keys.url("key").path])
        let members = try folder.text("\(option)/segments.csv")
        for (out, environment) in [
            ("two", ["SEGMENTARY_KEY": Self.secret]), ("three", ["SEGMENTARY_KEY_FILE": keys.url("key").path]),
        ] {
            let run = try Examples.report(folder, "shop", ["--out", out], environment: environment)
            #expect(try folder.text("\(run)/segments.csv") == members)
        }
        for (name, data) in try folder.contents() {
            #expect(data.range(of: Data(Self.secret.utf8)) == nil, "\(name)")
        }
        // The other commands take it as well.
        let pseudonym = try #require(members.split(separator: "\n").last?.split(separator: ",").first)
        let file = ["--key-file", keys.url("key").path]
        let held = try Segmentary.run(
            ["subject", "shop", "--customer", String(pseudonym), "--quiet"] + file, in: folder)
        #expect(held.status == 0 && held.stdout.hasPrefix("Held about C"), "\(held.stderr)")
        let erased = try Segmentary.run(["erase", "--customer", String(pseudonym), "--dry-run"] + file, in: folder)
        #expect(erased.status == 0)
    }

    @Test func idsAndRecordsAreHeldToo() throws {
        let folder = try Folder([
            "study/study.yaml": """
            study: Web
            as-of: 2024-03-01
            sources:
              customers: {csv: customers.csv, key: id}
              visits: {csv: visits.csv, customer: cookie, time: at, pages: pages, ids: {csv: ids.csv, from: cookie, to: id}}
            consent: {records: {csv: consents.csv, customer: id, state: said}}
            segments: {k: 2, starts: 2, pairs: 5}
            """,
            "study/customers.csv": "id,n,m\n" + (0..<60).map { "c\($0),\($0 % 11 + $0 % 2 * 50),\($0 % 5)\n" }.joined(),
            "study/ids.csv": "cookie,id\n" + (0..<60).map { "w\($0),c\($0)\nv\($0),c\($0)\n" }.joined(),
            "study/visits.csv": "cookie,at,pages\n"
                + (0..<60).map { "w\($0),2024-01-02 10:00:00,\($0)\nv\($0),2024-02-02 10:00:00,3\n" }.joined(),
            "study/consents.csv": "id,said\n" + (0..<60).map { "c\($0),yes\n" }.joined(),
        ])
        let outcome = try Segmentary.run(["subject", "study", "--customer", "c7", "--json", "--quiet"], in: folder)
        try #require(outcome.status == 0, "\(outcome.stderr)")
        let answer = try #require(try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [String: Any])
        let sources = try #require((answer["person"] as? [String: Any])?["sources"] as? [[String: Any]])
        let rows = sources.map { ($0["source"] as? String ?? "", ($0["rows"] as? [[String]] ?? [])) }
        #expect(rows.map(\.0) == ["customers", "ids of visits", "visits", "records of consent"])
        #expect(
            rows.map(\.1) == [
                [["c7", "57", "2"]], [["w7", "c7"], ["v7", "c7"]],
                [["w7", "2024-01-02 10:00:00", "7"], ["v7", "2024-02-02 10:00:00", "3"]], [["c7", "yes"]],
            ])
    }
}
