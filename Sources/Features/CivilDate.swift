/// Calendar days without a time zone, in the proleptic Gregorian calendar.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (civil_from_days).
enum CivilDate {
    static let secondsPerDay: Int64 = 86_400

    /// The day that holds a second, counted from 1970-01-01.
    static func day(of seconds: Int64) -> Int64 {
        let day = seconds / secondsPerDay
        return seconds % secondsPerDay < 0 ? day - 1 : day
    }

    /// The month, 1...12, of a day counted from 1970-01-01.
    static func month(of day: Int64) -> Int {
        let shifted = day + 719_468  // days since 0000-03-01
        let dayOfEra = ((shifted % 146_097) + 146_097) % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)  // from 1 March
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        return Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    }
}

/// Meteorological seasons of the northern hemisphere.
enum Season: Int, CaseIterable {
    case winter, spring, summer, autumn

    /// Winter is December to February, spring March to May, summer June to August, autumn September to November.
    init(month: Int) { self = Self.allCases[month % 12 / 3] }

    var name: String { String(describing: self) }
}
