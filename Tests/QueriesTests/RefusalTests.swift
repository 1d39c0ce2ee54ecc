import Basics
import Findings
import Queries
import Testing

/// What a query may not say: whatever would change, reveal or mix.
@Suite struct RefusalTests {
    static let from = "count(distinct customer) as customers from purchases"

    @Test(arguments: [
        // No statement but one select.
        "attach database '/tmp/x' as x", "pragma table_info(purchases)", "delete from purchases",
        "insert into purchases values (1)", "update purchases set amount = 1", "drop table purchases",
        "create table x (y)", "vacuum", "select \(from); select \(from)", "select \(from); drop table purchases",
        "begin; select \(from)", "explain select \(from)", "values (1)", "", "  ;  ", "-- nothing\n",
        "with x as (delete from purchases returning customer) select \(from)",
        // No door to the machine, to the clock, to chance.
        "select load_extension('x') as x, \(from)", "select readfile('/etc/passwd') as x, \(from)",
        "select random() as x, \(from)", "select avg(random()) as x, \(from)",
        "select avg(randomblob(9)) as x, \(from)",
        "select date('now') as x, \(from)", "select avg(julianday('now')) as x, \(from)",
        "select current_timestamp as x, \(from)", "select sqlite_version() as x, \(from)",
        "select avg(last_insert_rowid()) as x, \(from)", "select avg(rowid) as x, \(from)",
        "select avg(`rowid`) as x, \(from)", "select \"load_extension\"('x') as x, \(from)",
        "select avg(disclosable('sum', 0, 0, 0, amount)) as x, \(from)",
        "select count(distinct customer) as customers from sqlite_master",
        "select count(distinct customer) as customers from pragma_table_info('purchases')",
        "select count(distinct customer) as customers from main.purchases",
        "select count(distinct customer) as customers from generate_series(1, 10)",
        "select count(distinct customer) as customers from json_each('[1]')",
        // Comments and signs hide nothing.
        "select count(distinct customer) /* as customers from purchases", "select 'open",
        "select \(from) where amount > ?", "select \(from) where amount > :x", "select \(from) where amount > @x",
        "select \(from) where amount > $x", "select \(from)\0; drop table purchases",
        "select \(from) where (amount > 1",
        "select \(from) where amount > 1)",
        "select max/**/(amount) as x, \(from)", "select \u{FF4D}ax(amount) as x, \(from)",
        "select amount as \u{FF43}ustomer, \(from)",
    ]) func isRefused(sql: String) {
        #expect(Shop.problem(sql) != nil, "\(sql)")
    }

