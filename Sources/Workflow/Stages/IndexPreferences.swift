import Basics
import Findings
import Learning

/// Which number of segments each index alone would have taken, so that their disagreement is seen.
struct IndexPreferences {
    let choice: ChooseKModel

    /// - Returns: nil where a single number was tried: nothing could be preferred.
    func callAsFunction() -> [IndexPreference]? {
        guard choice.candidates.count > 1 else { return nil }
        return [
            extreme("stability", say("Stability"), say("the highest")) { $0.stability },
            extreme("silhouette", say("Silhouette"), say("the highest")) { $0.silhouette },
            extreme("calinskiHarabasz", "Calinski–Harabasz", say("the highest")) { $0.calinskiHarabasz },
            extreme("daviesBouldin", "Davies–Bouldin", say("the lowest")) { $0.daviesBouldin.map { -$0 } },
            extreme("bic", "BIC", say("the lowest")) { $0.bic.map { -$0 } },
            gap, predictionStrength,
        ].compactMap(\.self)
    }

    private func extreme(
        _ index: String, _ title: String, _ rule: String, _ value: (CandidateK) -> Double?
    ) -> IndexPreference? {
        let values = choice.candidates.compactMap { candidate in value(candidate).map { (candidate.clusters, $0) } }
            .filter { $0.1.isFinite }
        // The fewer of equal ones.
        guard let best = values.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) else { return nil }
        return preference(index, title, best.0, rule)
    }

    private var gap: IndexPreference? {
        guard let gap = choice.gap else { return nil }
        let basis = say("\(gap.references.count) reference data sets of \(customers(gap.sample))")
        return preference(
            "gap", "Gap", gap.chosen,
            gap.chosen == nil
                ? say("it still rises at the largest number tried; \(basis)")
                : say("the fewest whose gap the next one does not exceed by more than its error; \(basis)"))
    }

    private var predictionStrength: IndexPreference? {
        guard let strength = choice.predictionStrength else { return nil }
        let basis = say("halves of \(customers(strength.sample))")
        return preference(
            "predictionStrength", say("Prediction strength"), strength.chosen ?? 1,
            strength.chosen == nil
                ? say("no number tried reaches 0.8; \(basis)") : say("the most that reach 0.8; \(basis)"))
    }

    private func preference(_ index: String, _ title: String, _ k: Int?, _ rule: String) -> IndexPreference {
        IndexPreference(
            index: index, k: k,
            reading: "\(title): \(k.map { "k = \($0)" } ?? say("no k")) (\(rule))")
    }

    private func customers(_ count: Int) -> String { say("\(NumberFormat.integer(Double(count))) customers") }
}
