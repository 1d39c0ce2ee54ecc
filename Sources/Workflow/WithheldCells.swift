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
        return impacts + cells + levels + confusions.joined().joined().count { $0 == nil }
    }
}