    /// A column `customers` that counts something else.
    @Test(arguments: [
        "select sum(amount) as x from purchases", "select 100 as customers, min(amount) as x from purchases",
        "select 100 as customers, sum(amount) as x from purchases where amount > 5000",
        "select count(*) as customers, sum(amount) as x from purchases",
        "select count(distinct amount) as customers from purchases",
        "select count(distinct customer) + 100 as customers from purchases",
        "select max(100, count(distinct customer)) as customers from purchases",
        "select count(distinct customer || time) as customers from purchases",
        "select count(distinct order_id) as customers from purchases",
        "select count(customer) as customers from purchases",
        "select count(distinct x.customer) as customers from purchases as p",
        // Another column under the customer's name.
        "select count(distinct customer) as customers from (select time as customer, amount from purchases)",
        "select count(distinct customer) as customers from (select time customer, amount from purchases)",
        "select count(distinct customer) as customers from (select time 'customer', amount from purchases)",
        "select count(distinct customer) as customers from (select time as [customer], amount from purchases)",
        "select count(distinct customer) as customers from (select time as \"Customer\", customer as c from purchases)",
        "with x(customer, amount) as (select time, amount from purchases) "
            + "select count(distinct customer) as customers, sum(amount) as a from x",
        "with purchases as (select 1 as customer) select count(distinct customer) as customers from purchases",
        "with recursive n(customer) as (select 1 union all select customer + 1 from n where customer < 100) "
            + "select count(distinct customer) as customers from n",
        "with n as (select 1 as customer union all select 2) select count(distinct customer) as customers from n",
        "with x as (select customer, amount from purchases union all select amount, customer from purchases) "
            + "select count(distinct customer) as customers from x",
        "with x as (select customer, amount from purchases union all select 5, 6) "
            + "select count(distinct customer) as customers from x",
        // Customers counted beside those that the figures are of.
        "select count(distinct s.customer) as customers, sum(p.amount) as x from segments s, purchases p "
            + "where p.amount > 5000",
        "select count(distinct s.customer) as customers, sum(p.amount) as x from segments s join purchases p on 1",
        "select count(distinct s.customer) as customers, sum(p.amount) as x from segments s cross join purchases p",
        "select count(distinct customer) as customers from segments natural join purchases",
        "with x as (select s.customer, p.amount from segments s, purchases p) "
            + "select count(distinct customer) as customers, sum(amount) as a from x",
        "with x as (select customer, sum(amount) as a from purchases) "
            + "select count(distinct customer) as customers, avg(a) as a from x",
        "with x as (select customer, max(amount) as a from purchases group by category) "
            + "select count(distinct customer) as customers, avg(a) as a from x",
        "with x as (select customer, lag(amount) over (order by time) as a from purchases) "
            + "select count(distinct customer) as customers, avg(a) as a from x",
        "with x as (select customer, max(amount) over () as a from purchases) "
            + "select count(distinct customer) as customers, avg(a) as a from x",
        "with x as (select customer, (select max(amount) from purchases) as a from purchases) "
            + "select count(distinct customer) as customers, avg(a) as a from x",
        // Figures of one customer.
        "select min(amount) as x, \(from)", "select max(amount) as x, \(from)", "select amount, \(from)",
        "select amount as x, \(from) group by category", "select sum(amount) + amount as x, \(from)",
        "select group_concat(amount) as x, \(from)", "select first_value(amount) over () as x, \(from)",
        "select sum(amount) filter (where amount > 5000) as x, \(from)",
        "select (select amount from purchases limit 1) as x, \(from)",
        "select (select max(amount) from purchases) as x, \(from)",
        "select (select sum(amount) from purchases where amount > 5000) as x, \(from)",
        // A total that looks at the group around it: SQLite would count its sum among the group's.
        "select (select sum(p.amount) from segments) as x, count(distinct p.customer) as customers from purchases p",
        "select (select sum(amount) from segments) as x, \(from)",
        // A name of the table's that is another column's alias.
        "select amount as category, category as x, \(from) group by category",
        "select quantile(amount, 1) as x, \(from)", "select quantile(amount, 0.999) as x, \(from)",
        "select quantile(amount, amount) as x, \(from)",
        "select lag(sum(amount)) over (order by category) as x, \(from) group by category",
        "select \(from) where amount > (select max(amount) from purchases)",
        // Words of SQL that can be columns.
        "select first, count(distinct customer) as customers from visits",
        "select end, count(distinct customer) as customers from visits",
        "select like, count(distinct customer) as customers from visits",
        "select cast, count(distinct customer) as customers from visits",
        "select text as x, count(distinct customer) as customers from visits",
        "select (real) as x, count(distinct customer) as customers from visits",
        "select case 1 when 1 then end end as x, count(distinct customer) as customers from visits",
        "select sum(first) + last as x, count(distinct customer) as customers from visits",
        "select desc, count(distinct customer) as customers from visits",
        "select nocase as x, count(distinct customer) as customers from visits",
        "select true as x, \"true\" as y, count(distinct customer) as customers from visits",
        // The customer's number.
        "select customer, \(from) group by customer", "select customer as c, \(from) group by 1",
        "select customer % 2 as c, \(from) group by 1", "select sum(customer) as c, \(from)",
        "select category, \(from) group by category, customer", "select *, \(from)",
        "select \(from) union select \(from)", "select distinct category, \(from) group by category",
        "select category as `a b`, \(from) group by category", "select category, category, \(from) group by category",
    ]) func isNoWayRound(sql: String) {
        #expect(Shop.problem(sql) != nil, "\(sql)")
    }

