import Tables
import Testing

@testable import Guessing

@Suite struct RoleTests {
    @Test func customersAndTheirPurchases() throws {
        let folder = try DataFolder(["kunden.csv": Shop.customers(), "sales.csv": Shop.purchases()])
        let roles = TableRoles(try DataFiles(folder.path).tables, answers: [:])
        #expect(roles.customers?.table.path == "kunden.csv")
        #expect(roles.customers?.customer?.name == "customer_id")
        #expect(roles.events(.purchases)?.table.path == "sales.csv")
        #expect(roles.questions.isEmpty)
    }

    @Test func keysOfAnotherName() throws {
        let folder = try DataFolder([
            "people.csv": Shop.customers(key: "id").replacing("id,age", with: "id,age"),
            "sales.csv": Shop.purchases(header: "order_no,purchased_by,ordered_at,quantity,unit_price"),
        ])
        let roles = TableRoles(try DataFiles(folder.path).tables, answers: [:])
        #expect(roles.customers?.customer?.name == "id")
        #expect(roles.events(.purchases)?.customer?.name == "purchased_by")
    }

    @Test func otherKindsOfEvents() throws {
        func rows(_ header: String, _ cells: (Int) -> String) -> String {
            header + "\n"
                + (0..<200).map { "U\(100 + $0 % 40),2024-\(10 + $0 % 3)-\(10 + $0 % 18),\(cells($0))\n" }.joined()
        }
        let folder = try DataFolder([
            "log.csv": rows("user_id,started_at,duration_s,pages,device") {
                "\($0),\($0 % 9),\($0 % 2 == 0 ? "app" : "web")"
            },
            "posts.csv": rows("user_id,timestamp,kind,text") { "like,it is a very nice thing \($0)" },
            "mail.csv": rows("user_id,sent_at,campaign,responded") { "May,\($0 % 5 == 0 ? "yes" : "no")" },
            "stock.csv": rows("user_id,when,height") { "\($0)" },
        ])
        let roles = TableRoles(try DataFiles(folder.path).tables, answers: [:])
        #expect(roles.events(.visits)?.table.path == "log.csv")
        #expect(roles.events(.interactions)?.table.path == "posts.csv")
        #expect(roles.events(.campaigns)?.table.path == "mail.csv")
        #expect(roles.guesses.first { $0.table.path == "stock.csv" }?.role == .unused)
    }

    @Test func aMailingToEveryoneIsNoTableOfCustomers() throws {
        let mailing =
            "customer_id,sent_at,campaign,responded\n"
            + (0..<60).map { "C\(100 + $0),2023-11-02,Autumn,\($0 % 4 == 0 ? "yes" : "no")\n" }.joined()
        let folder = try DataFolder(["campaigns.csv": mailing, "customers.csv": Shop.customers()])
        let roles = TableRoles(try DataFiles(folder.path).tables, answers: [:])
        #expect(roles.customers?.table.path == "customers.csv")
        #expect(roles.events(.campaigns)?.table.path == "campaigns.csv")
    }

    @Test func rowsStandForThemselvesWhereNothingNamesCustomers() throws {
        let rows = (0..<80).map { "\($0 % 5),\($0 * 3),\($0 % 2 == 0 ? "TRUE" : "FALSE")\n" }.joined()
        let folder = try DataFolder(["sessions.csv": "clicks,pages,Revenue\n" + rows])
        let roles = TableRoles(try DataFiles(folder.path).tables, answers: [:])
        #expect(roles.customers?.customer == nil)
        #expect(roles.customers?.reason == "no column names customers, so each row stands for itself")
    }

    @Test func idsOfAnotherSystemAreMapped() throws {
        let visits =
            "web_id,started_at,pages,duration_s\n"
            + (0..<200).map { "W\(900 + $0 % 50),2023-0\(1 + $0 % 9)-11,\($0 % 7),\($0)\n" }.joined()
        let map = "web_id,customer_id\n" + (0..<55).map { "W\(900 + $0),C\(100 + $0)\n" }.joined()
        let folder = try DataFolder(["customers.csv": Shop.customers(), "visits.csv": visits, "map.csv": map])
        let draft = try folder.draft()
        #expect(draft.text.contains("    ids:\n      csv: map.csv\n      from: web_id\n      to: customer_id\n"))
        #expect(draft.text.contains("    customer: web_id"))
        #expect(draft.files.contains { $0.hasPrefix("map.csv (55 rows): ids") })
    }

