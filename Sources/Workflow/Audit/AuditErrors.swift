import Auditing
import Basics
import Findings
import Statistics

/// For whom the outcome's best model errs, on customers it hadn't seen.
///
/// A model gives chances, a campaign chooses customers: those with the highest chances count as chosen, as many as have
/// the outcome unless the study says how many there shall be.
struct AuditErrors {
    let audit: BiasAudit
    let settings: AuditSettings

    /// - Returns: nil where no model foretells an outcome.
    func callAsFunction(
        _ data: AuditedData, _ attributes: [ProtectedAttribute]
    ) -> (facts: ErrorAudit, withheld: Int)? {
        guard let judged = judged(data) else { return nil }
        let found = rates(attributes, judged)
        return (
            ErrorAudit(
                model: judged.model, n: judged.count, chosen: judged.chosen, declared: settings.chosen != nil,
                attributes: zip(attributes, found).map(facts)),
            found.reduce(0) { $0 + $1.withheldCells }
        )
    }

    struct Judged {
        var model: String
        var count: Int
        var chosen: Double
        var truth: [Bool?]
        var predicted: [Bool?]
        var chances: [Double?]
    }

    func judged(_ data: AuditedData) -> Judged? {
        guard let predictions = data.predictions, let outcome = data.outcome else { return nil }
        let rows = zip(predictions.rows, predictions.chances).filter { outcome.labels[$0.0] != nil }
        let positives = rows.count { outcome.labels[$0.0] == true }
        guard positives > 0, positives < rows.count else { return nil }
        let share = settings.chosen ?? Double(positives) / Double(rows.count)
        let isChosen = Self.chosen(rows.map(\.1), share: share)
        let none = [Bool?](repeating: nil, count: outcome.labels.count)
        var judged = Judged(
            model: predictions.model, count: rows.count,
            chosen: Double(isChosen.count { $0 }) / Double(rows.count), truth: none, predicted: none,
            chances: [Double?](repeating: nil, count: none.count))
        for (row, isChosen) in zip(rows, isChosen) {
            judged.truth[row.0] = outcome.labels[row.0]
            judged.predicted[row.0] = isChosen
            judged.chances[row.0] = row.1
        }
        return judged
    }

    /// Equal chances are chosen together: as near to the share as that allows, and at least somebody.
    static func chosen(_ chances: [Double], share: Double) -> [Bool] {
        let wanted = share * Double(chances.count)
        let border = chances.sorted(by: >)[min(chances.count - 1, max(0, Int(wanted.rounded()) - 1))]
        let with = chances.count { $0 >= border }, without = chances.count { $0 > border }
        let isBorderIn = without == 0 || abs(Double(with) - wanted) <= abs(Double(without) - wanted)
        return chances.map { isBorderIn ? $0 >= border : $0 > border }
    }

    /// By each attribute. Where one shows all of its groups, their sum is known to the readers of the others.
    func rates(_ attributes: [ProtectedAttribute], _ judged: Judged) -> [ErrorRates] {
        let found = attributes.map { rates($0, judged) }
        guard found.contains(where: \.hidden.isEmpty) else { return found }
        return zip(attributes, found).map { attribute, found in
            found.hidden.isEmpty ? found : rates(attribute, judged, areTotalsKnown: true)
        }
    }

    /// By several attributes at once: whoever shares a group that shows nothing by itself shows nothing here.
    ///
    /// - Parameter single: by each attribute, named by it.
    func rates(crossing attribute: ProtectedAttribute, _ judged: Judged, single: [ErrorRates]) -> ErrorRates {
        let hidden = attribute.parts.map { part in single.first { $0.attribute == part }?.hidden ?? [] }
        return rates(attribute, judged, also: attribute.groups(sharing: hidden))
    }

    private func rates(
        _ attribute: ProtectedAttribute, _ judged: Judged, also: Set<Int> = [], areTotalsKnown: Bool = false
    ) -> ErrorRates {
        ErrorRateAudit(rule: audit.rule, disclosure: audit.disclosure).audit(
            attribute, truth: judged.truth, predicted: judged.predicted, probabilities: judged.chances,
            reference: audit.references[attribute.name].flatMap(attribute.groups.firstIndex), also: also,
            areTotalsKnown: areTotalsKnown)
    }

    private func facts(_ attribute: ProtectedAttribute, _ found: ErrorRates) -> AttributeErrors {
        let measures = found.measures.map { measured in
            ErrorRate(
                measure: measured.measure.rawValue, title: Self.title(measured.measure),
                rates: measured.groups.map(AuditFacts.rate), verdict: measured.verdict.rawValue)
        }
        var facts = AttributeErrors(
            name: attribute.name, reference: AuditFacts.shown(found.reference), measures: measures,
            equalisedOdds: found.equalisedOddsDifference, predictiveParity: found.predictiveParityDifference,
            calibration: found.calibration.map {
                CalibrationOfGroup(
                    group: AuditFacts.shown($0.group), predicted: $0.predicted,
                    observed: Rate(
                        n: $0.count, value: $0.observed, low: $0.interval?.low, high: $0.interval?.high,
                        suppressed: $0.count == nil), isKept: $0.isKept)
            }, verdict: (found.measures.map(\.verdict).max() ?? .insufficientEvidence).rawValue)
        if !found.withheld.isEmpty {
            facts.withheld = found.withheld.map {
                WithheldGroup(group: AuditFacts.shown($0.group), reason: reason($0), companion: $0.isCompanion)
            }
        }
        return facts
    }

    private func reason(_ withheld: ErrorRates.Withheld) -> String {
        withheld.isCompanion
            ? say("large enough, but held back so that the others cannot be worked out by subtraction")
            : say("a count behind its rates is under \(audit.disclosure.threshold), or its size is withheld")
    }

    static func title(_ measure: ErrorMeasure) -> String {
        switch measure {
        case .truePositiveRate: say("chosen, of those with the outcome (true positive rate)")
        case .falsePositiveRate: say("chosen, of those without it (false positive rate)")
        case .precision: say("with the outcome, of those chosen (precision)")
        case .selectionRate: say("chosen, of all (selection rate)")
        }
    }
}