    @Test func wordsOfSQLAreColumnsWhereTheyAreGroupedBy() {
        #expect(Shop.problem("select first, count(distinct customer) as customers from visits group by first") == nil)
        #expect(
            Shop.problem(
                "select case when end > 0 then 'x' else 'y' end as x, avg(cast(real as integer)) as count, "
                    + "count(distinct customer) as customers from visits group by 1") == nil)
    }

    /// The walls behind the first: nothing here reaches SQLite, but it would stop there too.
    @Test(arguments: [
        ("select sum(amount) as revenue, \(from) whre amount > 1", "t.md:5:"),
        (
            "select sum(amuont) as revenue,\n  \(from)",
            "t.md:5:12: error: there is no column 'amuont'; did you mean 'amount'?"
        ),
        (
            "select category,\n count(distinct customer) as customers\nfrom purchase group by 1",
            "t.md:7:6: error: there is no table 'purchase' in this study; did you mean 'purchases'?"
        ),
        ("select sum(amount) as revenue from purchases", "t.md:5:1: error: a query counts the customers"),
        (
            "select medain(amount) as x, \(from)",
            "t.md:5:8: error: a query can't use the function 'medain'; did you mean"
        ),
        ("select min(amount) as x, \(from)", "t.md:5:8: error: 'min' of a group is the value of one customer"),
        (
            "select category, \(from) group by 2 -- no\n",
            "t.md:5:8: error: 'category' is neither grouped by nor a figure of the group"
        ),
        ("select strftime('%Y', time) as year, \(from) group by 1", "substr(time, 1, 7) is the month"),
        ("select avg(\"amuont\") as a, \(from)", "there is no column 'amuont'"),
    ]) func errorsPointToTheirPlace(sql: String, expected: String) throws {
        let problem = try #require(Shop.problem(sql), "\(sql)")
        #expect(problem.contains(expected), "\(problem)")
    }

    @Test func allQueriesAreCheckedAtOnce() {
        let schema = StudySchema([.init("purchases", ["amount"]), .init("features", [], isOpen: true)])
        let queries = [
            "select sum(amount) as a from purchases", "select \(Self.from)",
            "select avg(recency) as r, count(distinct customer) as customers from features",
            "select avg(visits.pages) as p, count(distinct customer) as customers from visits",
        ].enumerated().map { Query(name: "q\($0)", sql: $1, position: SourcePosition(file: "t.md")) }
        let checked = QueryChecker(schema: schema, threshold: 10).check(queries)
        #expect(checked.diagnostics.items.count == 2)
        #expect(checked.columns == ["q1": ["customers"], "q2": ["r", "customers"]])
    }

    @Test func aGuardedQueryMayNameATableThatTheStudyLacks() {
        let schema = StudySchema([.init("purchases", ["amount"])])
        let text = "select avg(pages) as p, count(distinct customer) as customers from visits"
        let guarded = QueryChecker(schema: schema, threshold: 10).check([Shop.query(text, guarded: true)])
        #expect(!guarded.diagnostics.hasErrors && guarded.columns.isEmpty)
        let open = QueryChecker(schema: schema, threshold: 10).check([Shop.query(text)])
        #expect(open.diagnostics.hasErrors)
        let wrong = QueryChecker(schema: schema, threshold: 10).check([
            Shop.query("select max(pages) as p, count(distinct customer) as customers from visits", guarded: true)
        ])
        #expect(wrong.diagnostics.hasErrors)
    }
}