    @Test func aTableOfFewOfTheCustomersIsAsked() throws {
        let few = Shop.customers().split(separator: "\n").prefix(41).joined(separator: "\n") + "\n"
        let folder = try DataFolder(["customers.csv": few, "sales.csv": Shop.purchases()])
        let draft = try folder.draft()
        let question = try #require(draft.questions.first)
        #expect(question.subject == .customers && question.guess == 0)
        #expect(draft.text.contains("  customers:\n"))
        let without = try folder.draft([.customers: "none"])
        #expect(without.questions.isEmpty && !without.text.contains("  customers:\n"))
    }

    @Test func whoTheCustomerIsCanBeAQuestion() throws {
        let rows = (0..<300).map { "A\(100 + $0 % 40),B\(100 + $0 % 60),2024-0\(1 + $0 % 9)-12,\($0 + 1).5\n" }.joined()
        let folder = try DataFolder(["ledger.csv": "sender_ref,receiver_ref,date,amount\n" + rows])
        let draft = try folder.draft()
        #expect(draft.questions.map(\.subject) == [.customer])
        #expect(draft.questions[0].guess == nil)
        #expect(draft.questions[0].choices.map(\.answer) == ["sender_ref", "receiver_ref"])
        let answered = try folder.draft([.customer: "receiver_ref"])
        #expect(answered.questions.isEmpty && answered.text.contains("    customer: receiver_ref"))
    }

    private static let attributes: [(name: String, cells: [String], kind: String?)] = [
        ("gender", ["a", "b"], "gender"), ("Genre", ["Male", "Female"], "gender"), ("age", ["20", "30", "44"], "age"),
        ("Year_Birth", ["1950", "1970", "1999"], "birthYear"), ("Familienstand", ["ledig", "verheiratet"], "marital"),
        ("nationality", ["DE", "FR"], "origin"), ("konfession", ["ev", "rk"], "religion"),
        ("job", ["x", "y"], "occupation"),
        ("Income", ["20000", "30000", "45000"], "income"), ("education", ["a", "b"], "education"),
        ("postcode", ["50667", "10115"], "place"), ("household_size", ["1", "2"], nil), ("stage", ["1", "2"], nil),
    ]

    @Test func protectedAttributes() {
        for (name, cells, kind) in Self.attributes {
            #expect(Attribute(of: column(name, cells))?.kind.rawValue == kind, "\(name)")
        }
    }

    @Test func bandsOfAgesAndIncomes() throws {
        let births = column("Year_Birth", (0..<60).map { "\(1940 + $0)" })
        let bands = Attribute(of: births)?.audit(births, year: 2014)
        #expect(bands == "[under 1950, 1950-1969, 1970-1989, 1990 and over]")
        let incomes = column("income", (1...100).map { "\($0 * 1000)" })
        #expect(
            Attribute(of: incomes)?.audit(incomes, year: 0) == "[under 25000, 25000-49999, 50000-74999, 75000 and over]"
        )
    }

    @Test(arguments: [
        ("contact", ["a@example.org", "b@example.org", "c@example.org"]), ("addr", ["9.0.0.1", "9.0.2.1", "9.3.0.1"]),
        ("phone", ["+49 221 123456", "0221/654321", "0049 30 1234567"]),
    ])
    func personalDataIsRecognised(name: String, cells: [String]) {
        let many = column(name, (0..<70).flatMap { index in cells.map { $0.replacing("1", with: "\(index)") } })
        #expect(many.personalData != nil)
    }

    @Test func cutOffs() throws {
        func day(_ text: String) throws -> Int64 { try #require(parseTime(text)) }
        let year = CutOff(first: try day("2010-12-01"), last: try day("2011-12-09"), campaign: nil, asked: nil)
        #expect("\(year.asOf)" == "2011-09-11" && year.horizon == 90)
        let month = CutOff(first: try day("2017-01-01"), last: try day("2017-12-31"), campaign: nil, asked: nil)
        #expect("\(month.asOf)" == "2017-10-01" && month.horizon == 90)
        let short = CutOff(first: try day("2024-01-01"), last: try day("2024-03-01"), campaign: nil, asked: nil)
        #expect("\(short.asOf)" == "2024-02-17" && short.horizon == 14)
        let days = CutOff(first: try day("2024-01-01"), last: try day("2024-01-09"), campaign: nil, asked: nil)
        #expect("\(days.asOf)" == "2024-01-10" && days.horizon == nil)
        let contact = try day("2011-08-15")
        let mailing = CutOff(first: try day("2010-12-01"), last: try day("2011-12-09"), campaign: contact, asked: nil)
        #expect("\(mailing.asOf)" == "2011-08-15" && mailing.horizon == 90)
        let asked = CutOff(
            first: try day("2010-12-01"), last: try day("2011-12-09"), campaign: nil, asked: "2011-11-10")
        #expect("\(asked.asOf)" == "2011-11-10" && asked.horizon == 30)
    }
}
