import Basics
import Tables
import Testing

private func formula(_ text: String) throws -> FeatureExpression { try FeatureExpression(parsing: text, at: start) }

@Suite struct FeatureExpressionTests {
    @Test func aggregatesAreFoundInOrder() throws {
        let parsed = try formula(
            "(sum of clicks where channel = 'app') / sum of impressions + days since last order where category in [toys]"
        )
        #expect(parsed.aggregates.map(\.measure) == [.sum, .sum, .daysSinceLast])
        #expect(parsed.aggregates.map { $0.value?.text } == ["clicks", "impressions", nil])
        #expect(parsed.aggregates.map { $0.condition?.text } == ["channel = 'app'", nil, "category in [toys]"])
        #expect(parsed.aggregates.map { $0.events?.text } == [nil, nil, "order"])
        #expect(parsed.aggregates.map(\.columnNames) == [["clicks", "channel"], ["impressions"], ["category"]])
        #expect(
            parsed.aggregates.map(\.text) == [
                "sum of clicks where channel = 'app'", "sum of impressions",
                "days since last order where category in [toys]",
            ])
        #expect(parsed.aggregates[1].position.column == 12 + 40)
    }

    @Test(arguments: [
        ("count of orders", EventAggregate.Measure.count), ("Share Of Visits where pages > 5", .share),
        ("share of amount where category = 'a'", .share), ("mean of (a * b) in purchases", .mean),
        ("min of abs(x)", .least), ("max of x", .greatest), ("sd of x", .deviation), ("distinct of brand", .distinct),
        ("days since first visit", .daysSinceFirst), ("count of returns", .count),
    ])
    func measures(text: String, measure: EventAggregate.Measure) throws {
        let parsed = try formula(text)
        #expect(parsed.aggregates.map(\.measure) == [measure])
        #expect(parsed.aggregates.first?.text == text)
    }

    @Test func aSourceCanBeNamed() throws {
        let parsed = try formula("mean of amount in purchases where channel = 'app'")
        #expect(parsed.aggregates.first?.source?.text == "purchases")
        #expect(parsed.aggregates.first?.condition?.text == "channel = 'app'")
    }

    @Test func arithmeticOverFeatures() throws {
        let parsed = try formula("monetary / (sessions_per_30_days + 1) - 2 * -`share of spend` + max(a, min(b, 3))")
        #expect(parsed.features.map(\.text) == ["monetary", "sessions_per_30_days", "share of spend", "a", "b"])
        let values: [String: [Double]] = [
            "monetary": [100, 50], "sessions_per_30_days": [4, .nan], "share of spend": [1, 1], "a": [0, 0],
            "b": [5, 5],
        ]
        let result = parsed.values(customers: 2, aggregates: []) { values[$0] ?? [] }
        #expect(result[0] == 100 / 5 + 2 + 3)
        #expect(result[1].isNaN)
    }

    @Test func divisionByZeroIsMissing() throws {
        let parsed = try formula("count of orders / count of visits")
        let values = parsed.values(customers: 2, aggregates: [[1, 2], [0, 4]]) { _ in [] }
        #expect(values[0].isNaN)
        #expect(values[1] == 0.5)
    }

    @Test(arguments: [
        ("", 12, "empty"), ("count of", 20, "syntax"), ("count of ordrs", 21, "syntax"),
        ("conut of orders", 12, "unknown-measure"),
        ("count of visits where pages > 5 / count of visits", 12, "open-condition"),
        ("sum of", 18, "syntax"), ("recency +", 21, "syntax"), ("sqrt(recency)", 12, "unknown-function"),
        ("abs(a, b)", 12, "arguments"), ("(recency", 20, "syntax"), ("recency monetary", 20, "syntax"),
        ("mean of x in", 24, "syntax"), ("share of orders where", 33, "syntax"), ("'text'", 12, "syntax"),
    ])
    func errors(text: String, column: Int, identifier: String) {
        let problems = diagnostics { _ = try formula(text) }
        #expect(problems.map(\.identifier) == ["expression.\(identifier)"])
        #expect(problems.map(\.position) == [SourcePosition(file: "study.yaml", line: 7, column: column)])
    }

    @Test func misspellingsAreGuessed() {
        #expect(diagnostics { _ = try formula("count of ordrs") }.first?.suggestion == "did you mean 'orders'?")
        #expect(diagnostics { _ = try formula("maen of x") }.first?.suggestion == "did you mean 'mean'?")
    }

    @Test(arguments: ["(", "-", "abs(", "min(1, ", "sum of (1 - ("])
    func nestingIsLimited(opening: String) {
        #expect(identifiers { _ = try formula(String(repeating: opening, count: 10_000)) }.count == 1)
    }

    @Test(arguments: [
        ("a + a", "GBP"), ("a + 1", "GBP"), ("a / b", "GBP per orders"), ("a / a", nil), ("a * s", "GBP"),
        ("s * a", "GBP"), ("a / s", "GBP"), ("1 / a", nil), ("log1p(a)", nil), ("max(a, 0)", "GBP"), ("-a", "GBP"),
        ("n + a", "GBP"), ("a * b", nil),
    ])
    func units(text: String, unit: String?) throws {
        let units = ["a": "GBP", "b": "orders", "s": "share"]
        #expect(try formula(text).unit(aggregates: []) { units[$0] } == unit)
    }

    @Test func unlikeUnitsCannotBeAdded() {
        let problems = diagnostics {
            _ = try formula("sum of amount + count of orders").unit(aggregates: ["GBP", "orders"]) { _ in nil }
        }
        #expect(problems.map(\.identifier) == ["expression.units"])
        #expect(problems.first?.position?.column == 12 + 16)
    }

    @Test func wordsInListsNeedNoQuotes() throws {
        let table = Table(
            rowCount: 2, columns: [("day", .category(Categories(codes: [0, 1], levels: ["Sat", "Mon"])))])
        let expression = try parse("day in [Sat, 'Sun']")
        try expression.check(kinds: ["day": .category], yields: .truth)
        #expect(try expression.requiredKinds() == ["day": .category])
        #expect(expression.mask(in: table) == [true, false])
    }
}
