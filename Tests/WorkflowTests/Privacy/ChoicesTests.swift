import Basics
import Findings
import Foundation
import Testing

@testable import Workflow

/// Who is left out because they said so, and what the funnel tells of it.
@Suite struct ChoicesTests {
    /// Customers c0 … c99, each with ten purchases a month before the cut-off of 1 June 2024.
    private static func folder(_ yaml: String, customers: ((Int) -> String)? = nil, records: String? = nil) throws
        -> TemporaryFolder
    {
        var purchases = "id,day,amount\n"
        for number in 0..<100 {
            for month in 1...5 { purchases += "c\(number),2024-0\(month)-11,\(number % 7 + month)\n" }
        }
        let cells = customers ?? { _ in "" }
        let files = [
            "study.yaml": """
            study: Choices
            purpose: spring mailing
            as-of: 2024-06-01
            sources:
              \(customers == nil ? "" : "customers: {csv: customers.csv, key: id, columns: {n: number}}")
              purchases: {csv: purchases.csv, customer: id, time: day, amount: amount}
            \(yaml)

            """, "purchases.csv": purchases,
            "customers.csv": "id,n,agreed,since,objects\n" + (0..<100).map { "c\($0),\($0),\(cells($0))\n" }.joined(),
            "records.csv": records ?? "",
        ]
        return try TemporaryFolder(files)
    }

    private func read(_ folder: TemporaryFolder) throws -> SourceData {
        let study = try Study.load(folder.path)
        return try ReadSources(study: study, threads: 2, progress: SilentProgress())(openSources(study))
    }

    private func steps(_ data: SourceData, _ source: String = "customers") -> [String: Int] {
        Dictionary(uniqueKeysWithValues: data.funnel.filter { $0.source == source }.map { ($0.step, $0.rows) })
    }

    @Test func consentWithdrawnBeforeTheCutOffCounts() throws {
        // 0–19 never agreed; 20–39 agreed after the cut-off; 40–54 withdrew before; 55–69 withdrew after; the rest agreed.
        let records = (20..<100).map { number in
            switch number {
            case 20..<40: "c\(number),yes,2024-06-02"
            case 40..<55: "c\(number),yes,2023-01-01\nc\(number),no,2024-05-01"
            case 55..<70: "c\(number),no,2024-06-03\nc\(number),yes,2023-01-01"
            default: "c\(number),yes,2024-06-01"
            }
        }
        let yaml = "consent: {records: {csv: records.csv, customer: who, state: said, date: on}}"
        for hasTable in [true, false] {
            let folder = try Self.folder(
                yaml, customers: hasTable ? { _ in ",," } : nil,
                records: "who,said,on\n" + records.joined(separator: "\n") + "\n")
            let data = try read(folder)
            #expect(Set(data.customers) == Set((55..<100).map { "c\($0)" }))
            #expect(steps(data) == ["all rows": 100, "consent given": 45])
            let choice = try #require(data.choices.first)
            #expect(choice.asked == 100 && choice.forbade == 55 && choice.leftOut == 55 && choice.forbadeLater == 15)
            // Whoever withdrew since is in the figures and not among those who are listed.
            #expect(Set(data.listed.map(\.name)) == Set((70..<100).map { "c\($0)" }))
            #expect(data.funnel.last { $0.source == "purchases" }?.rows == 45 * 5)
        }
    }

    @Test func aRecordOfAnotherPurposeSaysNothing() throws {
        let lines = (0..<100).map { number in
            number < 30 ? "c\(number),analysis,yes" : number < 60 ? "c\(number),Spring Mailing,yes" : "c\(number),,yes"
        }
        let text = "who,what,said\n" + lines.joined(separator: "\n") + "\n"
        func yaml(_ key: String) -> String {
            "\(key): {records: {csv: records.csv, customer: who, purpose: what, state: said}}"
        }
        // Consent without a purpose is none; an objection without one is against all.
        let consented = try read(Self.folder(yaml("consent"), customers: { _ in ",," }, records: text))
        #expect(consented.customers == (30..<60).map { "c\($0)" })
        let objecting = try Self.folder("privacy: {\(yaml("objections"))}", customers: { _ in ",," }, records: text)
        #expect(try read(objecting).customers == (0..<30).map { "c\($0)" })
        let other = text.replacing("Spring Mailing", with: "Spring Mailings")
        let folder = try Self.folder(yaml("consent"), customers: { _ in ",," }, records: other)
        #expect(throws: Diagnostics.self) { try read(folder) }
        do { _ = try read(folder) } catch let problems as Diagnostics {
            #expect(problems.description.contains("[data.records-purpose]"))
            #expect(problems.description.contains("'Spring Mailings'") && !problems.description.contains("c31"))
        }
    }

