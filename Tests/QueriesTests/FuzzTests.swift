import Basics
import Findings
import Queries
import Testing

/// Whatever is written in the cell, it is an answer or a diagnostic, and no answer speaks of few.
@Suite struct FuzzTests {
    static let words = [
        "select", "from", "where", "group by", "order by", "having", "limit 3", "with x as (", "(", ")", ",", "*", ".",
        "customer", "customers", "count(distinct customer) as customers", "purchases", "segments", "p", "as", "join",
        "using (customer)", "left", "on", "amount", "category", "sum(amount) as s", "max(amount)", "case when", "end",
        "'x'", "\"customer\"", "[amount]", "1", "2", "union all", "over (partition by customer)", "distinct", "--\n",
        "/*", "*/", ";", "null", "=", "x'00'", "\u{feff}", "é", "and", "not", "avg(amount) as a",
    ]

    @Test(arguments: 0..<8) func soupIsReadOrRefused(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed), stream: "soup")
        let checker = QueryChecker(schema: Shop.runner.schema, threshold: 10)
        for _ in 0..<400 {
            let length = 1 + generator.below(25)
            let text = (0..<length).map { _ in Self.words[generator.below(Self.words.count)] }.joined(separator: " ")
            let checked = checker.check([Shop.query(text)])
            #expect(checked.columns.isEmpty == checked.diagnostics.hasErrors, "\(text)")
        }
    }

    /// Sound queries with a word changed: what still is one keeps the rule.
    @Test(arguments: 0..<4) func aChangedWordChangesNothing(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed), stream: "changed")
        let sound =
            "with x as ( select customer , sum(amount) as s from purchases group by customer ) "
            + "select segment , category , count(distinct customer) as customers , sum(amount) as r , avg(s) as m "
            + "from x join purchases using (customer) join segments using (customer) where amount < 100 "
            + "group by segment , category order by r limit 50"
        let likely = [
            "amount", "category", "segment", "s", "1", "2", "5", "15", "sum(amount)", "max(amount)", "count(*)", ">",
            "category , amount", "amount as r , category", "time", "order_id", "or 1 = 1 and amount <", "desc , 1",
        ]
        var answered = 0
        for _ in 0..<120 {
            var words = sound.split(separator: " ").map(String.init)
            words[generator.below(words.count)] = likely[generator.below(likely.count)]
            guard let result = try? Shop.run(words.joined(separator: " ")) else { continue }
            answered += 1
            #expect(
                result.rows.allSatisfy { ($0["customers"]?.number ?? 0) >= 10 || $0["customers"] == .number(0) },
                "\(words.joined(separator: " "))")
        }
        #expect(answered > 5)
    }
}
