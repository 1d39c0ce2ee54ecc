import Findings
import Statistics

/// What addressing the best-scored customers first would bring.
///
/// Read off the calibration's groups, which are published already and hold enough customers with and without the
/// outcome: nothing is told that isn't told there.
struct GainsStage {
    let models: [OutcomeModel]

    /// The segment alone, then the best model of features; nil where neither tells customers apart.
    func callAsFunction() -> [GainsFacts]? {
        let segment = models.first { $0.features == "segment" }
        let best = models.filter { $0.features == "features" || $0.features == "selected-features" }
            .max { ($0.scores.auc?.value ?? 0) < ($1.scores.auc?.value ?? 0) }
        let facts = [segment, best].compactMap { $0 }.compactMap(Self.gains)
        return facts.isEmpty ? nil : facts
    }

    static func gains(_ model: OutcomeModel) -> GainsFacts? {
        let groups = (model.scores.calibration ?? []).reversed().map { bin -> (count: Int, n: Int)? in
            guard !bin.observed.suppressed, let n = bin.observed.n, let rate = bin.observed.value else { return nil }
            return (Int((rate * Double(n)).rounded()), n)
        }
        let known = groups.compactMap { $0 }
        let positives = known.reduce(0) { $0 + $1.count }, total = known.reduce(0) { $0 + $1.n }
        guard known.count == groups.count, known.count > 1, positives > 0 else { return nil }
        let base = Double(positives) / Double(total)
        var customers = 0, found = 0
        return GainsFacts(
            features: model.features, model: model.model,
            points: known.map { group in
                customers += group.n
                found += group.count
                let captured = Proportion(found, of: positives), own = Proportion(group.count, of: group.n)
                let share = Double(found) / Double(positives), lift = Double(group.count) / Double(group.n) / base
                let interval = captured.wilsonInterval(), ownInterval = own.wilsonInterval()
                // Everybody is found among everybody: no interval.
                let isAll = customers == total
                return GainsPoint(
                    share: Double(customers) / Double(total), captured: share,
                    capturedLow: isAll ? share : interval?.low ?? share,
                    capturedHigh: isAll ? share : interval?.high ?? share, lift: lift,
                    liftLow: ownInterval.map { $0.low / base } ?? lift,
                    liftHigh: ownInterval.map { $0.high / base } ?? lift, n: group.n)
            })
    }
}
