/// Rows by day, and whether enough people stand behind each day's.
public struct DayTally: Sendable {
    /// Days since 1970.
    public private(set) var days: [Int: Tally] = [:]

    public init() {}

    public mutating func add(_ times: [Int64], people: [UInt64]?) {
        var first = Int.max, last = Int.min
        let numbers = times.map { time -> Int in
            guard time != Column.missingTime else { return .min }
            let day = CivilDate.daysSince1970(at: time)
            first = min(first, day)
            last = max(last, day)
            return day
        }
        guard first <= last else { return }
        guard last - first < Self.usualSpan else {
            for (row, day) in numbers.enumerated() where day != .min { days[day, default: Tally()].add(people?[row]) }
            return
        }
        var tallies = [Tally](repeating: Tally(), count: last - first + 1)
        for (row, day) in numbers.enumerated() where day != .min { tallies[day - first].add(people?[row]) }
        for (place, tally) in tallies.enumerated() where tally.count > 0 {
            days[first + place, default: Tally()].merge(tally)
        }
    }

    public mutating func merge(_ next: DayTally) {
        for (day, tally) in next.days { days[day, default: Tally()].merge(tally) }
    }

    /// Ten years: so many days are quicker found by their number than looked up.
    private static let usualSpan = 3653
}

/// A day with far more or far fewer rows than that weekday usually has.
public struct UnusualDay: Sendable, Hashable {
    public var day: Int
    public var rows: Int
    /// The median of the same weekday around it.
    public var usual: Double
    /// Standard deviations from it, estimated by the median absolute deviation.
    public var score: Double
}

/// Finds days with spikes and gaps: each is compared with the same weekday of the eight weeks before and after it.
///
/// Counts n are put on the scale 2√(n + 3/8), on which they vary by chance with a standard deviation of 1 whatever their
/// size (Anscombe 1948). The distance from the neighbours' median is measured in 1.4826 median absolute deviations (which
/// estimate the standard deviation), though never less than 1. More than six are a spike or a gap. Days at the ends, of
/// which fewer than six such neighbours are known, are not judged.
public enum DayRule {
    public static let weeks = 8
    public static let leastNeighbours = 6
    public static let limit = 6.0

    /// - Parameter counts: rows by day since 1970; days between without any count as 0.
    public static func unusual(_ counts: [Int: Int]) -> [UnusualDay] {
        guard let first = counts.keys.min(), let last = counts.keys.max(), last - first < mostDays else { return [] }
        return (first...last).compactMap { day in
            let neighbours = (-weeks...weeks).filter { $0 != 0 }.map { day + 7 * $0 }
                .filter { (first...last).contains($0) }.map { Double(counts[$0] ?? 0) }
            guard neighbours.count >= leastNeighbours else { return nil }
            let usual = median(neighbours)
            let centre = median(neighbours.map(level))
            let deviation = 1.4826 * median(neighbours.map { abs(level($0) - centre) })
            let rows = counts[day] ?? 0
            let score = (level(Double(rows)) - centre) / max(deviation, 1)
            return abs(score) > limit ? UnusualDay(day: day, rows: rows, usual: usual, score: score) : nil
        }
    }

    /// Three centuries: a wrong date far away makes no million empty days.
    private static let mostDays = 110_000

    private static func level(_ count: Double) -> Double { 2 * (count + 0.375).squareRoot() }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
