import Basics
import Findings
import Statistics
import Tables
import Testing

@testable import Workflow

@Suite struct CleaningFunnelTests {
    private let customers: [Int32] = [0, 1, 1, -1, 2]
    private let orders: [Int32] = [0, 1, 1, 2, -1]
    private let amounts = [1e16, 1, -1e16, .nan, 1]

    private func funnel(_ conditions: [CleaningFunnel.Condition]) -> CleaningFunnel {
        CleaningFunnel(.purchases, conditions: conditions, hasCustomers: true, hasOrders: true, hasAmounts: true)
    }

    /// Of the five rows, those that meet each condition; in parts of some size.
    private func funnel(
        _ conditions: [CleaningFunnel.Condition], _ isMet: [[Bool]], unreadable: Int = 0, part: Int = 5
    ) -> CleaningFunnel {
        var funnel = funnel(conditions)
        funnel.addUnreadable(unreadable)
        for start in stride(from: 0, to: 5, by: part) {
            let rows = start..<min(5, start + part)
            var sieve = Sieve(rows: rows.count)
            for mask in isMet { sieve.ask { mask[start + $0] } }
            funnel.add(
                sieve, customers: Array(customers[rows]), orders: Array(orders[rows]), amounts: Array(amounts[rows]))
        }
        return funnel
    }

    @Test(arguments: 1...5) func countsEveryStep(part: Int) {
        let funnel = funnel([.init(name: "not the second")], [[true, false, true, true, true]], part: part)
        #expect(funnel.steps.map(\.step) == ["all rows", "not the second"])
        #expect(funnel.steps.map(\.rows) == [5, 4])
        #expect(funnel.steps.map(\.customers) == [3, 3])
        #expect(funnel.steps.map(\.orders) == [3, 3])
        // Sums are compensated: in plain order, 1e16 + 1 - 1e16 + 1 gives 1.
        #expect(funnel.steps.map(\.amount) == [2, 1])
    }

    @Test func unreadableRowsAreAStep() {
        let all = [Bool](repeating: true, count: 5)
        let steps = funnel([.init(name: "any")], [all], unreadable: 4).steps
        #expect(steps.map(\.rows) == [9, 5, 5])
        #expect(steps.map(\.step) == ["all rows", "can be read", "any"])
    }

    @Test func aConditionThatAllRowsMeetLeavesNoStep() {
        let all = [Bool](repeating: true, count: 5), first = [true, false, false, false, false]
        let funnel = funnel(
            [
                .init(name: "nothing", isAlwaysStep: false), .init(name: "first", isAlwaysStep: false),
                .init(name: "all"),
            ],
            [all, first, all])
        // Rows that are gone stay gone.
        #expect(funnel.steps.map(\.step) == ["all rows", "first", "all"])
        #expect(funnel.steps.map(\.rows) == [5, 1, 1])
        #expect(funnel.accepted == 1)
    }

    @Test func aConditionIsAskedOnceOfTheRowsThatAreLeft() {
        var sieve = Sieve(rows: 4)
        var asked: [Int] = []
        sieve.ask { $0 != 2 }
        sieve.ask { row in
            asked.append(row)
            return row > 0
        }
        #expect(asked == [0, 1, 3])
        #expect(sieve.kept == [1, 3] && sieve.passed == [1, 2, 0, 2])
    }

    /// Each sum is the plain one over the rows that are left, and no step has more than the one before.
    @Test func stepsNeverGrowAndAddUp() {
        var random = SeededGenerator(seed: 5, stream: "funnel")
        for round in 0..<50 {
            let masks = (0..<4).map { _ in (0..<5).map { _ in random.below(4) > 0 } }
            let names = (0..<4).map { CleaningFunnel.Condition(name: "\($0)") }
            let funnel = funnel(names, masks, part: 1 + round % 5)
            for (before, after) in zip(funnel.steps, funnel.steps.dropFirst()) {
                #expect(after.rows <= before.rows)
                #expect((after.customers ?? 0) <= (before.customers ?? 0))
                #expect((after.orders ?? 0) <= (before.orders ?? 0))
            }
            for step in 0..<4 {
                let left = (0..<5).filter { row in masks[...step].allSatisfy { $0[row] } }
                let found = funnel.steps[step + 1]
                #expect(found.rows == left.count)
                #expect(found.customers == Set(left.map { customers[$0] }.filter { $0 >= 0 }).count)
                #expect(found.orders == Set(left.map { orders[$0] }.filter { $0 >= 0 }).count)
                var sum = CompensatedSum()
                for row in left where !amounts[row].isNaN { sum.add(amounts[row]) }
                #expect(found.amount == sum.value)
            }
            #expect(funnel.steps.last?.rows == funnel.accepted)
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

    private func data(customers: Int, purchases: [(customer: Int, time: Int64)]) throws -> SourceData {
        var data = SourceData()
        data.customers = (0..<customers).map { "c\($0)" }
        data.asOf = asOf
        let events = Events(
            table: Table(rowCount: purchases.count), customer: purchases.map { Int32($0.customer) },
            time: purchases.map(\.time))
        data.add(.purchases, events, of: try study("{from: purchases, any-within: 30 days}"))
        return data
    }

    @Test func looksFromTheCutOffToTheEndOfTheWindowOnly() throws {
        let times = [asOf - 1, asOf, asOf + 30 * day - 1, asOf + 30 * day]
        var purchases = times.enumerated().map { (customer: $0, time: $1) }
        purchases += (10..<40).map { (customer: $0, time: asOf + day) }
        var data = try data(customers: 80, purchases: purchases)
        let outcome = try #require(FindOutcome(study: try study("{from: purchases, any-within: 30 days}"))(&data))
        #expect(outcome.name == "bought within 30 days")
        #expect(Array(outcome.labels.prefix(5)) == [false, true, true, false, false])
        #expect(outcome.known == Array(0..<80))
        #expect(data.alerts.isEmpty)
    }

    @Test func saysWhenThereIsNothingAfterTheCutOff() throws {
        var data = try data(customers: 50, purchases: [(0, asOf - day)])
        #expect(FindOutcome(study: try study("{from: purchases, any-within: 30 days}"))(&data) == nil)
        #expect(data.alerts.map(\.subject) == ["outcome"])
    }

    @Test(arguments: [(19, 61), (61, 19)])
    func saysWhenThereIsTooLittleToLearnFrom(positives: Int, negatives: Int) throws {
        var data = try data(
            customers: positives + negatives, purchases: (0..<positives).map { (customer: $0, time: asOf) })
        #expect(FindOutcome(study: try study("{from: purchases, any-within: 30 days}"))(&data) == nil)
        #expect(data.alerts.count == 1)
    }

    @Test func anEmptyCellIsUnknown() throws {
        var data = try data(customers: 50, purchases: [])
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
        var data = try data(customers: 60, purchases: [])
        // Customer 0 answered the second of two mailings; customer 1's answer lies before the cut-off.
        let contacts: [(customer: Int, time: Int64, answer: Int32)] =
            [(0, asOf, 0), (0, asOf + day, 1), (1, asOf - day, 1)]
            + (10..<50).map { (customer: $0, time: asOf, answer: Int32($0 % 2)) }
        let answers = Column.category(Categories(codes: contacts.map(\.answer), levels: ["no", "yes"]))
        let declared = try study("{from: campaigns, column: yes_no, positive: \"yes\"}")
        let events = Events(
            table: Table(rowCount: contacts.count, columns: [("yes_no", answers)]),
            customer: contacts.map { Int32($0.customer) }, time: contacts.map(\.time))
        data.add(.campaigns, events, of: declared)
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
