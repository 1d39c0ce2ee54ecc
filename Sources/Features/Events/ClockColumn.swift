public import Tables

/// What formulas can ask of an event's time, as columns that need not stand in the file.
public enum ClockColumn: String, Sendable, CaseIterable {
    /// `Mon` to `Sun`.
    case weekday
    /// 1 to 12.
    case month
    /// 0 to 23.
    case hour
    /// `winter`, `spring`, `summer`, `autumn`: meteorological, of the northern hemisphere.
    case season
    /// Days from the event to the cut-off date: 1 is the last day before it.
    case daysAgo = "days_ago"

    public static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    public var kind: ColumnKind {
        switch self {
        case .weekday, .season: .category
        case .month, .hour, .daysAgo: .number
        }
    }

    func values(_ time: [Int64], asOf: Int64) -> Column {
        switch self {
        case .weekday: category(time, Self.weekdays) { Int32($0.weekday - 1) }
        case .season:
            category(time, Season.allCases.map(\.name)) { Int32(Season(month: $0.month).rawValue) }
        case .month: number(time) { Double(CivilDate(secondsSince1970: $0).month) }
        case .hour:
            number(time) { seconds in
                let midnight = Int64(CivilDate.daysSince1970(at: seconds)) * secondsPerDay
                return Double((seconds - midnight) / 3600)
            }
        case .daysAgo:
            number(time) { Double(CivilDate.daysSince1970(at: asOf) - CivilDate.daysSince1970(at: $0)) }
        }
    }

    private func number(_ time: [Int64], _ value: (Int64) -> Double) -> Column {
        .number(time.map { $0 == Column.missingTime ? .nan : value($0) })
    }

    private func category(_ time: [Int64], _ levels: [String], _ code: (CivilDate) -> Int32) -> Column {
        let codes = time.map { $0 == Column.missingTime ? -1 : code(CivilDate(secondsSince1970: $0)) }
        return .category(Categories(codes: codes, levels: levels))
    }
}
