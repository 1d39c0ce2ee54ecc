import Basics
import Foundation
import Synchronization
import Tables
import Testing

let start = SourcePosition(file: "study.yaml", line: 7, column: 12)

func parse(_ text: String) throws -> ColumnExpression { try ColumnExpression(parsing: text, at: start) }

@Suite struct ExpressionTests {
    let table = Table(
        rowCount: 4,
        columns: [
            ("x", .number([1, -2, .nan, 4])), ("y", .number([10, 0, 3, .nan])),
            ("city", .category(Categories(codes: [0, 1, -1, 2], levels: ["Bonn", "Bern", "Ulm \"a\""]))),
            ("home", .category(Categories(codes: [0, 0, 0, -1], levels: ["Bonn"]))),
            ("when", .time([0, 86_400, Column.missingTime, 90_000])), ("paid", .flag([1, 0, -1, 1])),
            ("luxury / be spoilt", .number([1, 2, 3, 4])), ("größe", .number([5, 6, 7, 8])),
        ])
    var kinds: [String: ColumnKind] {
        Dictionary(uniqueKeysWithValues: zip(table.names, table.columns.map(\.kind)))
    }

    @Test(arguments: [
        ("x + y * 2", [21, -2, nil, nil]), ("(x + y) * 2", [22, -4, nil, nil]), ("-x", [-1, 2, nil, -4]),
        ("--x - -1", [2, -1, nil, 5]), ("10 - 3 - 2", [5, 5, 5, 5]), ("12 / 3 / 2", [2, 2, 2, 2]),
        ("x / y", [0.1, nil, nil, nil]), ("abs(x)", [1, 2, nil, 4]), ("min(x, 0, 5)", [0, -2, nil, 0]),
        ("max(x, y)", [10, 0, nil, nil]), ("log1p(x - 1)", [0, nil, nil, 1.3862943611198906]),
        ("1e-2", [0.01, 0.01, 0.01, 0.01]),
        ("`luxury / be spoilt` + größe", [6, 8, 10, 12]), ("log1p(-1)", [nil, nil, nil, nil]),
        ("1e308 * 10", [nil, nil, nil, nil]),
    ])
    func arithmetic(text: String, expected: [Double?]) throws {
        let expression = try parse(text)
        try expression.check(kinds: kinds, yields: .number)
        #expect(expression.numbers(in: table).map { $0.isNaN ? nil : $0 } == expected)
    }

    @Test(arguments: [
        ("x > 0", [true, false, false, true]), ("not x > 0", [false, true, false, false]),
        ("x >= 1 and y < 11", [true, false, false, false]), ("x > 0 or y > 0", [true, false, true, true]),
        ("not (x > 0 and y > 0)", [false, true, false, false]), ("x is missing", [false, false, true, false]),
        ("x + y is not missing", [true, true, false, false]), ("city = \"Bonn\"", [true, false, false, false]),
        ("city <> 'Bonn'", [false, true, false, true]), ("'Bonn' == city", [true, false, false, false]),
        ("city in [\"Bonn\", 'Ulm \"a\"']", [true, false, false, true]),
        ("city not in ['Bonn']", [false, true, false, true]),
        ("x in [1, -2]", [true, true, false, false]), ("not x in [1]", [false, true, false, true]),
        ("when in ['1970-01-02']", [false, true, false, false]), ("city = home", [true, false, false, false]),
        ("city < 'Bf'", [false, true, false, false]), ("starts(city, \"B\")", [true, true, false, false]),
        ("ends(city, \"a\"\"\")", [false, false, false, true]), ("contains(city, 'on')", [true, false, false, false]),
        ("not contains(city, '')", [false, false, false, false]), ("when >= '1970-01-02'", [false, true, false, true]),
        ("'1970-01-02 00:30' < when", [false, false, false, true]), ("paid", [true, false, false, true]),
        ("not paid", [false, true, false, false]), ("paid = false", [false, true, false, false]),
        ("paid != (x > 0)", [false, false, false, false]), ("paid is missing or x = 4", [false, false, true, true]),
        ("NOT paid AND true", [false, true, false, false]), ("x = -2", [false, true, false, false]),
        ("city is not missing and x * 2 = 8", [false, false, false, true]), ("x < y", [true, true, false, false]),
    ])
    func truths(text: String, expected: [Bool]) throws {
        let expression = try parse(text)
        try expression.check(kinds: kinds, yields: .truth)
        #expect(expression.mask(in: table) == expected)
    }

