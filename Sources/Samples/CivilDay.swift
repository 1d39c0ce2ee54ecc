import Tables

/// A day as a count since 1970-01-01, so that days can be added and subtracted.
struct CivilDay: Comparable, Hashable {
    var number: Int

    init(number: Int) { self.number = number }

    /// - Precondition: the Gregorian calendar has the day.
    init(_ year: Int, _ month: Int, _ day: Int) {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            preconditionFailure("there is no day \(year)-\(month)-\(day)")
        }
        number = date.daysSince1970
    }

    var parts: (year: Int, month: Int, day: Int) {
        let date = CivilDate(daysSince1970: number)
        return (date.year, date.month, date.day)
    }

    /// 0 is Monday.
    var weekday: Int { CivilDate(daysSince1970: number).weekday - 1 }

    /// 0 on the first of January.
    var dayOfYear: Int { number - CivilDay(parts.year, 1, 1).number }

    static func < (first: CivilDay, second: CivilDay) -> Bool { first.number < second.number }
    static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }
    static func - (first: CivilDay, second: CivilDay) -> Int { first.number - second.number }
}
