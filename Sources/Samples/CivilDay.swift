/// A day of the Gregorian calendar as a count since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
/// algorithms", 2013). Calendars of the system are slow and follow its time zone; a sample must not.
struct CivilDay: Comparable, Hashable {
    var number: Int

    init(number: Int) { self.number = number }

    init(_ year: Int, _ month: Int, _ day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day)
    }

    /// 0 is Monday.
    var weekday: Int { ((number + 3) % 7 + 7) % 7 }

    /// 0 on the first of January.
    var dayOfYear: Int { number - CivilDay(parts.year, 1, 1).number }

    static func < (first: CivilDay, second: CivilDay) -> Bool { first.number < second.number }
    static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }
    static func - (first: CivilDay, second: CivilDay) -> Int { first.number - second.number }
}
