import Basics
import Foundation
import Tables
import Testing

/// Random bytes must give a result or diagnostics, never a crash, and results must add up.
@Suite struct FuzzTests {
    private static let pieces = [
        "\"", "\"\"", "\n", "\r\n", "\r", ",", ";", "\t", "\0", " ", "1", "-", ".", "e", "9999999999999999999",
        "2020-01-01",
        "yes", "a", "é", "\u{feff}", "(", ")", "[", "]", "`", "'", "and ", " or ", "not ", " in ", " is missing",
        "starts(",
        "min(", "=", "<", "*", "/", "👩‍👩‍👧", "x", "city",
    ]

    private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(4) {
            let place = random.below(bytes.count + 1)
            switch random.below(4) {
            case 0: bytes.insert(contentsOf: Array(Self.pieces[random.below(Self.pieces.count)].utf8), at: place)
            case 1: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.below(6)))
            default:
                let other = random.below(bytes.count + 1)
                bytes.insert(
                    contentsOf: Array(bytes[min(place, other)..<min(bytes.count, max(place, other))].prefix(40)),
                    at: place)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<40)
    func csvBytes(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed), stream: "csv")
        let plain = Array(
            "id,x,when,ok,\"na\"\"me\"\r\n1,2.5,2020-01-01,yes,\"a,\nb\"\n2,,2020-02-03 10:00,no,z\n3,1e5,,,é\n".utf8)
        let packed = try Gzip.compress(plain)
        for round in 0..<60 {
            let bytes = mutated(round % 10 == 0 ? packed : plain, &random)
            do {
                let file = try CSVFile(stored: bytes, name: "fuzz.csv")
                let kinds: [ColumnKind] = [.number, .category, .time, .flag]
                var requests: [ColumnRequest] = []
                for name in Set(file.header).sorted() {
                    _ = file.guessKind(of: name)
                    requests.append(ColumnRequest(name: name, kind: kinds[random.below(4)]))
                }
                let result = try file.read(requests, threads: 1)
                #expect(result.rows == result.table.rowCount + result.rejected.count)
                #expect(result.lines.count == result.table.rowCount)
                for case .category(let categories) in result.table.columns {
                    #expect(categories.codes.allSatisfy { $0 >= -1 && Int($0) < categories.levels.count })
                    #expect(Set(categories.levels).count == categories.levels.count)
                }
            } catch {
                #expect(error.hasErrors)
            }
        }
    }

    @Test(arguments: 0..<40)
    func expressions(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed), stream: "expressions")
        let valid = [
            "x > 0 and not starts(city, \"C\") or ok", "min(x, abs(-x), 3) / (x + 1) * log1p(x)",
            "city in ['a', \"b\"] and x is not missing",
            "when >= '2020-01-01' and (ok or not ok = true)", "`x` <> 3 and city = city", "x in [1, -2, 3e4]",
        ]
        let table = Table(
            rowCount: 3,
            columns: [
                ("x", .number([1, .nan, -2])), ("city", .category(Categories(codes: [0, -1, 1], levels: ["a", "C"]))),
                ("when", .time([0, Column.missingTime, 5])), ("ok", .flag([1, -1, 0])),
            ])
        let kinds = Dictionary(uniqueKeysWithValues: zip(table.names, table.columns.map(\.kind)))
        for _ in 0..<100 {
            let text = String(decoding: mutated(Array(valid[random.below(valid.count)].utf8), &random), as: UTF8.self)
            do {
                let expression = try ColumnExpression(parsing: text, at: SourcePosition(file: "f"))
                for part in expression.conjuncts { #expect(text.contains(part.text) || part.text.isEmpty) }
                _ = try? expression.requiredKinds()
                if (try? expression.check(kinds: kinds, yields: .truth)) != nil {
                    #expect(expression.mask(in: table).count == 3)
                    let parts = expression.conjuncts.map { $0.mask(in: table) }
                    #expect(
                        expression.mask(in: table) == (0..<3).map { row in parts.allSatisfy { $0[row] } }, "\(text)")
                }
                if (try? expression.check(kinds: kinds, yields: .number)) != nil {
                    #expect(expression.numbers(in: table).count == 3)
                }
            } catch {
                #expect(error.items.count == 1)
                #expect(error.items.allSatisfy { ($0.position?.column ?? 0) >= 1 })
            }
        }
    }
}
