import Basics
import Findings
import Statistics
import Tables
import Testing

@testable import Workflow

@Suite struct CleaningFunnelTests {
    private let table = Table(
        rowCount: 5,
        columns: [
            ("who", .category(Categories(codes: [0, 1, 1, -1, 2], levels: ["a", "b", "c"]))),
            ("order", .category(Categories(codes: [0, 1, 1, 2, -1], levels: ["1", "2", "3"]))),
        ])
    private let amounts = [1e16, 1, -1e16, .nan, 1]

    private func funnel(rowsInFile: Int = 5) -> CleaningFunnel {
        guard case .category(let who)? = table["who"], case .category(let order)? = table["order"] else {
            Issue.record("the table holds categories")
            return CleaningFunnel(.purchases, rowsInFile: 0, table: table, customers: nil, orders: nil, amounts: nil)
        }
        return CleaningFunnel(
            .purchases, rowsInFile: rowsInFile, table: table, customers: who, orders: order, amounts: amounts)
    }

    @Test func countsEveryStep() {
        var funnel = funnel()
        funnel.filter("not the second") { $0 != 1 }
        #expect(funnel.steps.map(\.step) == ["all rows", "not the second"])
        #expect(funnel.steps.map(\.rows) == [5, 4])
        #expect(funnel.steps.map(\.customers) == [3, 3])
        #expect(funnel.steps.map(\.orders) == [3, 3])
        // Sums are compensated: in plain order, 1e16 + 1 - 1e16 + 1 gives 1.
        #expect(funnel.steps.map(\.amount) == [2, 1])
    }

    @Test func unreadableRowsAreAStep() {
        #expect(funnel(rowsInFile: 9).steps.map(\.rows) == [9, 5])
        #expect(funnel(rowsInFile: 9).steps.map(\.step) == ["all rows", "can be read"])
    }

    @Test func aConditionThatAllRowsMeetLeavesNoStep() {
        var funnel = funnel()
        funnel.filterIfNeeded("nothing") { _ in true }
        #expect(funnel.steps.count == 1)
        funnel.filterIfNeeded("first") { $0 == 0 }
        // Rows that are gone stay gone, and their condition isn't asked again.
        funnel.filter("all") { _ in true }
        #expect(funnel.steps.map(\.rows) == [5, 1, 1])
        #expect(funnel.kept == [true, false, false, false, false])
    }

    @Test func stepsNeverGrow() {
        var random = SeededGenerator(seed: 5, stream: "funnel")
        for _ in 0..<50 {
            var funnel = funnel()
            for step in 0..<4 {
                let keeps = (0..<5).map { _ in random.below(4) > 0 }
                funnel.filter("\(step)") { keeps[$0] }
            }
            for (before, after) in zip(funnel.steps, funnel.steps.dropFirst()) {
                #expect(after.rows <= before.rows)
                #expect((after.customers ?? 0) <= (before.customers ?? 0))
                #expect((after.orders ?? 0) <= (before.orders ?? 0))
            }
            #expect(funnel.steps.last?.rows == funnel.kept.count(where: \.self))
        }
    }
}

@Suite struct FindOutcomeTests {
    private let day = Int64(86_400)
    private let asOf = Int64(19_700) * 86_400

    private func study(_ outcome: String) throws -> Study {
        let folder = try TemporaryFolder([
            "study.yaml": """
            study: x
            sources:
              customers: {csv: c.csv, key: id}
              purchases: {csv: p.csv, customer: id, time: at}
              campaigns: {csv: m.csv, customer: id, time: at, responded: yes_no}
              outcome: \(outcome)

            """
        ])
        return try Study.load(folder.path)
    }

    private func data(customers: Int, purchases: [(customer: Int, time: Int64)]) -> SourceData {
        var data = SourceData()
        data.customers = (0..<customers).map { "c\($0)" }
        data.asOf = asOf
        data.events[.purchases] = Events(
            table: Table(rowCount: purchases.count), customer: purchases.map { Int32($0.customer) },
            time: purchases.map(\.time))
        return data
    }

    @Test func looksFromTheCutOffToTheEndOfTheWindowOnly() throws {
        let times = [asOf - 1, asOf, asOf + 30 * day - 1, asOf + 30 * day]
        var purchases = times.enumerated().map { (customer: $0, time: $1) }
        purchases += (10..<40).map { (customer: $0, time: asOf + day) }
        var data = data(customers: 80, purchases: purchases)
        let outcome = try #require(FindOutcome(study: try study("{from: purchases, any-within: 30 days}"))(&data))
        #expect(outcome.name == "bought within 30 days")
        #expect(Array(outcome.labels.prefix(5)) == [false, true, true, false, false])
        #expect(outcome.known == Array(0..<80))
        #expect(data.alerts.isEmpty)
    }

