/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Conversions: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (`days_from_civil`, `civil_from_days`).
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let year: Int
    /// 1...12
    public let month: Int
    /// 1...31
    public let day: Int

    /// Nil where the calendar has no such day (30 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.daysInMonth(month, year: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that holds this second of `ColumnKind.time`.
    public init(secondsSince1970 seconds: Int64) {
        self.init(daysSince1970: Self.daysSince1970(at: seconds))
    }

    /// The number of the day that holds a second of `ColumnKind.time`: 0 is 1 January 1970.
    public static func daysSince1970(at seconds: Int64) -> Int { Int(floorDivide(seconds, secondsPerDay)) }

    public init(daysSince1970 days: Int) {
        let shifted = days + 719_468  // since 0000-03-01: a year then ends with its leap day
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    public var daysSince1970: Int {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = floorDivide(yearFromMarch, 400)
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Midnight at the start of the day.
    public var secondsSince1970: Int64 { Int64(daysSince1970) * secondsPerDay }

    /// Months counted through the years, so that differences are numbers of months: January 1970 is 23,640.
    public var monthIndex: Int { year * 12 + month - 1 }

    /// ISO 8601: 1 is Monday, 7 is Sunday.
    public var weekday: Int {
        let days = daysSince1970 + 3  // 1 January 1970 was a Thursday
        return days - floorDivide(days, 7) * 7 + 1
    }

    /// `YYYY-MM-DD`
    public var description: String {
        (year < 0 ? "-" : "") + digits(abs(year), 4) + "-" + digits(month, 2) + "-" + digits(day, 2)
    }

    public static func < (first: CivilDate, second: CivilDate) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }

    static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Seconds in a day of `ColumnKind.time`, which knows no leap seconds and no daylight saving.
public let secondsPerDay: Int64 = 86_400

/// `YYYY-MM-DD` of a second of `ColumnKind.time`.
public func isoDate(_ secondsSince1970: Int64) -> String {
    CivilDate(secondsSince1970: secondsSince1970).description
}

/// `YYYY-MM-DDTHH:MM:SS` of a second of `ColumnKind.time`.
public func isoDateTime(_ secondsSince1970: Int64) -> String {
    let date = CivilDate(secondsSince1970: secondsSince1970)
    let second = Int(secondsSince1970 - floorDivide(secondsSince1970, secondsPerDay) * secondsPerDay)
    return "\(date)T\(digits(second / 3600, 2)):\(digits(second / 60 % 60, 2)):\(digits(second % 60, 2))"
}

func floorDivide<Integer: BinaryInteger>(_ dividend: Integer, _ divisor: Integer) -> Integer {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
}

private func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
