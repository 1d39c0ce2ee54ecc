import Tables
import Testing

@Suite struct CivilDateTests {
    /// Python 3.11: `(date(y, m, d) - date(1970, 1, 1)).days`
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2011-12-09", 15_317), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896), ("1900-03-01", -25_508),
    ])
    func daysOfKnownDates(text: String, days: Int) {
        #expect(parseTime(text) == Int64(days) * secondsPerDay)
        #expect(CivilDate(daysSince1970: days).description == text)
        #expect(isoDate(Int64(days) * secondsPerDay + secondsPerDay - 1) == text)
    }

    @Test func everyDayFollowsTheOneBefore() {
        var previous = CivilDate(daysSince1970: -40_000)
        var weekday = previous.weekday
        for days in -39_999...40_000 {
            let date = CivilDate(daysSince1970: days)
            let nextInMonth = CivilDate(year: previous.year, month: previous.month, day: previous.day + 1)
            let nextMonth = CivilDate(year: previous.year, month: previous.month + 1, day: 1)
            guard date == nextInMonth ?? nextMonth ?? CivilDate(year: previous.year + 1, month: 1, day: 1),
                date.daysSince1970 == days, previous < date, date.weekday == weekday % 7 + 1
            else {
                Issue.record("\(date) follows \(previous)")
                return
            }
            weekday = date.weekday
            previous = date
        }
    }

    @Test func dayOfASecond() {
        #expect([0, 86_399, 86_400, -1, -86_400, -86_401].map(CivilDate.daysSince1970(at:)) == [0, 0, 1, -1, -1, -2])
    }

    @Test func partsOfADate() throws {
        let date = CivilDate(secondsSince1970: try #require(parseTime("2024-02-29T23:59:59")))
        #expect((date.year, date.month, date.day) == (2024, 2, 29))
        #expect(date.weekday == 4)
        #expect(date.monthIndex - CivilDate(secondsSince1970: 0).monthIndex == 54 * 12 + 1)
        #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CivilDate(year: 2000, month: 2, day: 29) != nil)
        #expect(CivilDate(year: 1900, month: 2, day: 29) == nil)
        #expect(CivilDate(secondsSince1970: Column.missingTime) < CivilDate(secondsSince1970: 0))
    }

    @Test(arguments: [
        "2011-12-09 12:50", "2011-12-09T12:50:00", "2011-12-09T12:50:00Z", "2011/12/09 12:50:00.999",
        " 2011-12-09 12:50\t",
    ])
    func writingsOfOneTime(text: String) {
        #expect(parseTime(text) == 1_323_435_000)
        #expect(isoDateTime(1_323_435_000) == "2011-12-09T12:50:00")
    }

    @Test func compactDate() {
        #expect(parseTime("19970101") == parseTime("1997-01-01"))
        #expect(isoDateTime(-1) == "1969-12-31T23:59:59")
    }

    @Test(arguments: [
        "", " ", "2011", "2011-12", "2011-02-30", "2011-13-01", "2011-00-10", "2011-01-00", "0000-01-01", "2011-1-1",
        "2011-12-09T", "2011-12-09 24:00", "2011-12-09 12:60", "2011-12-09 12:50:60", "2011-12-09 12:50:00+01:00",
        "2011-12-09 12:50:", "2011-12-09 12:50:0", "2011-12-09 12:50:00.", "2011-12-09 12:50:00 Z", "2011-12/09",
        "2011-12-09x12:50", "20111309", "2011120", "09.12.2011", "12/09/2011", "２０１１-12-09", "-011-12-09",
    ])
    func noTimes(text: String) {
        #expect(parseTime(text) == nil)
    }
}
