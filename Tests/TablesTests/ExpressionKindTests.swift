import Basics
import Tables
import Testing

@Suite struct ExpressionKindTests {
    @Test(arguments: [
        ("Quantity * UnitPrice", ["Quantity": ColumnKind.number, "UnitPrice": .number]),
        ("a > 0 and starts(b, 'x') and c and d = \"y\"", ["a": .number, "b": .category, "c": .flag, "d": .category]),
        ("a in [1] or b in ['x'] or not c", ["a": .number, "b": .category, "c": .flag]),
        ("a is missing", ["a": .category]), ("a is missing or a > 1", ["a": .number]), ("a = true", ["a": .flag]),
        ("a = b", ["a": .number, "b": .number]),
        ("a = b and b = c and c = 'x'", ["a": .category, "b": .category, "c": .category]),
        ("a = (b > 1)", ["a": .flag, "b": .number]), ("when >= \"2011-01-01\"", ["when": .category]),
        ("max(a, 2) - abs(b) < log1p(c)", ["a": .number, "b": .number, "c": .number]),
    ])
    func infersKinds(text: String, expected: [String: ColumnKind]) throws {
        #expect(try parse(text).requiredKinds() == expected)
    }

    /// `amount: price` in a study: nothing but what is wanted tells the column's kind.
    @Test func aColumnByItselfIsOfTheKindWanted() throws {
        #expect(try parse("price").requiredKinds(yields: .number) == ["price": .number])
        #expect(try parse("paid").requiredKinds() == ["paid": .flag])
    }

    @Test(arguments: [
        ("a > 1 and a = 'x'", 22), ("starts(a, 'x') or a * 2 > 3", 30), ("a = b and a = 1 and b = 'x'", 16),
    ])
    func findsConflicts(text: String, column: Int) {
        let problems = diagnostics { _ = try parse(text).requiredKinds() }
        #expect(problems.map(\.identifier) == ["expression.conflicting-kinds"])
        #expect(problems.first?.position?.column == column)
    }

    let kinds: [String: ColumnKind] = ["n": .number, "c": .category, "t": .time, "f": .flag]

    @Test(arguments: [
        "n > 1", "c = 'x'", "c > 'x'", "t >= '2011-01-01'", "t in ['2011-01-01 10:00']", "f", "f != true", "t = t",
        "t is missing", "n + 1 is missing", "c in ['a'] and not f",
    ])
    func accepts(text: String) throws {
        try parse(text).check(kinds: kinds, yields: .truth)
    }

    @Test(arguments: [
        ("n", 12, "wrong-kind"), ("n = '1'", 16, "wrong-kind"), ("c = 1", 16, "wrong-kind"),
        ("f = 'yes'", 16, "wrong-kind"),
        ("f > true", 16, "wrong-kind"), ("t > 'soon'", 16, "not-a-time"), ("t > 5", 16, "wrong-kind"),
        ("t + 1 > 3", 12, "wrong-kind"), ("starts(n, 'x')", 19, "wrong-kind"), ("nn > 1", 12, "unknown-column"),
        ("not n", 16, "wrong-kind"), ("f and c", 18, "wrong-kind"), ("n in ['a']", 18, "wrong-kind"),
        ("c = f", 16, "wrong-kind"),
        ("'x'", 12, "wrong-kind"), ("c is missing + 1", 25, "syntax"), ("abs(c) > 1", 16, "wrong-kind"),
    ])
    func refuses(text: String, column: Int, identifier: String) {
        let problems = diagnostics { try parse(text).check(kinds: kinds, yields: .truth) }
        #expect(problems.map(\.identifier) == ["expression.\(identifier)"])
        #expect(problems.first?.position?.column == column)
    }

    @Test func saysEverythingAtOnceAndOnce() {
        let problems = diagnostics { try parse("a > 1 and n and b in ['x', 'y']").check(kinds: kinds, yields: .truth) }
        #expect(problems.map(\.position?.column) == [12, 22, 28])
        #expect(identifiers { try parse("n > 1").check(kinds: kinds, yields: .number) } == ["expression.wrong-kind"])
    }
}