    @Test func saysWhenThereIsNothingAfterTheCutOff() throws {
        var data = data(customers: 50, purchases: [(0, asOf - day)])
        #expect(FindOutcome(study: try study("{from: purchases, any-within: 30 days}"))(&data) == nil)
        #expect(data.alerts.map(\.subject) == ["outcome"])
    }

    @Test(arguments: [(19, 61), (61, 19)])
    func saysWhenThereIsTooLittleToLearnFrom(positives: Int, negatives: Int) throws {
        var data = data(
            customers: positives + negatives, purchases: (0..<positives).map { (customer: $0, time: asOf) })
        #expect(FindOutcome(study: try study("{from: purchases, any-within: 30 days}"))(&data) == nil)
        #expect(data.alerts.count == 1)
    }

    @Test func anEmptyCellIsUnknown() throws {
        var data = data(customers: 50, purchases: [])
        let codes = (0..<50).map { Int32($0 % 25 == 0 ? -1 : $0 % 2) }
        data.profile = Table(
            rowCount: 50, columns: [("y", .category(Categories(codes: codes, levels: ["NO", "1"])))])
        let outcome = try #require(
            FindOutcome(study: try study("{column: y, positive: \"yes\"}"))(&data))
        #expect(outcome.labels[0] == nil && outcome.labels[25] == nil)
        #expect(outcome.labels[1] == true && outcome.labels[2] == false)
        #expect(outcome.known.count == 48)
    }

    @Test func whoWasNotContactedIsUnknown() throws {
        var data = data(customers: 60, purchases: [])
        // Customer 0 answered the second of two mailings; customer 1's answer lies before the cut-off.
        let contacts: [(customer: Int, time: Int64, answer: Int32)] =
            [(0, asOf, 0), (0, asOf + day, 1), (1, asOf - day, 1)]
            + (10..<50).map { (customer: $0, time: asOf, answer: Int32($0 % 2)) }
        let answers = Column.category(Categories(codes: contacts.map(\.answer), levels: ["no", "yes"]))
        data.events[.campaigns] = Events(
            table: Table(rowCount: contacts.count, columns: [("yes_no", answers)]),
            customer: contacts.map { Int32($0.customer) }, time: contacts.map(\.time))
        let declared = try study("{from: campaigns, column: yes_no, positive: \"yes\"}")
        let outcome = try #require(FindOutcome(study: declared)(&data))
        #expect(outcome.labels[0] == true)
        #expect(outcome.labels[1] == nil && outcome.labels[2] == nil)
        #expect(outcome.labels[10] == false && outcome.labels[11] == true)
    }
}

@Suite struct SmallHelpersTests {
    @Test(arguments: [
        ("yes", "TRUE", true), ("1", "y", true), ("no", "0", true), ("yes", "no", false), ("a", "A", true),
    ])
    func sameAnswers(first: String, second: String, isSame: Bool) {
        #expect(sameAnswer(first, second) == isSame)
        #expect(sameAnswer(second, first) == isSame)
    }

    @Test func smallCellsAndWhatWouldGiveThemAwayAreWithheld() {
        let shown = withheld([[50, 3, 40], [60, 70, 80]], threshold: 10)
        #expect(shown[0][1] == nil)
        // Row and column totals are published: one hidden cell in a row or column could be worked out.
        for row in shown { #expect(row.count { $0 == nil } != 1) }
        for column in 0..<3 { #expect(shown.count { $0[column] == nil } != 1) }
        for (row, counts) in [[50, 3, 40], [60, 70, 80]].enumerated() {
            for (column, count) in counts.enumerated() { #expect(shown[row][column].map { $0 == count } ?? true) }
        }
        #expect(withheld([[50, 0], [60, 70]], threshold: 10) == [[50, 0], [60, 70]])
    }

    @Test(arguments: [(3, 100), (97, 100), (2, 9), (9, 9)])
    func ratesOfFewPeopleAreWithheld(count: Int, total: Int) {
        #expect(disclosedRate(Proportion(count, of: total), threshold: 10).suppressed)
        #expect(disclosedRate(Proportion(count, of: total), threshold: 10).value == nil)
    }

    @Test(arguments: [(0, 50), (50, 50), (10, 20), (30, 100)])
    func ratesOfManyAreShown(count: Int, total: Int) throws {
        let rate = disclosedRate(Proportion(count, of: total), threshold: 10)
        #expect(rate.value == Double(count) / Double(total))
        #expect(try #require(rate.low) <= Double(count) / Double(total))
        #expect(rate.n == total)
    }
}
