import Auditing
import Basics
import Features
import Findings

/// The levels of a category with their shares. A level that few have isn't even named: that somebody has it is what must
/// not be read.
struct DisclosedLevels {
    let shares: [LevelShare]
    /// Levels whose share isn't printed.
    let withheld: Set<String>

    init(_ levels: [FeatureStatistics.LevelFrequency], threshold: Int) {
        var named = levels.filter { $0.count >= threshold }.map { (name: $0.level, count: $0.count) }
        let frequent = named.map(\.name)
        let rare = levels.filter { $0.count < threshold }.map(\.count)
        if !rare.isEmpty {
            named.append(
                (
                    say(plural: rare.count, one: "\(rare.count) rare level", other: "\(rare.count) rare levels"),
                    rare.reduce(0, +)
                ))
        }
        let total = Double(levels.map(\.count).reduce(0, +))
        let mask = DisclosureControl(threshold: threshold).suppress(named.map(\.count))
        shares = zip(named, mask).map { level, isWithheld in
            LevelShare(
                level: level.name, share: isWithheld ? nil : Double(level.count) / total, suppressed: isWithheld)
        }
        let told = Set(zip(frequent, mask).filter { !$1 }.map(\.0))
        withheld = Set(levels.map(\.level)).subtracting(told)
    }
}
