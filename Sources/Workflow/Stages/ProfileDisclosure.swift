import Auditing
import Features
import Tables

/// Of which segments a column's mean or share may be printed, beside the sizes of the segments and the figure of all
/// customers.
struct ProfileDisclosure: Sendable {
    let disclosure: SegmentDisclosure
    /// Of each customer.
    let labels: [Int]

    private var segments: Range<Int> { 0..<disclosure.sizes.count }
    private var control: DisclosureControl { DisclosureControl(threshold: disclosure.threshold) }

    /// By column the segments of which it isn't told.
    func withheld(_ columns: [PreparedColumn], of table: FeatureTable) -> [Set<Int>] {
        var shares: [String: [Set<Int>]] = [:]
        return columns.map { column in
            guard let feature = table[column.feature] else { return Set(segments) }
            switch feature.values {
            case .number(let values): return withheldMeans(values)
            case .flag(let flags):
                return withheldShares(
                    flags.map { $0 == Column.missingFlag ? nil : Int($0) }, isTold: flags.areAnswersTold(control))[1]
            case .category(let categories):
                let all = shares[column.feature] ?? levelShares(columns, of: feature, categories)
                shares[column.feature] = all
                let place = columns.filter { $0.feature == column.feature }.firstIndex(of: column)
                return place.map { all[$0] } ?? Set(segments)
            }
        }
    }

    /// How many figures of described segments aren't told, where a member has a value.
    func count(_ columns: [PreparedColumn], of table: FeatureTable) -> Int {
        zip(columns, withheld(columns, of: table)).reduce(0) { sum, column in
            guard let values = table[column.0.feature]?.values else { return sum }
            var isAnswered = segments.map { _ in false }
            for (row, label) in labels.enumerated() where !isAnswered[label] {
                isAnswered[label] = !values.isMissing(row)
            }
            return sum + column.1.count { disclosure.isDescribed($0) && isAnswered[$0] }
        }
    }

    /// A mean tells of the customers who have a value, and most of those who have another one than 0. Where they are few in
    /// a segment, and in all whose mean isn't printed together, the mean of all would tell theirs.
    func withheldMeans(_ values: [Double]) -> Set<Int> {
        var known = segments.map { _ in 0 }, holders = known
        // Counted without branches, as whether a value is 0 can't be guessed.
        known.withUnsafeMutableBufferPointer { known in
            holders.withUnsafeMutableBufferPointer { holders in
                for (value, label) in zip(values, labels) {
                    known[label] += value.isFinite ? 1 : 0
                    holders[label] += value.isFinite && value != 0 ? 1 : 0
                }
            }
        }
        return protect(holders, protect(known, disclosure.hidden))
    }

    private func protect(_ counts: [Int], _ hidden: Set<Int>) -> Set<Int> {
        var withheld = hidden.union(segments.filter { control.isSmall(counts[$0]) })
        while control.isSmall(withheld.reduce(0) { $0 + counts[$1] }),
            let next = segments.filter({ !withheld.contains($0) && counts[$0] > 0 }).min(by: {
                (counts[$0], $0) < (counts[$1], $1)
            })
        {
            withheld.insert(next)
        }
        // Few in all: the mean of all, which stands beside each segment's, would be theirs.
        return control.isSmall(counts.reduce(0, +)) ? Set(segments) : withheld
    }

    /// - Parameters:
    ///   - answers: of each customer, from 0; nil where missing.
    ///   - isTold: by answer whether the share of all customers who gave it is printed.
    /// - Returns: by answer the segments whose share isn't printed.
    func withheldShares(_ answers: [Int?], isTold: [Bool]) -> [Set<Int>] {
        // What isn't told of all customers is one column, with those who gave no answer if they are few.
        let missing = isTold.count, rest = missing + 1
        let areMissingFew = control.isSmall(answers.count { $0 == nil })
        var counts = segments.map { _ in [Int](repeating: 0, count: rest + 1) }
        var unanswered = segments.map { _ in 0 }
        for (answer, label) in zip(answers, labels) {
            counts[label][answer.map { isTold[$0] ? $0 : rest } ?? (areMissingFew ? rest : missing)] += 1
            if answer == nil { unanswered[label] += 1 }
        }
        let used = (0...rest).filter { column in column < missing || counts.contains { $0[column] > 0 } }
        let cells = control.suppress(
            counts.map { row in used.map { row[$0] } }, withheldRowTotals: disclosure.hidden)
        // A share is one of those who answered: where few didn't, its digits would tell how many.
        return isTold.indices.map { answer in
            Set(
                segments.filter {
                    !isTold[answer] || cells[$0][answer] || control.isSmall(unanswered[$0])
                })
        }
    }

    /// The levels of a category that are columns of their own, and all others in one.
    private func levelShares(
        _ columns: [PreparedColumn], of feature: Feature, _ categories: Categories
    ) -> [Set<Int>] {
        let own = columns.filter { $0.feature == feature.name }
        let answers = categories.levels.map { level in
            own.firstIndex { column in
                switch column.reading {
                case .level(let name, _): name == level
                case .otherLevels(let known, _): !known.contains(level)
                default: false
                }
            } ?? own.count
        }
        let frequencies = FeatureStatistics(feature).levels ?? []
        let withheld = DisclosedLevels(frequencies, threshold: disclosure.threshold).withheld
        var isTold = [Bool](repeating: true, count: own.count + 1)
        for (level, answer) in zip(categories.levels, answers) where withheld.contains(level) { isTold[answer] = false }
        return withheldShares(categories.codes.map { $0 < 0 ? nil : answers[Int($0)] }, isTold: isTold)
    }
}

extension PreparedColumn {
    /// Whether segments are told apart by it: not by a flag of missingness.
    var isDescribed: Bool { reading != .missing }
}

extension [Int8] {
    /// Whether the share of yes may be printed of all customers: twice, for no and for yes.
    fileprivate func areAnswersTold(_ control: DisclosureControl) -> [Bool] {
        let counts = [count { $0 == 0 }, count { $0 != 0 && $0 != Column.missingFlag }]
        return [Bool](repeating: !counts.contains { control.isSmall($0) }, count: 2)
    }
}