    @Test func columnsAndDates() throws {
        // A yes since after the cut-off, or since nobody knows when, is none.
        let folder = try Self.folder(
            "consent: {column: agreed, date: since}",
            customers: { number in
                switch number {
                case 0..<20: "yes,2024-06-02,"
                case 20..<40: "yes,,"
                case 40..<60: "no,2024-01-01,"
                default: "yes,2024-05-31,"
                }
            })
        #expect(try read(folder).customers == (60..<100).map { "c\($0)" })
    }

    @Test func fewAreToldOfWithOthersOrNotAtAll() throws {
        // 30 without consent, 4 of the others object: no step tells of the four.
        let both = "consent: {column: agreed}\nprivacy: {objections: {column: objects}}"
        func cells(_ refusing: Range<Int>, _ objecting: Range<Int>) -> (Int) -> String {
            { "\(refusing.contains($0) ? "no" : "yes"),,\(objecting.contains($0) ? "yes" : "no")" }
        }
        let merged = try read(Self.folder(both, customers: cells(0..<30, 28..<34)))
        #expect(steps(merged) == ["all rows": 100, "consent given; no objection": 66])
        #expect(merged.choices.allSatisfy { $0.leftOut == nil && $0.forbade == nil })
        // Four in all: their rows are counted nowhere, those of their purchases neither.
        let hidden = try read(Self.folder(both, customers: cells(0..<2, 2..<4)))
        #expect(hidden.customers.count == 96 && hidden.isAnybodyHidden)
        #expect(steps(hidden) == ["all rows": 96])
        #expect(steps(hidden, "purchases") == ["all rows": 480])
        #expect(hidden.facts.allSatisfy { $0.rows == $0.accepted })
        #expect(hidden.tallies.flatMap(\.columns).allSatisfy { [96, 480].contains($0.rows) })
        // Enough of each.
        let told = try read(Self.folder(both, customers: cells(0..<30, 30..<45)))
        #expect(steps(told) == ["all rows": 100, "consent given": 70, "no objection": 55])
        #expect(told.choices.map(\.leftOut) == [30, 15] && told.choices.map(\.forbade) == [30, 15])
    }

    /// Every difference of two counts of customers is none or enough people, whoever said no.
    @Test func noDifferenceTellsOfFew() throws {
        var random = SeededGenerator(seed: 9, stream: "choices")
        for _ in 0..<25 {
            let shares = (0..<3).map { _ in random.uniform() * random.uniform() * 0.3 }
            let said = (0..<100).map { _ in shares.map { random.uniform() < $0 } }
            let folder = try Self.folder(
                "consent: {column: agreed}\nprivacy: {objections: {column: objects}, opt-out: {column: since}}",
                customers: { number in
                    "\(said[number][0] ? "no" : "yes"),\(said[number][2] ? "yes" : "no"),\(said[number][1] ? "yes" : "no")"
                })
            let data = try read(folder)
            #expect(data.customers == (0..<100).filter { !said[$0].contains(true) }.map { "c\($0)" })
            for source in ["customers", "purchases"] {
                let counts = data.funnel.filter { $0.source == source }.compactMap(\.customers)
                for (first, second) in zip(counts, counts.dropFirst()) {
                    #expect(first == second || first - second >= 10, "\(source): \(counts)")
                }
            }
        }
    }

