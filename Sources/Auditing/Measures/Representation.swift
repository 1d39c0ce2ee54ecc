public import Statistics

/// Whom the customers of a study are missing: the groups of an attribute against their shares of a reference population
/// that the study declares.
public struct Representation: Sendable, Hashable {
    public struct Group: Sendable, Hashable {
        public var group: String
        /// Of the reference population.
        public var expected: Double
        /// Nil where withheld.
        public var count: Int?
        public var share: Double?
        /// Wilson.
        public var interval: ConfidenceInterval?
        /// Share here over share expected.
        public var ratio: Double?
        /// Pass where the ratio lies within the rule's threshold and its inverse; concern where it lies outside and the
        /// share's interval excludes the expected share.
        public var verdict: Verdict
    }

    public var attribute: String
    public var groups: [Group]
    /// Groups here that the reference doesn't name, "not stated" among them: of them nothing is expected.
    public var unexpected: [GroupSize]

    /// Where a group is withheld, the others are compared among themselves.
    ///
    /// - Parameters:
    ///   - shares: the reference population's, by group; they needn't add up to 1.
    ///   - rule: whose minimum count the expected number of customers must reach for a concern.
    public init(
        _ attribute: ProtectedAttribute, shares: [(group: String, share: Double)], rule: VerdictRule,
        disclosure: DisclosureControl
    ) {
        precondition(shares.allSatisfy { $0.share >= 0 && $0.share.isFinite }, "a share is not negative")
        var sizes = [Int](repeating: 0, count: attribute.groups.count)
        for code in attribute.codes { sizes[code] += 1 }
        let hidden = disclosure.suppress(sizes), names = Set(shares.map(\.group))
        let stated = attribute.groups.indices.filter { names.contains(attribute.groups[$0]) }
        // Shares are of those groups that are told: of all that the population names, they would tell by their digits how
        // many the withheld ones are together, and the groups it doesn't name how many one of them is.
        let withheld = Set(stated.filter { hidden[$0] }.map { attribute.groups[$0] })
        func sums(_ isCounted: (String) -> Bool) -> (here: Int, expected: Double) {
            (
                stated.filter { isCounted(attribute.groups[$0]) }.reduce(0) { $0 + sizes[$1] },
                shares.filter { isCounted($0.group) }.reduce(0) { $0 + $1.share }
            )
        }
        let everyone = sums { _ in true }, told = sums { !withheld.contains($0) }
        self.attribute = attribute.name
        groups = shares.map { entry in
            let place = attribute.groups.firstIndex(of: entry.group)
            let isWithheld = withheld.contains(entry.group), base = isWithheld ? everyone : told
            let proportion = Proportion(place.map { sizes[$0] } ?? 0, of: base.here)
            let expected = base.expected > 0 ? entry.share / base.expected : 0
            let verdict = Self.verdict(proportion, expected: expected, rule: rule)
            return Group(
                group: entry.group, expected: expected, count: isWithheld ? nil : proportion.count,
                share: isWithheld ? nil : proportion.rate, interval: isWithheld ? nil : proportion.wilsonInterval(),
                ratio: isWithheld || expected == 0 ? nil : proportion.rate.map { $0 / expected },
                verdict: isWithheld && verdict != .concern ? .insufficientEvidence : verdict)
        }
        let everybody = Double(max(1, attribute.codes.count))
        unexpected = attribute.groups.indices.filter { !names.contains(attribute.groups[$0]) && sizes[$0] > 0 }.map {
            GroupSize(
                group: attribute.groups[$0], count: hidden[$0] ? nil : sizes[$0],
                share: hidden[$0] ? nil : Double(sizes[$0]) / everybody)
        }
    }

    private static func verdict(_ proportion: Proportion, expected: Double, rule: VerdictRule) -> Verdict {
        guard let share = proportion.rate, let interval = proportion.wilsonInterval(), expected > 0 else {
            return .insufficientEvidence
        }
        let due = expected * Double(proportion.total), floor = Double(rule.minimumCount)
        guard max(due, Double(proportion.count)) >= floor else { return .insufficientEvidence }
        if min(share / expected, expected / max(share, .leastNonzeroMagnitude)) >= rule.threshold { return .pass }
        return interval.contains(expected) ? .insufficientEvidence : .concern
    }
}