    /// Kleene's tables: each of the nine pairs of yes, no and unknown.
    @Test func threeValuedLogic() throws {
        let pairs: [(Int8, Int8)] = [-1, 0, 1].flatMap { a in [-1, 0, 1].map { (a, $0) } }
        let table = Table(
            rowCount: 9, columns: [("a", .flag(pairs.map(\.0))), ("b", .flag(pairs.map(\.1)))])
        func mask(_ text: String) throws -> [Bool] { try parse(text).mask(in: table) }
        #expect(try mask("a and b") == pairs.map { $0 == (1, 1) })
        #expect(try mask("not (a and b)") == pairs.map { $0.0 == 0 || $0.1 == 0 })
        #expect(try mask("a or b") == pairs.map { $0.0 == 1 || $0.1 == 1 })
        #expect(try mask("not (a or b)") == pairs.map { $0 == (0, 0) })
        #expect(try mask("(a and b) is missing") == pairs.map { $0.0 != 0 && $0.1 != 0 && $0 != (1, 1) })
        #expect(try mask("a = b") == pairs.map { $0.0 == $0.1 && $0.0 >= 0 })
    }

    @Test func namesAndConjuncts() throws {
        let text = "Quantity > 0 and  (a or b)\n and not starts(InvoiceNo, \"C\") and Quantity < `9 €`"
        let expression = try parse(text)
        #expect(expression.text == text)
        #expect(expression.columnNames == ["Quantity", "a", "b", "InvoiceNo", "9 €"])
        #expect(
            expression.conjuncts.map(\.text) == [
                "Quantity > 0", "(a or b)", "not starts(InvoiceNo, \"C\")", "Quantity < `9 €`",
            ])
        #expect(try parse("a in [1, 2] and b not in ['x']").conjuncts.map(\.text) == ["a in [1, 2]", "b not in ['x']"])
        #expect(try parse("a or b and c").conjuncts.map(\.text) == ["a or b and c"])
        let problems = diagnostics { try expression.conjuncts[2].check(kinds: ["InvoiceN": .category], yields: .truth) }
        #expect(problems.map(\.position) == [SourcePosition(file: "study.yaml", line: 8, column: 17)])
        #expect(problems.first?.suggestion == "did you mean 'InvoiceN'?")
    }

    @Test(arguments: [
        ("", 12, "empty"), ("  ", 12, "empty"), ("x >", 15, "syntax"), ("x > 0 y", 18, "syntax"), ("(x", 14, "syntax"),
        ("x = \"a", 16, "unbalanced-quote"), ("`x", 12, "unbalanced-quote"), ("x && y", 14, "unexpected-character"),
        ("x = “a”", 16, "unexpected-character"), ("1 < x < 3", 18, "chained-comparison"),
        ("stars(x, 'a')", 12, "unknown-function"),
        ("abs(x, y)", 12, "arguments"), ("min(x)", 12, "arguments"), ("starts(x, y)", 12, "arguments"),
        ("x in []", 18, "syntax"),
        ("x in [abs(y)]", 18, "not-a-literal"), ("x is", 16, "syntax"), ("x not y", 14, "syntax"),
        ("3d > 1", 12, "not-a-number"),
        ("1.2.3", 12, "not-a-number"), ("x in 3", 17, "syntax"), ("and", 12, "syntax"),
        ("x\u{0} > 1", 13, "unexpected-character"),
    ])
    func parseErrors(text: String, column: Int, identifier: String) {
        let problems = diagnostics { _ = try parse(text) }
        #expect(problems.map(\.identifier) == ["expression.\(identifier)"])
        #expect(problems.map(\.position) == [SourcePosition(file: "study.yaml", line: 7, column: column)])
    }

    @Test(arguments: ["(", "not ", "-", "abs(", "1 - (", "min(1, "])
    func nestingIsLimited(opening: String) {
        let deep = String(repeating: opening, count: 10_000)
        #expect(identifiers { _ = try parse(deep) } == ["expression.too-deep"])
    }

    @Test func longChainsAreFine() throws {
        let sum = try parse("x" + String(repeating: " + 1", count: 2000))
        #expect(sum.numbers(in: table)[0] == 2001)
        let any = try parse((0..<2000).map { "x = \($0)" }.joined(separator: " or "))
        #expect(any.mask(in: table) == [true, false, false, true])
    }

    /// The deepest expressions allowed, on the small stack of a thread that isn't the main one.
    @Test func deepExpressionsFitOnASmallStack() throws {
        let done = DispatchSemaphore(value: 0)
        let results = Mutex<[Double]>([])
        let table = table, kinds = kinds
        let thread = Thread {
            defer { done.signal() }
            let sum = String(repeating: "1 - 2 * (", count: 40) + "x" + String(repeating: ")", count: 40)
            let truth = String(repeating: "paid or x > 9 and (", count: 40) + "paid" + String(repeating: ")", count: 40)
            guard let number = try? parse(sum), let filter = try? parse(truth),
                (try? number.check(kinds: kinds, yields: .number)) != nil,
                (try? filter.check(kinds: kinds, yields: .truth)) != nil, (try? filter.requiredKinds()) != nil
            else { return }
            results.withLock { $0 = [number.numbers(in: table)[0], filter.mask(in: table)[0] ? 1 : 0] }
        }
        thread.stackSize = 512 << 10
        thread.start()
        done.wait()
        // x -> 1 - 2x, forty times from 1
        #expect(results.withLock { $0 } == [(0..<40).reduce(1.0) { value, _ in 1 - 2 * value }, 1])
    }
}
