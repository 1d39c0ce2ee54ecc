import Basics
import Tables
import Testing

@testable import Features

@Suite struct EventFiguresTests {
    let events = FormulaEvents()

    static let formulas = [
        "share of orders where weekday in [Sat, Sun]", "mean of amount where hour >= 18", "sd of amount",
        "min of amount", "max of amount", "distinct of category", "days since last order where category = 'a'",
        "days since first order", "share of amount where category = 'b'", "count of lines", "count of orders",
        "sum of amount / count of orders", "count of orders where month in [1, 2] or season = 'summer'",
        "sum of (amount * amount) where days_ago <= 90",
    ]

    /// Values from pandas: `reference/formulas.py`. The last customer has no events.
    @Test func figuresAreThoseOfPandas() throws {
        let weekend = [
            0.23529411764705882, 0.42857142857142855, 0.34615384615384615, 0.34146341463414637, 0.3783783783783784,
            0.13793103448275862, 0.2692307692307692, 0.2962962962962963, 0.25, 0.25, 0.36, 0.3076923076923077, .nan,
        ]
        let evening = [
            27.49777777777778, 23.218999999999998, 22.367272727272727, 21.30461538461538, 17.816666666666666,
            14.264545454545454, 14.153333333333334, 21.27, 20.675555555555555, 21.662499999999998,
            18.222727272727273, 27.52857142857143, .nan,
        ]
        let deviation = [
            12.76070756756189, 14.850238143432806, 14.582923157450017, 13.14591510918776, 13.232531183090822,
            16.405483467500105, 13.822723520248871, 13.11479905061191, 17.032725540362982, 14.319153545177018,
            13.970520707925482, 14.081156171528818, .nan,
        ]
        #expect(isClose(try events.figures(Self.formulas[0]), weekend))
        #expect(isClose(try events.figures(Self.formulas[1]), evening))
        #expect(isClose(try events.figures(Self.formulas[2]), deviation))
        let least = [-0.22, -2.79, -3.37, -4.22, -4.62, -2.3, -4.46, -3.36, -4.96, -4.32, -3.7, -4.27, .nan]
        #expect(isClose(try events.figures("min of amount"), least))
        #expect(try events.figures("distinct of category") == [Double](repeating: 5, count: 12) + [0])
        let sinceToys: [Double] = [29, 37, 58, 8, 14, 36, 28, 40, 64, 29, 161, 55, .nan]
        #expect(isClose(try events.figures("days since last order where category = 'a'"), sinceToys))
        let sinceFirst: [Double] = [281, 300, 280, 301, 287, 302, 285, 292, 223, 302, 304, 298, .nan]
        #expect(isClose(try events.figures("days since first order"), sinceFirst))
        let share = [
            0.16347605399610562, 0.35348226018396844, 0.26953250313511623, 0.22987918571683993, 0.15149954600279172,
            0.2545803187289514, 0.1623203831825439, 0.14738352657241163, 0.26570377952158913, 0.2213191949492483,
            0.19794983303564492, 0.2334481438959051, .nan,
        ]
        #expect(isClose(try events.figures("share of amount where category = 'b'"), share))
    }

    @Test(arguments: formulas)
    func theDivisionIntoChunksDoesNotMatter(formula: String) throws {
        let whole = try events.figures(formula)
        for size in [1, 7, 64, 399] {
            let chunks = stride(from: 0, to: 400, by: size).map { events.chunk($0..<min(400, $0 + size)) }
            let parts = try events.figures(formula, chunks)
            #expect(parts.map(\.bitPattern) == whole.map(\.bitPattern), "chunks of \(size)")
        }
    }

    @Test(arguments: formulas)
    func namingCustomersOtherwiseNamesFiguresOtherwise(formula: String) throws {
        var renamed = events
        renamed.customer = events.customer.map { (12 - $0) }
        #expect(isClose(try renamed.figures(formula).reversed(), try events.figures(formula), within: 0))
    }

    @Test func eventsFromTheCutOffOnDoNotCount() throws {
        var late = events
        late.time[3] = asOf
        late.time[5] = Column.missingTime
        #expect(try late.figures("count of lines").reduce(0, +) == 398)
        #expect(try events.figures("count of lines").reduce(0, +) == 400)
    }

    @Test func anOrderCountsOnceAndForEachOfItsCustomers() throws {
        let table = Table(rowCount: 5, columns: [("amount", .number([1, -1, 5, 5, 5]))])
        let chunk = EventChunk(
            table: table, customer: [0, 0, 1, 0, 0], time: [Int64](repeating: 0, count: 5), order: [7, 7, 7, 8, -1])
        #expect(try events.figures("count of orders", [chunk])[0...1] == [3, 1])
        #expect(try events.figures("share of orders where amount < 0", [chunk])[0] == 1.0 / 3)
    }

    @Test func theClock() throws {
        let time = [seconds(2011, 10, 31, 23, 59), seconds(2011, 10, 30), seconds(1969, 12, 31, 12)]
        func values(_ column: ClockColumn) -> Column { column.values(time, asOf: asOf) }
        #expect(values(.daysAgo) == .number([1, 2, 15_280]))
        #expect(values(.hour) == .number([23, 0, 12]))
        #expect(values(.month) == .number([10, 10, 12]))
        guard case .category(let days) = values(.weekday), case .category(let seasons) = values(.season) else {
            Issue.record("no categories")
            return
        }
        #expect((0..<3).map { days[$0] } == ["Mon", "Sun", "Wed"])
        #expect((0..<3).map { seasons[$0] } == ["autumn", "autumn", "winter"])
    }
}
