import Basics
import Findings
import Queries
import Testing

@Suite struct AnswerTests {
    @Test func answersWithKeysFiguresAndCounts() throws {
        let result = try Shop.run(
            """
            -- What each segment buys.
            select segment, category, count(distinct customer) as customers, count(*) as lines, avg(amount) as mean
            from purchases join segments using (customer)
            where amount < 1000 and category <> 'jewellery'
            group by 1, 2
            """)
        #expect(result.columns.map(\.name) == ["segment", "category", "customers", "lines", "mean"])
        #expect(result.columns.map(\.type) == ["integer", "text", "integer", "integer", "real"])
        #expect(result.rows.count == 6 && result.suppressed == 0 && result.withheld.isEmpty)
        #expect(result.rows[0]["segment"] == .number(1) && result.rows[0]["category"] == .string("garden"))
        #expect(result.rows[0]["customers"] == .number(24))
    }

    @Test(arguments: [
        "select count(distinct customer) as customers from purchases",
        "SELECT COUNT(DISTINCT p.customer) AS customers FROM purchases AS p;",
        "select region, count(distinct c.customer) as customers from customers c group by region",
        "select substr(time, 1, 7) as month, count(distinct customer) as customers from purchases group by month",
        "select case when age < 30 then 'young' else 'old' end as age, count(distinct customer) as customers "
            + "from customers group by 1",
        "with per as (select customer, sum(amount) as spend, max(time) as latest from purchases group by customer) "
            + "select segment, avg(spend) as spend, median(spend) as middle, count(distinct customer) as customers "
            + "from per join segments using (customer) group by segment having avg(spend) > 0 order by 2 desc limit 5",
        "with ranked as (select customer, amount, row_number() over (partition by customer order by time) as n "
            + "from purchases) select n, avg(amount) as a, count(distinct customer) as customers from ranked group by n",
        "with ranked as (select customer, ntile(4) over (order by age) as quarter from customers) "
            + "select quarter, count(distinct customer) as customers from ranked group by quarter",
        "select category, sum(amount) * 1.0 / (select sum(amount) from purchases) as share, "
            + "count(distinct customer) as customers from purchases where category <> 'jewellery' group by category",
        "select avg(`season.winter`) as winter, count(distinct customer) as customers from features",
        "with recursive months(n) as (select 1 union all select n + 1 from months where n < 12) "
            + "select n, count(distinct customer) as customers from months "
            + "left join purchases on cast(substr(time, 6, 2) as integer) = n group by n",
        "select count(distinct customer) as customers, avg(days(time)) as day from (select * from purchases) x "
            + "left join campaigns using (customer)",
        "with a as (select customer from purchases union select customer from campaigns) "
            + "select count(distinct customer) as customers from a",
        "select category, count(distinct customer) as customers from purchases where category in ('toys', 'garden') "
            + "and not category like 'x%' and amount is not null group by category /* all */",
        "select count(distinct customer) as customers, sum(amount) as \"Umsatz\" from purchases -- ende",
    ]) func isAnswered(sql: String) {
        #expect(Shop.problem(sql) == nil, "\(sql)")
    }

    @Test func theOrderIsTheAuthorsAndTiesGoByAllColumns() throws {
        let byName = try Shop.run(
            "select category, count(distinct customer) as customers from purchases where category <> 'jewellery' group by 1"
        )
        #expect(byName.rows.map { $0["category"]?.string } == ["garden", "kitchen", "toys"])
        let backwards = try Shop.run(
            "select category, count(distinct customer) as customers from purchases where category <> 'jewellery' "
                + "group by 1 order by category desc")
        #expect(backwards.rows.map { $0["category"]?.string } == ["toys", "kitchen", "garden"])
        let tied = try Shop.run(
            "select category, count(distinct customer) as customers from purchases where category <> 'jewellery' "
                + "group by 1 order by customers")
        #expect(tied.rows.map { $0["category"]?.string } == ["garden", "kitchen", "toys"])
    }

    @Test func theSameQueryGivesTheSameAnswer() throws {
        let sql =
            "select segment, category, count(distinct customer) as customers, avg(amount) as mean "
            + "from purchases join segments using (customer) group by 1, 2"
        let first = try JSON.text(Shop.run(sql))
        for _ in 0..<3 { #expect(try JSON.text(Shop.run(sql)) == first) }
        // The numbers that stand for customers mean nothing, so others give the same.
        let other = QueryRunner(tables: Shop.tables, customers: Shop.customers, threshold: 10, seed: 99)
        #expect(try JSON.text(try #require(other.run([Shop.query(sql)])["q"])) == first)
    }

    @Test func longResultsAndEndlessQueriesEnd() throws {
        let rows = try #require(
            Shop.problem(
                "with recursive n(x) as (select 1 union all select x + 1 from n where x < 2000) "
                    + "select x, count(distinct customer) as customers from n left join segments on 1 group by x"))
        #expect(rows.contains("the result has more than 1000 rows"))
        let endless = try #require(
            Shop.problem(
                "with recursive n(x) as (select 1 union all select x + 1 from n) "
                    + "select count(distinct customer) as customers from segments join n on x < 0"))
        #expect(endless.contains("didn't end after"))
    }

    @Test func missingCellsAreNull() throws {
        let result = try Shop.run(
            "select nullif(region, 'north') as region, count(distinct customer) as customers from customers group by 1")
        #expect(result.rows.map { $0["region"] } == [.null, .string("south")])
    }
}
