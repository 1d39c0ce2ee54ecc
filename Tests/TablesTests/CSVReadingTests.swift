import Basics
import Foundation
import Tables
import Testing

@Suite struct CSVReadingTests {
    @Test func kindsAndMissingCells() throws {
        let text = """
            id,x,when,member,note
            a,1.5,2020-01-31,yes,"say ""hi"", twice"
            b,,,,
            a, -2 , 2020-02-29 10:30 , F ," padded "
            "",1e3,19991231,1,"two
            lines"
            """
        let result = try read(
            text, [("note", .category), ("id", .category), ("x", .number), ("when", .time), ("member", .flag)])
        #expect(result.rows == 4)
        #expect(result.rejected == [])
        #expect(result.lines == [2, 3, 4, 5])
        #expect(result.table.names == ["note", "id", "x", "when", "member"])
        #expect(result.table.texts("note") == ["say \"hi\", twice", "–", " padded ", "two\nlines"])
        #expect(result.table["id"] == .category(Categories(codes: [0, 1, 0, -1], levels: ["a", "b"])))
        #expect(result.table.texts("x") == ["1.5", "–", "-2", "1000"])
        #expect(result.table.texts("when") == ["2020-01-31", "–", "2020-02-29T10:30:00", "1999-12-31"])
        #expect(result.table["member"] == .flag([1, -1, 0, 1]))
    }

