import Findings

extension Findings {
    /// Cells that disclosure control withheld outside the bias audit, which counts its own.
    var withheldCells: Int {
        let impacts =
            impact.segments.count(where: \.rate.suppressed)
            + impact.campaigns.count(where: \.treated.suppressed) + impact.campaigns.count(where: \.control.suppressed)
        let cells = segmentation.baselines.flatMap { $0.cells ?? [] }.count(where: \.suppressed)
        let levels = features.kept.flatMap { $0.levels ?? [] }.count(where: \.suppressed)
        let confusions = evaluation.recoverability.values.map(\.confusion) + [evaluation.heldOut?.confusion ?? []]
        let purchases = impact.purchases.map { facts in
            (facts.grid ?? []).count { $0.n == nil } + facts.fit.count { $0.actual == nil }
                + facts.segments.count { $0.expected == nil } + (facts.check?.rows ?? []).count { $0.n == nil }
        }
        let across = (segmentation.across ?? []).map { step in
            step.segments.count { $0.share == nil } + step.flows.count { $0.share == nil }
        }
        let queried = (queries ?? [:]).values.map { $0.suppressed + $0.withheld.count }
        let week = (data.seasonality?.week ?? []).count { $0.orders == nil }
        let missing = (data.missing ?? []).count { $0.missing == nil }
        let single = week + missing + (purchases ?? 0) + queried.reduce(0, +)
        return single + impacts + across.reduce(0, +) + cells + levels
            + confusions.joined().joined().count { $0 == nil }
    }
}
