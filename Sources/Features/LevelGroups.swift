import Basics
import Tables

/// The levels of a category that get a column, and whether the rest is grouped as "other".
struct LevelGroups {
    static let other = "other"

    /// Alphabetical, so that the order doesn't hang on the rows.
    let levels: [String]
    /// How many levels are grouped as "other".
    let rare: Int
    /// A level, or "other".
    let mostFrequent: String

    /// - Parameters:
    ///   - rareShare: levels with a smaller share of the rows are grouped.
    ///   - rareCount: levels with fewer rows are grouped.
    init(_ values: Categories, rows: [Int], rareShare: Double, rareCount: Int = 1) {
        var counts = [Int](repeating: 0, count: values.levels.count)
        for row in rows where values.codes[row] >= 0 { counts[Int(values.codes[row])] += 1 }
        let present = Double(counts.reduce(0, +))
        let used = counts.indices.filter { counts[$0] > 0 }
        let least = max(rareShare * present, Double(rareCount))
        let kept = used.filter { Double(counts[$0]) >= least && values.levels[$0] != Self.other }
            .sorted { values.levels[$0] < values.levels[$1] }
        levels = kept.map { values.levels[$0] }
        rare = used.count - kept.count
        var groups = kept.map { (name: values.levels[$0], count: counts[$0]) }
        if rare > 0 { groups.append((Self.other, Int(present) - groups.reduce(0) { $0 + $1.count })) }
        let largest = groups.map(\.count).max()
        mostFrequent = groups.first { $0.count == largest }?.name ?? Self.other
    }

    var count: Int { levels.count + (rare > 0 ? 1 : 0) }

    /// Each group's name and how its column is read.
    var readings: [(String, PreparedColumn.Reading)] {
        let named = levels.map { ($0, PreparedColumn.Reading.level(name: $0, fill: $0 == mostFrequent)) }
        let rest = PreparedColumn.Reading.otherLevels(than: levels, fill: mostFrequent == Self.other)
        return named + (rare > 0 ? [(Self.other, rest)] : [])
    }

    func words(rareShare: Double, rareCount: Int = 1) -> String {
        let list = levels.joined(separator: ", ")
        guard rare > 0 else { return list }
        let customers = rareCount > 1 ? say(" or \(rareCount) customers") : ""
        let limit = plainFigure(rareShare * 100)
        return say(
            plural: rare, one: "\(list), other (\(rare) level, each under \(limit)\u{a0}%\(customers))",
            other: "\(list), other (\(rare) levels, each under \(limit)\u{a0}%\(customers))")
    }
}
