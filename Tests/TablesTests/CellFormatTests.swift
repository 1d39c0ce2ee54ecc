import Basics
import Foundation
import Tables
import Testing

@Suite struct CellFormatTests {
    private func numbers(_ cells: [String], _ format: CellFormat.DecimalFormat) throws -> (
        texts: [String], bad: [String]
    ) {
        let text = "a;b\n" + cells.map { "x;\($0)\n" }.joined()
        let request = ColumnRequest(name: "b", kind: .number, format: CellFormat(number: format))
        let result = try CSVFile(stored: Array(text.utf8), name: "x", delimiter: 59).read([request], threads: 1)
        return (result.table.texts("b"), result.rejected.map(\.reason))
    }

    private func times(_ cells: [String], _ format: TimeFormat) throws -> [String] {
        let text = "a;b\n" + cells.map { "x;\($0)\n" }.joined()
        let request = ColumnRequest(name: "b", kind: .time, format: CellFormat(time: format))
        let result = try CSVFile(stored: Array(text.utf8), name: "x", delimiter: 59).read([request], threads: 1)
        return result.table.texts("b") + result.rejected.map(\.reason)
    }

    @Test func decimalComma() throws {
        let (texts, bad) = try numbers(["1,5", "-0,25", "7", "1,5e3", " 2,0 ", "", "1.5"], .decimalComma)
        #expect(texts == ["1.5", "-0.25", "7", "1500", "2", "–"])
        #expect(bad == ["not a number: it holds a point where the decimal mark is a comma"])
    }

    @Test func separatorsOfThousands() throws {
        let german = CellFormat.DecimalFormat(decimal: UInt8(ascii: ","), grouping: UInt8(ascii: "."))
        let (texts, bad) = try numbers(
            ["1.234,56", "-12.345.678", "999", "1234,5", "1.23", "12.3456", "1..234", ".123", "1,234.5"], german)
        #expect(texts == ["1234.56", "-12345678", "999", "1234.5"])
        #expect(bad.count == 5)
        let english = CellFormat.DecimalFormat(grouping: UInt8(ascii: ","))
        #expect(try numbers(["1,234.5", "1,234,567"], english).texts == ["1234.5", "1234567"])
    }

    @Test func anyNumberWithACommaIsTheSameNumber() throws {
        var generator = SeededGenerator(seed: 1, stream: "comma")
        let values = (0..<500).map { _ in Double.random(in: -1e6...1e6, using: &generator) }
        let plain = values.map(\.description)
        let (texts, _) = try numbers(plain.map { $0.replacingOccurrences(of: ".", with: ",") }, .decimalComma)
        #expect(texts.map { Double($0) } == values)
    }

    @Test(arguments: [
        ("DD.MM.YYYY", "5.3.2024", "2024-03-05"), ("DD.MM.YYYY", "31.12.2023 23:59", "2023-12-31T23:59:00"),
        ("DD/MM/YYYY", "05/03/2024", "2024-03-05"), ("MM/DD/YYYY", "4/22/2018 6:00", "2018-04-22T06:00:00"),
        ("DD-MM-YYYY", "04-09-2012", "2012-09-04"), ("MM/DD/YYYY", "1/5/2024 12:07 AM", "2024-01-05T00:07:00"),
        ("MM/DD/YYYY", "1/5/2024 12:07:09 pm", "2024-01-05T12:07:09"),
        ("YYYY-MM-DD", "2024-01-05 3:07 p.m.", "2024-01-05T15:07:00"),
        ("unix", "1704412800", "2024-01-05"), ("unix-ms", "1704412801999", "2024-01-05T00:00:01"),
        ("YYYY/MM/DD", "2024/1/5", "2024-01-05"),
    ])
    func dates(pattern: String, cell: String, expected: String) throws {
        let format = try #require(TimeFormat(pattern: pattern))
        #expect(format.pattern == pattern)
        #expect(try times([cell], format) == [expected])
    }

    @Test func datesThatAreNone() throws {
        let format = try #require(TimeFormat(pattern: "DD.MM.YYYY"))
        #expect(try times(["30.2.2024"], format) == ["no such day or time in the calendar"])
        #expect(try times(["1/2/2024"], format).first?.hasPrefix("not a date") == true)
        #expect(try times(["1.2.24"], format).first?.hasPrefix("not a date") == true)
        #expect(try times(["1.1.2024 13:00 pm"], format) == ["no such day or time in the calendar"])
        #expect(TimeFormat(pattern: "YYYY") == nil && TimeFormat(pattern: "DD.MM-YYYY") == nil)
    }

    // MARK: Time zones

