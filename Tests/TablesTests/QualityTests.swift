import Basics
import Tables
import Testing

@Suite struct ColumnTallyTests {
    /// Put together from chunks of `size` rows.
    private func tally(
        _ column: Column, people: [UInt64]? = nil, range: ClosedRange<Double>? = nil, size: Int = 1000
    ) -> ColumnTally {
        var total = ColumnTally(column.kind, range: range)
        for start in stride(from: 0, to: column.count, by: size) {
            let rows = Array(start..<min(start + size, column.count))
            var part = ColumnTally(column.kind, range: range)
            part.add(column.selecting(rows), people: people.map { people in rows.map { people[$0] } })
            total.merge(part)
        }
        return total
    }

    @Test func countsAreThoseOfALoop() {
        var generator = SeededGenerator(seed: 1, stream: "tally")
        for size in [1, 7, 400, 5000] {
            let values = (0..<3000).map { _ in
                Bool.random(using: &generator) ? Double.nan : Double(Int.random(in: -3...200, using: &generator))
            }
            let tally = tally(.number(values), range: 0...150, size: size)
            #expect(tally.rows == 3000)
            #expect(tally.missing.count == values.count(where: \.isNaN))
            #expect(tally.outside.count == values.count { $0 < 0 || $0 > 150 })
            #expect(tally.values.distinct == Set(values.filter { !$0.isNaN }).count)
            #expect(tally.negatives == values.count { $0 < 0 })
            #expect(tally.least == -3 && tally.greatest == 200)
        }
    }

    /// Equal values that follow each other are counted as one run.
    @Test func runsCountEachOfTheirRows() {
        let days = [4, 4, 4, 2, 4, 4, 9, 9].map { Int64($0) * secondsPerDay }
        for size in [1, 3, 100] {
            let tally = tally(.time(days + [Column.missingTime, 4 * secondsPerDay]), size: size)
            #expect(tally.values.top?.key == 4 && tally.values.top?.count == 6 && tally.values.distinct == 3)
        }
        #expect(tally(.flag([0, 0, 1, -1, 0])).values.top?.count == 3)
    }

    @Test func missingRowsAreThoseThatAreMissing() {
        let columns: [Column] = [
            .number([1, .nan, 0, .nan]), .time([Column.missingTime, 0]), .flag([1, -1, 0]), .number([]),
            .category(Categories(codes: [0, -1], levels: ["a"])),
        ]
        for column in columns { #expect(column.missingRows == (0..<column.count).filter(column.isMissing)) }
    }

    @Test func manyValuesAreMany() {
        let tally = tally(.number((0..<5000).map(Double.init)))
        #expect(tally.values.isFull && tally.values.distinct == ValueCounts.limit)
        #expect(tally.constant(share: 0.995) == nil)
    }

    @Test func constants() {
        let numbers = [Double](repeating: 3, count: 2000) + [4]
        #expect(tally(.number(numbers)).constant(share: 0.995)?.text == "3")
        #expect(tally(.number(numbers)).constant(share: 0.9999) == nil)
        let codes = [Int32](repeating: 1, count: 999) + [0]
        let texts = tally(.category(Categories(codes: codes, levels: ["a", "b"])), size: 100)
        #expect(texts.constant(share: 0.995)?.text == "b" && texts.constant(share: 0.995)?.count == 999)
        #expect(tally(.flag([1, 1, -1])).constant(share: 1)?.text == "yes")
        #expect(tally(.time([0, 5])).constant(share: 1)?.text == "1970-01-01")
    }

    @Test func standIns() {
        let ages = (0..<500).map { Double(20 + $0 % 60) }
        #expect(tally(.number(ages + [999, 999, 999])).standIn(least: 0.001)?.text == "999")
        #expect(tally(.number(ages + [-1, -1])).standIn(least: 0.001)?.text == "-1")
        // Other negatives, or greater numbers: then it is a number like any other.
        #expect(tally(.number(ages + [-1, -1, -5])).standIn(least: 0.001) == nil)
        #expect(tally(.number(ages + [999, 2000])).standIn(least: 0.001) == nil)
        #expect(tally(.number([-1, -1])).standIn(least: 0.001) == nil)
        let dates = [parseTime("1900-01-01") ?? 0] + (0..<300).map { Int64($0) * 86_400 + 1_700_000_000 }
        #expect(tally(.time(dates)).standIn(least: 0.001)?.text == "1900-01-01")
    }

    @Test func wordsForNothing() {
        let categories = Categories(codes: [0, 1, 2, 1, -1], levels: ["x", "Unknown", "n/a"])
        #expect(tally(.category(categories)).placeholders.count == 3)
    }

    @Test func fewPeopleAreFewHoweverManyRows() {
        let values = [Double](repeating: .nan, count: 100)
        let two = tally(.number(values), people: (0..<100).map { UInt64(7 + $0 % 2) }, size: 9)
        #expect(two.missing.count == 100 && !two.missing.has(3, isByPerson: true))
        let three = tally(.number(values), people: (0..<100).map { UInt64(7 + $0 / 40) }, size: 9)
        #expect(three.missing.has(3, isByPerson: true))
        #expect(tally(.number([.nan, .nan])).missing.has(2, isByPerson: false))
        // Nobody known is nobody.
        #expect(!tally(.number(values), people: [UInt64](repeating: 0, count: 100)).missing.has(1, isByPerson: true))
    }
}

@Suite struct RepeatedRowsTests {
    private func table(_ rows: Int, different: Int) -> Table {
        let codes = (0..<rows).map { Int32($0 % different % 7) }
        return Table(
            rowCount: rows,
            columns: [
                ("a", .number((0..<rows).map { Double($0 % different) })),
                ("b", .category(Categories(codes: codes, levels: (0..<7).map { "level \($0)" }))),
                ("c", .flag((0..<rows).map { Int8($0 % different % 2) })),
            ])
    }

