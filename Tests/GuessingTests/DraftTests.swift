import Basics
import Tables
import Testing

@testable import Guessing

@Suite struct DraftTests {
    @Test func cancellationsAndAmounts() throws {
        let folder = try DataFolder(["customers.csv": Shop.customers(), "sales.csv": Shop.purchases()])
        let text = try folder.draft().text
        #expect(text.contains("    amount: quantity * unit_price"))
        #expect(text.contains("    return: 'starts(order_no, \"C\")'"))
        #expect(text.contains("      - quantity > 0"))
        #expect(text.contains("as-of: 2023-10-01\n"))
        #expect(text.contains("    any-within: 90 days\n"))
        #expect(text.contains("consent:\n  column: newsletter_opt_in\n  keep: [\"yes\"]\n"))
        #expect(text.contains("  age: [under 25, 25-44, 45-64, 65 and over]"))
        #expect(text.contains("  gender: as-is"))
        #expect(text.contains("  include: [recency, frequency, monetary]"))
    }

    @Test func aTotalOnEachLineIsNotAddedUp() throws {
        let rows = (0..<400).map { row -> String in
            let order = row / 4
            let day = "2023-0\(1 + order % 9)-1\(order % 9)"
            return "\(100 + order),C\(100 + order % 30),\(day),\(row % 3 + 1),\(row % 17 + 2).5,\(order * 7 + 20)\n"
        }
        let header = "order_id,customer_id,created_at,quantity,price,total\n"
        let lines = try DataFolder(["a.csv": header + rows.joined()])
        #expect(try lines.draft().text.contains("    amount: quantity * price"))
        let firsts = rows.enumerated().filter { $0.offset % 4 == 0 }.map(\.element).joined()
        let orders = try DataFolder(["a.csv": header + firsts])
        #expect(try orders.draft().text.contains("    amount: total"))
    }

    @Test func customersKnownByTheirAddress() throws {
        let rows = (0..<200).map { "\($0),c\(100 + $0 % 40)@example.org,2023-0\(1 + $0 % 9)-11,\($0 + 1).5\n" }
        let text = try DataFolder(["orders.csv": "order_no,Email,created_at,total\n" + rows.joined()]).draft().text
        #expect(text.contains("    customer: Email") && !text.contains("example.org"))
    }

    @Test func germanFiles() throws {
        let sales = Shop.purchases(
            header: "Rechnungsnummer,Kundennummer,Kaufdatum,Menge,Stückpreis", separator: ";", decimal: ","
        ) { "\($0.day < 10 ? "0" : "")\($0.day).\($0.month < 10 ? "0" : "")\($0.month).\($0.year)" }
        let folder = try DataFolder(["umsatz.csv": sales])
        let text = try folder.draft().text
        #expect(text.contains("    customer: Kundennummer"))
        #expect(text.contains("    time: Kaufdatum"))
        #expect(text.contains("    order: Rechnungsnummer"))
        #expect(text.contains("    amount: \"Menge * `Stückpreis`\""))
        #expect(text.contains("    decimal: \",\""))
        #expect(text.contains("    dates: \"DD.MM.YYYY\""))
    }

    @Test func daysAndMonthsThatCannotBeToldApart() throws {
        let sales = Shop.purchases { "\($0.month)/\($0.day % 12 + 1)/\($0.year)" }
        let folder = try DataFolder(["sales.csv": sales])
        let draft = try folder.draft()
        #expect(draft.questions.map(\.subject) == [.dates])
        #expect(draft.questions[0].guess == nil)
        let answered = try folder.draft([.dates: "MM/DD/YYYY"])
        #expect(answered.questions.isEmpty && answered.text.contains("    dates: \"MM/DD/YYYY\""))
    }