    @Test func offsetsBecomeTheStudysClock() throws {
        let cells = [
            "2024-01-05T12:00:00Z", "2024-07-05T12:00:00+00:00", "2024-07-05 12:00:00.5-0530", "2024-07-05T12:00",
        ]
        let berlin = try #require(Clock(named: "Europe/Berlin"))
        #expect(
            try times(cells, TimeFormat(clock: berlin)) == [
                "2024-01-05T13:00:00", "2024-07-05T14:00:00", "2024-07-05T19:30:00", "2024-07-05T12:00:00",
            ])
        #expect(
            try times(cells, .standard) == [
                "2024-01-05T12:00:00", "2024-07-05T12:00:00", "2024-07-05T17:30:00", "2024-07-05T12:00:00",
            ])
    }

    @Test func clocksThatAreTurned() throws {
        let newYork = try #require(Clock(named: "America/New_York"))
        // 10 March 2024 at 02:00 clocks went to 03:00, on 3 November at 02:00 back to 01:00.
        func utc(_ text: String) -> String { isoDateTime(newYork.utc(showing: parseTime(text) ?? 0)) }
        #expect(utc("2024-03-10 01:59:59") == "2024-03-10T06:59:59")
        #expect(utc("2024-03-10 02:30:00") == "2024-03-10T07:30:00")
        #expect(utc("2024-03-10 03:00:00") == "2024-03-10T07:00:00")
        #expect(utc("2024-11-03 00:59:59") == "2024-11-03T04:59:59")
        #expect(utc("2024-11-03 01:30:00") == "2024-11-03T05:30:00")
        #expect(utc("2024-11-03 02:00:00") == "2024-11-03T07:00:00")
    }

    @Test func everyMomentComesBack() throws {
        var generator = SeededGenerator(seed: 1, stream: "clock")
        for name in ["Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo"] {
            let clock = try #require(Clock(named: name))
            let zone = try #require(TimeZone(identifier: name))
            for _ in 0..<2000 {
                let moment = Int64.random(in: 0..<2_500_000_000, using: &generator)
                let shown = clock.shown(atUTC: moment)
                #expect(Int(shown - moment) == zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment))))
                // Twice a year an hour is shown twice.
                #expect(clock.shown(atUTC: clock.utc(showing: shown)) == shown)
            }
        }
        #expect(Clock(named: "Europe/Berlyn") == nil && Clock(named: "CET") == nil && Clock(named: "UTC") == .utc)
    }

    @Test func aSourceInAnotherZone() throws {
        let newYork = try #require(Clock(named: "America/New_York")),
            berlin = try #require(Clock(named: "Europe/Berlin"))
        let format = TimeFormat(written: newYork, clock: berlin)
        // Between the two changes of March the difference is five hours. A day without a time stays that day.
        #expect(
            try times(["2024-01-05 20:00:00", "2024-03-20 20:00:00", "2024-01-05"], format)
                == ["2024-01-06T02:00:00", "2024-03-21T01:00:00", "2024-01-05"])
    }

    // MARK: Guessing

    @Test(arguments: [
        (["22/4/2018", "1/2/2018"], "DD/MM/YYYY"), (["4/22/2018 6:00", "4/1/2018 7:00"], "MM/DD/YYYY"),
        (["1.2.2018"], "DD.MM.YYYY"), (["2018-04-22", ""], "YYYY-MM-DD"), (["5/5/2018"], "DD/MM/YYYY"),
        (["22-4-2018", "23/4/2018"], "DD-MM-YYYY"),
        (["1704412800"], "unix"), (["1704412800123"], "unix-ms"),
    ])
    func timesAreGuessed(sample: [String], pattern: String) throws {
        guard case .format(let format) = CellFormat.guessTimes(sample, isTime: true) else {
            Issue.record("\(sample) has no format")
            return
        }
        #expect(format.pattern == pattern)
    }

    @Test func dayOrMonthFirstIsAsked() {
        #expect(CellFormat.guessTimes(["1/2/2018", "5/5/2018"], isTime: true) == .ambiguous)
        #expect(CellFormat.guessTimes(["a", "b"], isTime: true) == .none)
        #expect(CellFormat.guessTimes(["1704412800"], isTime: false) == .none)
    }

    @Test func kindsAreGuessed() {
        #expect(CellFormat.guessKind(["1,5", "2"]) == .category)
        #expect(CellFormat.guessKind(["1,5", "2"], number: .decimalComma) == .number)
        #expect(CellFormat.guessKind(["yes", "No", ""]) == .flag)
        #expect(CellFormat.guessKind(["4.9.2012"]) == .time)
        #expect(CellFormat.guessKind(["", " "]) == .category)
        #expect(CellFormat.needsComma(["1,5", "2"]) && !CellFormat.needsComma(["1.5", "2"]))
        #expect(!CellFormat.needsComma(["1", "2"]) && !CellFormat.needsComma(["a"]))
    }
}