    @Test func rowsThatAreAlikeAreCounted() {
        var rows = RepeatedRows()
        rows.add(RepeatedRows.hashes(table(900, different: 700), people: nil))
        #expect(rows.count == 200 && rows.oneOf == 1)
        // The same texts with other numbers of their levels are the same texts.
        let other = Table(
            rowCount: 1,
            columns: [
                ("a", .number([0])), ("b", .category(Categories(codes: [0], levels: ["level 0"]))), ("c", .flag([0])),
            ])
        rows.add(RepeatedRows.hashes(other, people: nil))
        #expect(rows.count == 201)
    }

    @Test func aSampleOfManyRowsIsNearTheCount() {
        var rows = RepeatedRows(capacity: 2000)
        for start in 0..<50 {
            rows.add(RepeatedRows.hashes(table(1, different: 1), people: nil).map { _ in UInt64(0) })
            let hashes = (0..<4000).map { stableHash("\((start * 4000 + $0) % 160_000)") }
            rows.add(hashes)
        }
        #expect(rows.oneOf > 1)
        // 200,000 rows, 160,000 different.
        #expect(abs(rows.count - 40_000) < 6000, "\(rows.count)")
    }
}

@Suite struct DayRuleTests {
    /// A quarter of a year from a Monday on: a hundred rows, fewer on Sundays, none on Saturdays.
    private func usual() -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for day in 0..<120 where day % 7 != 5 { counts[19_723 + day] = (day % 7 == 6 ? 20 : 100) + day % 3 }
        return counts
    }

    @Test func aWeekLikeTheOthersIsNotUnusual() { #expect(DayRule.unusual(usual()) == []) }

    @Test func spikesAndGapsAreFound() {
        var counts = usual()
        counts[19_723 + 59] = 400  // a Thursday
        counts[19_723 + 64] = nil  // a Tuesday
        counts[19_723 + 61] = 30  // a Saturday, when nobody comes
        let found = DayRule.unusual(counts)
        #expect(found.map { $0.day - 19_723 } == [59, 61, 64])
        #expect(found.map(\.rows) == [400, 30, 0])
        #expect(found[0].score > 6 && found[2].score < -6)
    }

    @Test func noiseOfCountsIsNoSpike() {
        var generator = SeededGenerator(seed: 3, stream: "days")
        var counts: [Int: Int] = [:]
        // Sums of coins: binomial with mean 50, as tallies of many people are.
        for day in 0..<700 { counts[day] = (0..<100).count { _ in Bool.random(using: &generator) } }
        #expect(DayRule.unusual(counts).isEmpty)
    }

    @Test func fewDaysAndFarDays() {
        #expect(DayRule.unusual([:]) == [] && DayRule.unusual([1: 5, 2: 500]) == [])
        #expect(DayRule.unusual([0: 1, 40_000_000: 1]) == [])
    }
}
