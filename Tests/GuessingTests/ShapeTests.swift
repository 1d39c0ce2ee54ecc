import Tables
import Testing

@testable import Guessing

@Suite struct ShapeTests {
    @Test func datesByTheirParts() {
        #expect(DateShape(of: ["2024-10-01", "2024/1/02"]) == nil)
        #expect(DateShape(of: ["2024-10-01 10:00:00", "2024-10-02 11:00:00"])?.order == .standard)
        #expect(DateShape(of: ["2024-10-01T10:00:00+01:00"])?.order == .standard)
        #expect(DateShape(of: ["01.02.2024"])?.pattern == "DD.MM.YYYY")
        #expect(DateShape(of: ["13/02/2024", "01/02/2024"])?.pattern == "DD/MM/YYYY")
        #expect(DateShape(of: ["4/22/2018 6:00", "4/21/2018 22:45"])?.pattern == "MM/DD/YYYY")
        #expect(DateShape(of: ["01/02/2024", "03/04/2024"])?.order == .ambiguous)
        #expect(DateShape(of: ["13/14/2024"]) == nil)
        #expect(DateShape(of: ["1.5", "2.5"]) == nil)
    }

    @Test func timesAreRead() {
        let shape = DateShape(of: ["22/04/2018 06:30", "21/04/2018 22:45"])
        #expect(shape?.time("22/04/2018 06:30") == parseTime("2018-04-22 06:30"))
        #expect(DateShape(of: ["4/22/2018"])?.time("4/22/2018") == parseTime("2018-04-22"))
    }

    @Test func secondsSince1970NeedANameOfTimes() {
        let cells = (0..<30).map { "\(1_600_000_000 + $0 * 86_400)" }
        #expect(column("created_at", cells).shape.dates?.pattern == "unix")
        #expect(column("views", cells).shape.number != nil)
        #expect(column("timestamp", cells.map { $0 + "000" }).shape.dates?.pattern == "unix-ms")
    }

    @Test func numbersWithPointsAndCommas() {
        #expect(NumberShape.number("1.5", decimalComma: false) == 1.5)
        #expect(NumberShape.number("1,5", decimalComma: true) == 1.5)
        for text in ["nan", "inf", "0x10", "", "1,5", "-", "e5", "1 000"] {
            #expect(NumberShape.number(text, decimalComma: false) == nil, "\(text)")
        }
        #expect(column("x", ["1,5", "2,25", "3"]).shape.number?.hasDecimalComma == true)
        #expect(column("x", ["1.5", "2.25", "3"]).shape.number?.hasDecimalComma == false)
    }

    @Test func kindsOfColumns() {
        #expect(column("a", ["", ""]).shape == .empty)
        #expect(column("a", ["7", "7", ""]).shape == .constant)
        #expect(column("a", ["no", "YES", ""]).shape == .flag(yes: "YES"))
        #expect(column("a", ["1", "0"]).shape == .flag(yes: "1"))
        #expect(column("a", ["nein", "ja"]).shape == .flag(yes: "ja"))
        #expect(column("a", ["north", "south"]).shape == .category)
        #expect(column("a", (0..<100).map { "the item number \($0) is good" }).shape == .text)
        #expect(column("a", (0..<100).map { "item\($0)" }).shape == .words)
        #expect(column("a", (1...300).map(String.init) + ["n/a"]).shape == .words)
        #expect(column("a", (1...600).map(String.init) + ["n/a"]).shape.number != nil)
    }

    @Test func aSentinelStandsApart() {
        let cells = Array(repeating: "-1", count: 50) + (0..<50).map(String.init)
        #expect(column("pdays", cells).shape.number?.sentinel?.value == -1)
        #expect(column("balance", (-50..<50).map(String.init)).shape.number?.sentinel == nil)
    }

    @Test func wordsAmongNumbers() {
        let cells = (0..<90).map(String.init) + Array(repeating: "NA", count: 10)
        #expect(column("x", cells).wordForMissing?.word == "NA")
        #expect(column("x", ["a", "b", "NA"]).wordForMissing == nil)
    }

    @Test func codesAreOfOneMake() {
        #expect(column("a", (0..<50).map { "C\(1000 + $0)" }).isCode)
        #expect(column("a", (0..<50).map { "000\(10 + $0)" }).isCode)
        #expect(!column("a", (0..<50).map { "\(10 + $0)" }).isCode)
        #expect(!column("a", (0..<50).map { "house \(10 + $0)" }).isCode)
    }

    @Test func levelsInOrder() {
        #expect(
            orderedLevels(["15-24K", "Under 15K", "250K+", "25-34K"]) == ["Under 15K", "15-24K", "25-34K", "250K+"])
        #expect(orderedLevels(["high", "low", "upper_mid", "mid"]) == ["low", "mid", "upper_mid", "high"])
        #expect(orderedLevels(["2", "1", "3+"]) == ["1", "2", "3+"])
        #expect(orderedLevels(["north", "south", "east"]) == nil)
        #expect(orderedLevels(["Type 1", "Type 2", "Type 3"]) == nil)
    }
}