    @Test(arguments: ["\n", "\r\n"], [true, false])
    func lineEndsAndBOM(lineEnd: String, mark: Bool) throws {
        for tail in ["", lineEnd, lineEnd + lineEnd + lineEnd] {
            let text = (mark ? "\u{feff}" : "") + ["a,b", "1,x", "2,"].joined(separator: lineEnd) + tail
            let result = try read(text, [("a", .number), ("b", .category)])
            #expect(result.rows == 2 && result.rejected.isEmpty)
            #expect(result.table.texts("a") == ["1", "2"])
            #expect(result.table.texts("b") == ["x", "–"])
        }
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func findsTheDelimiter(delimiter: String) throws {
        let text = ["\"a,;|\(delimiter)b\"", "c", "d"].joined(separator: delimiter) + "\n1\(delimiter)2\(delimiter)3\n"
        let file = try CSVFile(stored: Array(text.utf8), name: "x.csv")
        #expect(file.header == ["a,;|\(delimiter)b", "c", "d"])
        #expect(file.delimiter == Array(delimiter.utf8)[0])
    }

    @Test func delimiterGiven() throws {
        let file = try CSVFile(stored: Array("a;b,c\n".utf8), name: "x.csv", delimiter: UInt8(ascii: ";"))
        #expect(file.header == ["a", "b,c"])
        #expect(identifiers { _ = try CSVFile(stored: [65], name: "x", delimiter: 34) } == ["csv.delimiter"])
    }

    @Test func oneColumnWithEmptyLines() throws {
        let result = try read("a\n1\n\n3\n\"\"\n\n\n", [("a", .number)])
        #expect(result.table.texts("a") == ["1", "–", "3", "–"])
        #expect(result.lines == [2, 3, 4, 5])
    }

    @Test func rejectsRowsWithTheirFirstProblemInTheFile() throws {
        let text = """
            id,x,t,f
            a,1,2020-01-01,1
            b,one,2020-02-30,maybe
            c,1
            d,1,2020-02-30,maybe

            e,"1"2,2020-01-01,1
            f,1,2020-01-01,maybe
            a,2,2020-01-01,0
            """
        let result = try read(text, [("f", .flag), ("id", .category), ("t", .time), ("x", .number)], threads: 2)
        #expect(result.rows == 8)
        #expect(result.rejected.map(\.line) == [3, 4, 5, 6, 7, 8])
        #expect(result.rejected.map(\.column) == ["x", "", "t", "", "x", "f"])
        #expect(result.rejected[1].reason == "2 fields where the header has 4")
        #expect(result.table["id"] == .category(Categories(codes: [0, 0], levels: ["a"])))
        #expect(result.lines == [2, 9])
    }

    @Test func reasonsNeverHoldValues() throws {
        let cells = ["secret-7", "NaN", "1,5", "0x1F", "NA", "1e999", "1 2", "--1", "1e", ".", "+"]
        let text = "x;y\n" + cells.map { "\($0);1" }.joined(separator: "\n")
        let result = try read(text, [("x", .number)])
        #expect(result.rejected.count == cells.count)
        for (cell, row) in zip(cells, result.rejected) where cell.count > 2 {
            #expect(!row.reason.contains(cell) || cell == "NaN")
        }
    }

    @Test func numbersAreExactlyRounded() throws {
        let texts = [
            "0", "-0", "+1", ".5", "5.", "0.1", "1e22", "1e23", "123456789012345678901234567890", "9007199254740993",
            "9007199254740992", "1.7976931348623157e308", "5e-324", "1e-400", "0e999", "2.2250738585072011e-308",
            "0.000001", "100000000000000000000000000000000000000e-38", "3.14159265358979323846264338327950288",
        ]
        let result = try read("x\n" + texts.joined(separator: "\n"), [("x", .number)])
        #expect(result.rejected == [])
        guard case .number(let values) = result.table["x"] else { return #expect(Bool(false)) }
        for (text, value) in zip(texts, values) {
            #expect(value == strtod(text, nil), "\(text)")
        }
    }

    @Test func randomNumbersReadBack() throws {
        var random = SeededGenerator(seed: 3, stream: "numbers")
        let wanted = (0..<5000).map { index -> Double in
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { return Double(index) }
            return index % 2 == 0 ? value : Double(Int(random.next() >> 40)) / 100
        }
        let result = try read("x\n" + wanted.map(\.description).joined(separator: "\n"), [("x", .number)])
        #expect(result.table["x"] == .number(wanted))
    }

    @Test func levelsAreUniqueTexts() throws {
        let many = (0..<5000).map { "level \($0 % 1700)" }
        let result = try read("x\n" + many.joined(separator: "\n"), [("x", .category)])
        guard case .category(let categories) = result.table["x"] else { return #expect(Bool(false)) }
        #expect(categories.levels == (0..<1700).map { "level \($0)" })
        #expect((0..<5000).allSatisfy { categories[$0] == many[$0] })

        let composed = try read("x\ncaf\u{e9}\ncafe\u{301}\n", [("x", .category)])
        #expect(composed.table["x"] == .category(Categories(codes: [0, 0], levels: ["caf\u{e9}"])))
    }

    @Test func theSameWithAnyNumberOfThreads() throws {
        var random = SeededGenerator(seed: 5)
        let text =
            "a,b,c\n"
            + (0..<2000).map { _ in "\(random.below(50)),\(random.below(9) == 0 ? "x" : "1"),z" }
            .joined(separator: "\n")
        let columns: [(String, ColumnKind)] = [("a", .category), ("b", .number), ("c", .category)]
        let one = try read(text, columns), three = try read(text, columns, threads: 3)
        #expect(one.table == three.table && one.rejected == three.rejected && one.lines == three.lines)
        #expect(!one.rejected.isEmpty)
    }

    @Test func repeatedRequestsAndNoRequests() throws {
        #expect(try read("a\n1\n", [("a", .number), ("a", .number)]).table.names == ["a"])
        #expect(try read("a\n1\n", []).table.rowCount == 1)
        #expect(identifiers { _ = try read("a\n1\n", [("a", .number), ("a", .time)]) } == ["csv.conflicting-kinds"])
    }

    @Test func guessesKinds() throws {
        let text = """
            n,zero,f,t,c,e,date,mixed
            1,0,TRUE,2020-01-01,x,,20200101,yes
            ,1,no,2020-01-01T10:00,1,,20200102,1
            -2e3,0,,,,,20200103,
            """
        let file = try CSVFile(stored: Array(text.utf8), name: "x.csv")
        let kinds = file.header.map { file.guessKind(of: $0) }
        #expect(kinds == [.number, .number, .flag, .time, .category, .category, .number, .category])
        #expect(file.guessKind(of: "mixed", sample: 1) == .flag)
        #expect(file.guessKind(of: "unheard of") == .category)
    }
}
