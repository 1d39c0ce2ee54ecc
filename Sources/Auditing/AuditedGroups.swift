import Basics

/// The groups of one attribute, and which of them are compared and printed.
struct AuditedGroups {
    let names: [String]
    let sizes: [Int]
    /// Whose size must not be printed.
    let isWithheld: [Bool]
    let minimumCount: Int
    /// Nil only where there are no groups.
    let reference: Int?

    /// Of an intersection.
    var axes: GroupAxes?

    init(
        names: [String], sizes: [Int], isWithheld: [Bool], minimumCount: Int, reference: Int?, axes: GroupAxes? = nil
    ) {
        self.names = names
        self.sizes = sizes
        self.isWithheld = isWithheld
        self.minimumCount = minimumCount
        self.reference = reference
        self.axes = axes
    }

    /// Those of an attribute, `sizes` being how many of the customers looked at are in each.
    init(
        _ attribute: ProtectedAttribute, sizes: [Int], reference: Int?, rule: VerdictRule,
        disclosure: DisclosureControl
    ) {
        self.init(
            names: attribute.groups, sizes: sizes,
            isWithheld: attribute.axes.map { disclosure.suppress(sizes.map { [$0] }, axes: $0).map { $0[0] } }
                ?? disclosure.suppress(sizes), minimumCount: rule.minimumCount,
            reference: reference ?? attribute.largestStatedGroup(sizes), axes: attribute.axes)
    }

    /// Which cells of groups x answers must not be printed.
    func suppress(
        _ counts: [[Int]], withheldColumnTotals: Set<Int>, disclosure: DisclosureControl
    ) -> [[Bool]] {
        let rows = Set(isWithheld.indices.filter { isWithheld[$0] })
        if let axes { return disclosure.suppress(counts, axes: axes, withheldRows: rows) }
        return disclosure.suppress(counts, withheldRowTotals: rows, withheldColumnTotals: withheldColumnTotals)
    }

    /// Indices of the groups with enough customers.
    var compared: [Int] { sizes.indices.filter { sizes[$0] >= minimumCount } }

    var referenceName: String { reference.map { names[$0] } ?? "" }

    var published: [GroupSize] {
        let total = Double(max(1, sizes.reduce(0, +)))
        return names.indices.map { group in
            isWithheld[group]
                ? GroupSize(group: names[group], count: nil, share: nil)
                : GroupSize(group: names[group], count: sizes[group], share: Double(sizes[group]) / total)
        }
    }

    /// Every group that isn't compared or not printed, with the reason.
    func excluded(of attribute: String) -> [ExcludedFromAudit] {
        names.indices.compactMap { group in
            let reason: String
            if sizes[group] == 0 {
                reason = say("no customers")
            } else if sizes[group] < minimumCount {
                reason = say("fewer than \(minimumCount) customers: not compared")
            } else if isWithheld[group] {
                reason = say("figures withheld, as the size of a small group could be worked out from them")
            } else {
                return nil
            }
            return ExcludedFromAudit(
                attribute: attribute, group: names[group], count: isWithheld[group] ? nil : sizes[group],
                reason: reason)
        }
    }
}