    @Test func anOutcomeAndWhatGivesItAway() throws {
        let rows = (0..<400).map { index -> String in
            let yes = index % 5 == 0
            let cells = [
                "\(20 + index % 50)", index % 2 == 0 ? "cellular" : "telephone", "\(index % 3)", "\(index % 28 + 1)",
                "\(yes ? 300 + index : 20 + index % 90)", "\(index % 9 == 0 ? index % 40 : -1)", "\(yes ? 1 : 0)", "7",
                yes ? "yes" : "no",
            ]
            return cells.joined(separator: ";")
        }
        let header = "age;contact;campaign;day;duration;pdays;answer_code;constant;y"
        let folder = try DataFolder(["bank.csv": ([header] + rows).joined(separator: "\n") + "\n"])
        let draft = try folder.draft()
        #expect(draft.text.contains("    column: \"y\"\n    positive: \"yes\"\n"))
        for name in ["duration", "day", "campaign", "pdays", "answer_code", "constant"] {
            #expect(draft.text.contains("      #   \(name): "), "\(name) should be left out")
        }
        #expect(draft.text.contains("the length of the contact is known only when its outcome is"))
        #expect(draft.text.contains("-1 stands in 89 % of the rows"))
        let none = try folder.draft([.outcome: "none"])
        #expect(!none.text.contains("\n  outcome:\n"))
    }

    /// What stands in the data may be anything: it must never end a comment or a quoted text.
    @Test func valuesNeverBecomeLines() throws {
        let levels = ["a\nstudy: x", "b\" : [", "c # d", "e\u{2028}f", "g: {h"]
        let cells = (0..<100).map { "\"\(levels[$0 % 5].replacing("\"", with: "\"\""))\",\($0),\"\($0 % 2)\"" }
        let folder = try DataFolder(["t.csv": "\"gro\nup\",\"x: y\",\"# z\"\n" + cells.joined(separator: "\n") + "\n"])
        let text = try folder.draft().text
        #expect(text.split(separator: "\n").count { $0.hasPrefix("study:") } == 1)
        #expect(text.contains("\"gro\\nup\": category"))
        #expect(text.contains("\"x: y\": "))
        #expect(!text.unicodeScalars.contains { $0.value == 0x2028 })
    }

    @Test func sameDataSameDraft() throws {
        let folder = try DataFolder(["customers.csv": Shop.customers(), "sales.csv": Shop.purchases()])
        #expect(try folder.draft().text == folder.draft().text)
    }

    @Test func fewPeoplesValuesAreNotShown() throws {
        let rows = (0..<100).map { "\($0),\($0 < 3 ? "rare" : $0 % 2 == 0 ? "blue" : "green")\n" }.joined()
        let text = try DataFolder(["t.csv": "x,colour\n" + rows]).draft().text
        #expect(!text.contains("rare") && text.contains("colour: category  # 3 levels"))
    }

    @Test func scalars() {
        #expect(yamlScalar("Post Month") == "Post Month")
        #expect(yamlScalar("yes") == "\"yes\"")
        #expect(yamlScalar("y") == "\"y\"")
        #expect(yamlScalar("1st") == "\"1st\"")
        #expect(yamlScalar("a: b") == "\"a: b\"")
        #expect(yamlScalar("") == "\"\"")
        #expect(yamlScalar("a\\b\n") == "\"a\\\\b\\n\"")
        #expect(expressionName("unit price") == "`unit price`")
        #expect(expressionName("in") == "`in`")
        #expect(expressionName("a`b") == "`a``b`")
        #expect(expressionName("price") == "price")
    }

    @Test func dialogue() {
        let question = Question(
            subject: .dates, text: "Which?",
            choices: [.init(answer: "a", meaning: "one"), .init(answer: "b", meaning: "two")],
            guess: 1)
        func answer(_ lines: [String], _ question: Question) -> String? {
            var rest = lines
            return Dialogue(write: { _ in }, read: { rest.isEmpty ? nil : rest.removeFirst() }).ask(question)
        }
        #expect(answer([""], question) == "b")
        #expect(answer(["1"], question) == "a")
        #expect(answer(["9", "x", "a"], question) == "a")
        #expect(answer([], question) == "b")
        var open = question
        open.guess = nil
        #expect(answer(["", "2"], open) == "b")
        #expect(answer([], open) == nil)
        #expect(open.list() == "Which?\n   1  a  one\n   2  b  two")
    }

    @Test func answersAreChecked() throws {
        let folder = try DataFolder(["sales.csv": Shop.purchases()])
        let data = try DataFiles(folder.path)
        let wrong: Answers = [
            .customer: "custmer_id", .time: "quantity", .customers: "x.csv", .asOf: "soon", .outcome: "none",
        ]
        let problems = data.check(wrong)
        #expect(problems.items.count == 4)
        #expect(problems.description.contains("did you mean 'customer_id'?"))
        #expect(data.check([.customer: "customer_id", .time: "ordered_at", .asOf: "2024-01-01"]).items.isEmpty)
    }
}
