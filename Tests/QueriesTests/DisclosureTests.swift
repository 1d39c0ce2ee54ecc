import Basics
import Findings
import Queries
import Testing

@Suite struct DisclosureTests {
    @Test func aRowOfFewGoesAndTakesOneWithIt() throws {
        let result = try Shop.run(
            "select category, count(distinct customer) as customers from purchases group by category")
        // Jewellery was bought by two; the total less the rest would tell, so the smallest other row goes too.
        #expect(result.rows.count == 2 && result.suppressed == 2)
        #expect(!result.rows.contains { $0["category"] == .string("jewellery") })
    }

    @Test func aFigureOfOneCustomerIsWithheld() throws {
        let result = try Shop.run(
            """
            select count(distinct customer) as customers,
              sum(case when amount > 5000 then amount end) as large, sum(amount) as revenue, avg(amount) as mean,
              sum(case when amount < 10 then amount end) as small, sum(amount * (amount > 5000)) as hidden,
              count(case when amount > 5000 then 1 end) as many
            from purchases
            """)
        // One order of 9,000 outweighs all others together, so their sum and mean tell it.
        #expect(
            Set(result.withheld.map(\.column)) == ["large", "hidden", "many"]
                || Set(result.withheld.map(\.column)) == ["large", "hidden", "many", "revenue", "mean"])
        #expect(result.rows[0]["large"] == .null && result.rows[0]["small"] != .null)
    }

    @Test func ratesNeedEnoughOnEitherSide() throws {
        let fine = try Shop.run(
            "select avg(responded) as rate, sum(responded) as yes, count(distinct customer) as customers from campaigns"
        )
        #expect(fine.withheld.isEmpty && fine.rows[0]["rate"] == .number(0.5))
        let few = try Shop.run(
            "select avg(responded) as rate, count(distinct customer) as customers from campaigns "
                + "join customers using (customer) where age < 32")
        #expect(few.rows.isEmpty || few.rows[0]["rate"] == .null)
    }

    @Test func quantilesNeedEnoughOnEitherSide() throws {
        let result = try Shop.run(
            "select median(age) as middle, quantile(age, 0.25) as low, quantile(age, 0.05) as least, "
                + "count(distinct customer) as customers from customers")
        #expect(result.rows[0]["middle"] != .null && result.rows[0]["low"] != .null)
        #expect(result.withheld == [WithheldFigure(row: 0, column: "least")])
    }

    @Test func aMissingSideOfAJoinIsNotCounted() throws {
        // 25 customers in the segment, but only few of them in the campaign.
        let result = try Shop.run(
            "select count(distinct customer) as customers, avg(responded) as rate, sum(amount) as a from segments "
                + "left join campaigns using (customer) left join purchases using (customer) where segment = 2 "
                + "and amount < 100")
        #expect(result.rows[0]["rate"] == .null && result.rows[0]["customers"] != .null)
    }

    /// `group by category` means the column of that name in the result, not the table's.
    @Test func anAliasIsNoMask() throws {
        let result = try Shop.run(
            "select cast(amount / 10 as integer) as category, count(distinct customer) as customers from purchases "
                + "group by category")
        #expect(result.rows.map { $0["category"] } == [.number(0), .number(1)] && result.suppressed == 2)
    }

    /// What a sum leaves out is as good as shown beside the sum of all.
    @Test func whatIsLeftOutIsProtectedToo() throws {
        let result = try Shop.run(
            "select count(distinct customer) as customers, sum(amount) as revenue, "
                + "sum(case when amount < 5000 then amount end) as ordinary, "
                + "sum(case when amount < 5000 then amount else 0 end) as zeros, "
                + "count(case when amount < 5000 then 1 end) as lines from purchases")
        #expect(Set(result.withheld.map(\.column)).isSuperset(of: ["ordinary", "zeros", "lines"]))
    }

    @Test func totalsOfOneCustomerAreWithheld() throws {
        let result = try Shop.run(
            "with large as (select customer, amount from purchases where amount > 5000) "
                + "select (select sum(amount) from large) as x, count(distinct customer) as customers from purchases")
        #expect(result.rows[0]["x"] == .null && result.withheld.count == 1)
    }

    /// Whatever is asked, every row that is shown stands for enough customers, and none is alone in its line.
    @Test(arguments: 0..<40) func noShownRowIsSmall(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed), stream: "disclosure")
        let keys = ["segment", "category", "region", "substr(time, 1, 7)", "cast(amount / 5 as integer)", "age % 7"]
        let first = keys[generator.below(keys.count)], second = keys[generator.below(keys.count)]
        let limit = 1 + generator.below(20)
        let result = try Shop.run(
            "select \(first) as a, \(second) as b, count(distinct customer) as customers, sum(amount) as s "
                + "from purchases join segments using (customer) join customers using (customer) "
                + "where amount < \(limit) group by 1, 2")
        #expect(result.rows.allSatisfy { ($0["customers"]?.number ?? 0) >= 10 })
        let whole = Dictionary(grouping: result.rows) { $0["a"] ?? .null }
        if result.suppressed == 1 { #expect(whole.values.allSatisfy { $0.count <= 1 } || result.rows.isEmpty) }
    }
}
