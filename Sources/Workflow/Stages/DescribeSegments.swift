import Auditing
import Basics
import Features
import Findings
import Learning
import Statistics
import Tables

/// Profiles: how each segment differs from all customers, feature by feature, with bootstrap intervals.
struct DescribeSegments {
    let prepared: PreparedFeatures
    let x: Matrix
    let labels: [Int]
    let disclosure: SegmentDisclosure
    let seed: UInt64
    let threads: Int

    /// A marker is worth a sentence from this effect on, if its interval agrees on the sign.
    static let leastEffect = 0.3
    private static let repeats = 200
    /// In a larger segment a mean over customers drawn again is as good as normally distributed (central limit theorem),
    /// and drawing them would show nothing but that.
    static let mostDrawn = 5_000

    /// Per segment a marker of every prepared column but flags of missingness, in the columns' order. A feature that no
    /// member has a value of is left out, as is what would tell of few members (`ProfileDisclosure`) and money that few have
    /// nearly all of; a segment that is too small to be described has none.
    func profiles() throws -> [[Marker]] {
        let columns = prepared.model.columns.indices.filter { prepared.model.columns[$0].isDescribed }
        let overall = ColumnMoments(x)
        let segments = ColumnMoments(x, labels: labels, groups: disclosure.sizes.count)
        let raw = columns.map { RawColumn(prepared.model.columns[$0], prepared.table) }
        let rawMeans = raw.map { disclosure.mean($0.values) }
        let ownMeans = raw.map { disclosure.means($0.values, labels: labels) }
        let withheld = ProfileDisclosure(disclosure: disclosure, labels: labels).withheld(
            columns.map { prepared.model.columns[$0] }, of: prepared.table)
        // The mean of all stands beside each segment's.
        let dominated = raw.map { column in
            !column.isMoney
                ? []
                : disclosure.dominance.isUnsafe(column.values)
                    ? Set(disclosure.sizes.indices) : disclosure.dominated(column.values, labels: labels)
        }
        return try parallelMap(disclosure.sizes.count, threads: threads) { segment in
            guard disclosure.isDescribed(segment) else { return [] }
            let isLarge = disclosure.sizes[segment] > Self.mostDrawn
            let means = isLarge ? [] : bootstrapMeans(of: columns, segment: segment)
            return columns.indices.compactMap { index -> Marker? in
                let value = ownMeans[index][segment], column = columns[index]
                guard value.isFinite, !dominated[index].contains(segment), !withheld[index].contains(segment) else {
                    return nil
                }
                let center = overall.means[0, column], sd = overall.standardDeviation(column, ddof: 0)
                func effect(_ mean: Double) -> Double { sd > 0 ? (mean - center) / sd : 0 }
                let mean = segments.means[segment, column]
                let reach =
                    1.959963984540054 * segments.standardDeviation(column, of: segment, ddof: 0)
                    / Double(segments.counts[segment]).squareRoot()
                let draws = isLarge ? [] : means.map { effect($0[index]) }.sorted()
                return Marker(
                    feature: raw[index].name, title: raw[index].title, unit: raw[index].unit,
                    value: value, overall: rawMeans[index],
                    effect: effect(mean),
                    low: isLarge ? effect(mean - reach) : Summary.quantile(sorted: draws, 0.025),
                    high: isLarge ? effect(mean + reach) : Summary.quantile(sorted: draws, 0.975))
            }
        }
    }

    /// Those that set a segment apart and aren't implied by an absence, strongest first; NaN-free, so that they can be
    /// written.
    static func markers(_ profile: [Marker]) -> [Marker] {
        profile.withoutImplied.filter {
            abs($0.effect) >= leastEffect && ($0.low > 0) == ($0.high > 0) && $0.value.isFinite
        }
        .sorted { (abs($1.effect), $0.feature) < (abs($0.effect), $1.feature) }
    }

    /// Means of the columns over customers drawn again; repeats x columns.
    private func bootstrapMeans(of columns: [Int], segment: Int) -> [[Double]] {
        let members = labels.indices.filter { labels[$0] == segment }
        return (0..<Self.repeats).map { index in
            var random = SeededGenerator(seed: seed, stream: "markers of segment \(segment)", index: index)
            var sums = [Double](repeating: 0, count: x.columns)
            x.withUnsafeValues { values in
                sums.withUnsafeMutableBufferPointer { sums in
                    for _ in members {
                        let start = members[random.below(members.count)] * sums.count
                        for column in sums.indices { sums[column] += values[start + column] }
                    }
                }
            }
            return columns.map { sums[$0] / Double(members.count) }
        }
    }
}

/// A prepared column before preparation: the number itself, or 1 for yes and for the level.
private struct RawColumn: Sendable {
    let name: String
    let title: String
    let unit: String?
    /// NaN where missing.
    let values: [Double]
    let isMoney: Bool

    init(_ column: PreparedColumn, _ table: FeatureTable) {
        let feature = table[column.feature]
        let base = feature?.definition.title ?? column.feature
        name = column.name
        isMoney = feature?.definition.scaleFamily == .money
        switch (column.reading, feature?.values) {
        case (.number, .number(let numbers)?):
            (title, unit, values) = (base, feature?.definition.unit, numbers)
        case (.flag, .flag(let flags)?):
            (title, unit) = (base, "share")
            values = flags.map { $0 == Column.missingFlag ? .nan : Double($0) }
        case (.level(let level, _), .category(let categories)?):
            (title, unit) = ("\(base): \(level)", "share")
            values = Self.isOne(categories) { $0 == level }
        case (.otherLevels(let known, _), .category(let categories)?):
            (title, unit) = (say("\(base): any other"), "share")
            values = Self.isOne(categories) { !known.contains($0) }
        default:
            (title, unit, values) = (base, nil, [])
        }
    }

    private static func isOne(_ categories: Categories, _ holds: (String) -> Bool) -> [Double] {
        let byLevel = categories.levels.map { holds($0) ? 1.0 : 0 }
        return categories.codes.map { $0 < 0 ? .nan : byLevel[Int($0)] }
    }
}
