import Basics
import Foundation
import Testing

@testable import Workflow

@Suite struct DataDeclarationTests {
    private func problems(_ source: String, top: String = "") throws -> [Diagnostic] {
        let folder = try TemporaryFolder(["study.yaml": ManyFormats.study(source, top: top)])
        do {
            _ = try Study.load(folder.path)
            return []
        } catch {
            return error.items
        }
    }

    @Test(arguments: [
        ("csv: a.csv", []), ("csv: [a.csv, b.csv.gz], encoding: latin-1, delimiter: blanks", []),
        ("ndjson: a.ndjson, header: [late]", []), ("sqlite: a.db, query: select 1, dates: unix", []),
        ("csv: a, thousands: '.', ranges: {amount: [0, 10]}", []), ("csv: a, time-zone: America/New_York", []),
        ("csv: a, ids: {csv: b, from: x, to: y, delimiter: tab}", []),
        ("delimiter: tab", ["study.missing-key"]), ("csv: a, ndjson: b", ["study.combination"]),
        ("csv: a, table: t", ["study.combination"]), ("ndjson: a, delimiter: tab", ["study.combination"]),
        ("sqlite: a, encoding: utf-8", ["study.combination"]),
        ("sqlite: a, table: t, query: select 1", ["study.combination"]), ("sqlite: [a, b]", ["study.type"]),
        ("csv: a, encoding: utf-9", ["study.unknown-value"]), ("csv: a, dates: DD.MM", ["study.unknown-value"]),
        ("csv: a, decimal: ';'", ["study.type"]), ("csv: a, decimal: ',', thousands: ','", ["study.type"]),
        ("csv: a, time-zone: Europe/Berlyn", ["study.unknown-value"]),
        ("csv: a, time-zone: CET", ["study.unknown-value"]),
        ("csv: a, header: [x, x]", ["study.type"]), ("csv: a, ranges: {amount: 5}", ["study.type"]),
        ("csv: a, ranges: {amount: [5, 1]}", ["study.type"]), ("csv: a, ids: {csv: b, from: x}", ["study.missing-key"]),
        ("csv: a, ids: {csv: b, from: x, to: x}", ["study.combination"]),
        ("csv: a, encodign: utf-8", ["study.unknown-key"]),
        ("csv: []", ["study.type"]),
    ])
    func keysAndWhatDoesNotFit(source: String, identifiers: [String]) throws {
        #expect(try problems(source).map(\.identifier) == identifiers)
    }

    @Test func nearestNames() throws {
        #expect(try problems("csv: a, encoding: utf-9").first?.suggestion == "did you mean 'utf-8'?")
        #expect(try problems("csv: a, time-zone: Europe/Berlyn").first?.suggestion == "did you mean 'Europe/Berlin'?")
        #expect(try problems("csv: a, dates: DD.MM.YYY").first?.suggestion == "did you mean 'DD.MM.YYYY'?")
        #expect(try problems("csv: a", top: "time-zone: Mars/Olympus").map(\.identifier) == ["study.unknown-value"])
    }
}
