import Basics
import Tables
import Testing

@Suite struct CSVWriterTests {
    @Test func writesPlainly() {
        let table = Table(
            rowCount: 3,
            columns: [
                ("a b", .category(Categories(codes: [0, 1, -1], levels: ["x", "say \"y\", z"]))),
                ("n;m", .number([12, -0.1, .nan])), ("t", .time([0, 1, Column.missingTime])), ("f", .flag([1, 0, -1])),
            ])
        let text = """
            a b,"n;m",t,f
            x,12,1970-01-01,true
            "say ""y"", z",-0.1,1970-01-01T00:00:01,false
            ,,,

            """
        #expect(String(decoding: CSVWriter(table, times: .dateAtMidnight).bytes, as: UTF8.self) == text)
        #expect(CSVWriter(table, times: .dateAndTime).bytes.count == text.utf8.count + 9)
    }

    @Test func numbersAsShortAsTheyReadBack() {
        let column = Column.number([0, -3, 1e15, 1e16, 0.1, 1.0 / 3, 1e-7, .greatestFiniteMagnitude])
        let texts = (0..<column.count).map { column.text($0, times: .dateAndTime) }
        #expect(texts[..<3] == ["0", "-3", "1000000000000000"])
        #expect(texts[4] == "0.1")
        #expect(!texts.contains { $0.hasSuffix(".0") })
    }

    /// Any table, with nasty texts in cells and names, reads back equal.
    @Test(arguments: 0..<60)
    func readsBackEqual(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed), stream: "tables")
        let table = randomTable(&random)
        let delimiter = Array(",;\t|".utf8)[random.below(4)]
        let written = CSVWriter(table, times: .dateAndTime, delimiter: delimiter).bytes
        let file = try CSVFile(stored: written, name: "x.csv", delimiter: random.below(2) == 0 ? delimiter : nil)
        #expect(file.header == table.names)
        let requests = zip(table.names, table.columns).map { ColumnRequest(name: $0, kind: $1.kind) }
        let result = try file.read(requests, threads: 2)
        #expect(result.rejected == [])
        #expect(result.table.names == table.names)
        for name in table.names { #expect(result.table.texts(name) == table.texts(name), "\(name)") }
    }

    private func randomTable(_ random: inout SeededGenerator) -> Table {
        let rows = 1 + random.below(30)
        var table = Table(rowCount: rows)
        for index in 0...random.below(5) {
            var name = nastyText(&random)
            if name.isEmpty || table[name] != nil { name += "\(index)" }
            table.append(name, randomColumn(rows, &random))
        }
        return table
    }

    private func randomColumn(_ rows: Int, _ random: inout SeededGenerator) -> Column {
        switch random.below(4) {
        case 0:
            return .number((0..<rows).map { _ in random.below(4) == 0 ? .nan : (random.uniform() - 0.5) * 1e6 })
        case 1:
            return .time(
                (0..<rows).map { _ in random.below(4) == 0 ? Column.missingTime : Int64(random.below(1 << 34)) })
        case 2: return .flag((0..<rows).map { _ in Int8(random.below(3) - 1) })
        default:
            let levels = (0..<5).map { "\($0)" + nastyText(&random) }
            return .category(Categories(codes: (0..<rows).map { _ in Int32(random.below(6) - 1) }, levels: levels))
        }
    }

    private func nastyText(_ random: inout SeededGenerator) -> String {
        let pieces = [
            "\"", "\"\"", "\n", "\r\n", "\r", ",", ";", "\t", "|", " ", "a", "é", "日本", "👩‍👩‍👧", "\u{feff}", "'", "\\",
            "=1+1",
        ]
        return (0..<random.below(7)).map { _ in pieces[random.below(pieces.count)] }.joined()
    }
}