    @Test func eventsOlderThanRetentionAreLeftOut() throws {
        for hasTable in [true, false] {
            let folder = try Self.folder(
                "privacy: {retention: 2 months}", customers: hasTable ? { _ in ",," } : nil)
            let data = try read(folder)
            let funnel = data.funnel.filter { $0.source == "purchases" }
            #expect(funnel.map(\.step) == ["all rows", "not before 2024-04-01, where retention ends"])
            #expect(funnel.map(\.rows) == [500, 200])
            // Money too: what is left of every row is what is summed up.
            let amounts = (0..<100).map { Double($0 % 7) }
            let all = (1...5).map { month in amounts.reduce(0) { $0 + $1 + Double(month) } }
            #expect(funnel.map(\.amount) == [all.reduce(0, +), all[3] + all[4]])
            #expect(data.customers.count == 100 && data.events[.purchases]?.rows == 200)
        }
        // Without a table, whoever has only older events is no customer at all, whether the cut-off is declared or found.
        for asOf in ["as-of: 2024-06-01", ""] {
            let folder = try Self.folder("privacy: {retention: 50 days}")
            let path = folder.path + "/study.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try folder.write("study.yaml", text.replacing("as-of: 2024-06-01", with: asOf))
            let lines = (0..<100).map { "c\($0),2024-0\($0 < 40 ? 3 : 5)-11,1\n" }
            try folder.write("purchases.csv", "id,day,amount\n" + lines.joined())
            #expect(Set(try read(folder).customers) == Set((40..<100).map { "c\($0)" }))
        }
    }

    /// Three people's rows are older than may be kept: no count says that there were any.
    @Test func oldRowsOfFewAreInNoCount() throws {
        let folder = try Self.folder("privacy: {retention: 2 months}")
        let lines = (0..<100).map { "c\($0),2024-05-11,1\n" } + (0..<3).map { "c\($0),2024-01-11,1\n" }
        try folder.write("purchases.csv", "id,day,amount\n" + lines.joined())
        let data = try read(folder)
        #expect(data.funnel.filter { $0.source == "purchases" }.allSatisfy { $0.rows == 100 })
        #expect(data.facts.first { $0.name == "purchases" }?.rows == 100)
        let tally = try #require(data.tallies.first { $0.kind == .purchases })
        #expect(!tally.columns.isEmpty && tally.columns.allSatisfy { $0.rows == 100 })
        #expect(tally.repeatedRows?.rows == 100)
    }

    @Test func whatIsWrongIsSaidAtItsPlace() throws {
        for (yaml, identifier, line) in [
            ("consent: {keep: [yes]}", "study.missing-key", 7), ("privacy: {retention: soon}", "study.type", 7),
            ("privacy: {objection: {column: n}}", "study.unknown-key", 7),
            ("consent: {column: agree}", "study.missing-column", 7),
            ("consent: {records: {csv: records.csv, customer: whom}}", "study.missing-column", 7),
            ("consent: {records: {csv: records.csv, customer: who, for: [mail]}}", "study.combination", 7),
        ] {
            let folder = try Self.folder(yaml, customers: { _ in "yes,," }, records: "who\nc1\n")
            do {
                let study = try Study.load(folder.path)
                _ = try Workflow(study: study, threads: 1, progress: SilentProgress())
                Issue.record("\(yaml) is taken")
            } catch {
                let found = try #require(error.items.first, "\(yaml)")
                #expect(found.identifier == identifier && found.position?.line == line, "\(yaml): \(found)")
            }
        }
        // A line that can't be read may be somebody's objection.
        let folder = try Self.folder(
            "privacy: {objections: {records: {csv: records.csv, customer: who, date: on}}}", customers: { _ in ",," },
            records: "who,on\n" + (0..<50).map { "c\($0),2024-01-01\n" }.joined() + "c77,soon\n")
        do {
            _ = try read(folder)
            Issue.record("an unreadable record is passed over")
        } catch let problems as Diagnostics {
            #expect(problems.items.first?.identifier == "data.records" && problems.items.first?.position?.line == 52)
            #expect(!problems.description.contains("c77"))
        }
    }
}
