import Statistics

/// How often a model that says yes or no is right about each group.
public enum ErrorMeasure: String, Sendable, Hashable, CaseIterable {
    /// Yes among those with the outcome (recall, true positive rate).
    case truePositiveRate
    /// Yes among those without it.
    case falsePositiveRate
    /// With the outcome among those told yes (positive predictive value).
    case precision
    /// Yes among all.
    case selectionRate
}

/// The errors of one model in each group of a protected attribute, against the reference group: equalised odds (Hardt,
/// Price & Srebro 2016), predictive parity (Chouldechova 2017) and selection.
///
/// The four counts of a group (hits, misses, false alarms, rightly left alone) enter several measures, so that what one
/// measure withholds another could give away. Hence a group with a small count shows none of its rates.
public struct ErrorRates: Sendable, Hashable {
    public var attribute: String
    public var reference: String
    public var measures: [Measured]
    /// The larger of the widest gaps in true and false positive rate between any two of the groups shown; nil where fewer than
    /// two are. As Fairlearn's `equalized_odds_difference`.
    public var equalisedOddsDifference: Double?
    /// The widest gap in precision between any two of the groups shown.
    public var predictiveParityDifference: Double?
    /// Of the groups compared.
    public var calibration: [GroupCalibration]
    public var withheldCells: Int
    /// Indices of the groups that show no rate, compared or not.
    public var hidden: Set<Int>
    /// Of the groups compared those that show no rate.
    public var withheld: [Withheld]

    public struct Withheld: Sendable, Hashable {
        public var group: String
        /// Whether it has no small count and only keeps another from being worked out. Not told of intersections.
        public var isCompanion: Bool
    }

    public struct Measured: Sendable, Hashable {
        public var measure: ErrorMeasure
        public var groups: [GroupComparison]
        public var verdict: Verdict
    }
}

/// Compares a model's errors between groups; the verdicts' rule is `VerdictRule`'s.
public struct ErrorRateAudit: Sendable, Hashable {
    public var rule: VerdictRule
    public var disclosure: DisclosureControl

    public init(rule: VerdictRule = VerdictRule(), disclosure: DisclosureControl = DisclosureControl()) {
        self.rule = rule
        self.disclosure = disclosure
    }

    /// - Parameters:
    ///   - truth: per customer whether the outcome came; nil where not known, which leaves the customer out.
    ///   - predicted: per customer what the model said of it when it had not seen the customer; nil likewise.
    ///   - reference: index of a group; the largest stated one unless given.
    ///   - probabilities: per customer what the model gave the outcome, for calibration; nil: none is told.
    ///   - also: groups to withhold for what is withheld elsewhere.
    ///   - areTotalsKnown: whether another attribute shows how many are right and wrong over all groups.
    public func audit(
        _ attribute: ProtectedAttribute, truth: [Bool?], predicted: [Bool?], probabilities: [Double?]? = nil,
        reference: Int? = nil, also: Set<Int> = [], areTotalsKnown: Bool = false
    ) -> ErrorRates {
        precondition(
            truth.count == attribute.codes.count && predicted.count == truth.count, "answers are of other customers")
        var counts = [[Int]](repeating: [0, 0, 0, 0], count: attribute.groups.count)
        for customer in truth.indices {
            guard let truth = truth[customer], let predicted = predicted[customer] else { continue }
            counts[attribute.codes[customer]][(truth ? 0 : 2) + (predicted == truth ? 0 : 1)] += 1
        }
        let sizes = counts.map { $0.reduce(0, +) }
        let groups = AuditedGroups(
            attribute, sizes: sizes, reference: reference, rule: rule, disclosure: disclosure)
        let (hidden, companions) = hiddenGroups(counts, groups, also: also, areTotalsKnown: areTotalsKnown)
        let measures = ErrorMeasure.allCases.map { measure in
            let compared = groups.comparisons(
                by: rule, isWithheld: hidden.contains, proportion: { measure.proportion(of: counts[$0]) })
            return ErrorRates.Measured(
                measure: measure, groups: compared,
                verdict: compared.compactMap(\.verdict).max() ?? .insufficientEvidence)
        }
        func widest(_ measure: ErrorMeasure) -> Double? {
            let rates = measures.first { $0.measure == measure }?.groups.compactMap(\.rate) ?? []
            guard rates.count > 1, let low = rates.min(), let high = rates.max() else { return nil }
            return high - low
        }
        let odds = [widest(.truePositiveRate), widest(.falsePositiveRate)].compactMap { $0 }
        return ErrorRates(
            attribute: attribute.name, reference: groups.referenceName, measures: measures,
            equalisedOddsDifference: odds.count == 2 ? odds.max() : nil,
            predictiveParityDifference: widest(.precision),
            calibration: groups.compared.map { group in
                GroupCalibration(
                    group: attribute.groups[group], isWithheld: hidden.contains(group),
                    members: attribute.codes.indices.filter { attribute.codes[$0] == group }, truth: truth,
                    probabilities: probabilities ?? [])
            }, withheldCells: groups.compared.count(where: hidden.contains) * 4, hidden: hidden,
            withheld: groups.compared.filter(hidden.contains).map {
                ErrorRates.Withheld(group: attribute.groups[$0], isCompanion: companions.contains($0))
            })
    }
}

extension ErrorRateAudit {
    /// The groups whose rates must not be shown, and those of them that only protect others. The cells of an
    /// intersection are added up by others, so that every line of its cross table is protected.
    private func hiddenGroups(
        _ counts: [[Int]], _ groups: AuditedGroups, also: Set<Int>, areTotalsKnown: Bool
    ) -> (hidden: Set<Int>, companions: Set<Int>) {
        let withheldSizes = groups.isWithheld.indices.map { groups.isWithheld[$0] || also.contains($0) }
        if let axes = groups.axes {
            let rows = Set(withheldSizes.indices.filter { withheldSizes[$0] })
            let cells = disclosure.suppress(counts, axes: axes, withheldRows: rows)
            return (Set(cells.indices.filter { cells[$0].contains(true) }), [])
        }
        let found = ErrorDisclosure(
            counts: counts, withheldSizes: withheldSizes, threshold: disclosure.threshold,
            reference: groups.reference, areTotalsKnown: areTotalsKnown)
        return (found.hidden, found.companions)
    }
}

extension ErrorMeasure {
    /// - Parameter counts: hits, misses, rightly left alone, false alarms.
    fileprivate func proportion(of counts: [Int]) -> Proportion {
        let (hits, misses, spared, alarms) = (counts[0], counts[1], counts[2], counts[3])
        return switch self {
        case .truePositiveRate: Proportion(hits, of: hits + misses)
        case .falsePositiveRate: Proportion(alarms, of: alarms + spared)
        case .precision: Proportion(hits, of: hits + alarms)
        case .selectionRate: Proportion(hits + alarms, of: hits + misses + spared + alarms)
        }
    }
}
