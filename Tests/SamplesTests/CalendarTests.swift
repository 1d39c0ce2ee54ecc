import Basics
import Testing

@testable import Samples

@Suite struct CalendarTests {
    @Test(arguments: [
        (1970, 1, 1, 0, 3), (2000, 2, 29, 11_016, 1), (2024, 10, 1, 19_997, 1), (1969, 12, 31, -1, 2),
    ])
    func knownDays(year: Int, month: Int, day: Int, number: Int, weekday: Int) {
        let date = CivilDay(year, month, day)
        #expect(date.number == number)
        #expect(date.weekday == weekday)
        #expect(date.parts == (year, month, day))
    }

    @Test func everyDayComesBack() {
        for number in stride(from: -200_000, to: 200_000, by: 37) {
            let (year, month, day) = CivilDay(number: number).parts
            #expect(CivilDay(year, month, day).number == number)
            #expect((1...12).contains(month) && (1...31).contains(day))
        }
    }

    @Test func dayOfYear() {
        #expect(CivilDay(2023, 12, 31).dayOfYear == 364)
        #expect(CivilDay(2024, 12, 31).dayOfYear == 365)
    }

    @Test func momentsCrossMidnight() {
        let moment = Moment(day: CivilDay(2024, 1, 1), second: 60)
        #expect(moment.advanced(by: -61) == Moment(day: CivilDay(2023, 12, 31), second: 86_399))
        #expect(moment.advanced(by: 86_400) == Moment(day: CivilDay(2024, 1, 2), second: 60))
        #expect(moment.advanced(by: -61) < moment)
    }
}

@Suite struct SeasonCurveTests {
    let first = CivilDay(2022, 9, 1)
    let end = CivilDay(2024, 11, 30)
    var curve: SeasonCurve {
        SeasonCurve(
            from: first, to: end, base: 1, weekdays: [1, 1, 1, 1, 1, 2, 0],
            peaks: [.init(dayOfYear: 345, width: 14, height: 3)])
    }

    @Test func aYearHoldsOneEvent() {
        #expect(abs(curve.mass(from: first, to: first + 365) - 1) < 0.02)
        #expect(curve.mass(from: end, to: first) == 0)
        #expect(curve.mass(from: first + -500, to: first) == 0)
    }

    @Test func daysFollowTheCurve() {
        var generator = SeededGenerator(seed: 1)
        let days = (0..<5000).map { _ in curve.day(from: first + 10, to: end + -10, using: &generator) }
        #expect(days.allSatisfy { $0 >= first + 10 && $0 < end + -10 })
        #expect(!days.contains { $0.weekday == 6 })
        let december = Double(days.count { $0.parts.month == 12 }) / 5000
        let expected =
            [2022, 2023].reduce(0) { $0 + curve.mass(from: CivilDay($1, 12, 1), to: CivilDay($1 + 1, 1, 1)) }
            / curve.mass(from: first + 10, to: end + -10)
        #expect(abs(december - expected) < 0.03)
        #expect(expected > 0.2)
    }

    @Test func oneDayIsThatDay() {
        var generator = SeededGenerator(seed: 1)
        #expect(curve.day(from: first + 4, to: first + 5, using: &generator) == first + 4)
    }
}
