import Basics
import Charts
import Findings

extension Figure {
    static let stability = Figure(
        name: "stability", summary: "Agreement of bootstrap segmentations by the number of segments"
    ) { findings in
        let stability = findings.segmentation.stability
        let byK = (stability.byK.isEmpty ? [stability.global] : stability.byK).sorted { $0.k < $1.k }
        let chosen = findings.segmentation.k
        let boxes = byK.enumerated().map { index, entry in
            let isChosen = entry.k == chosen
            return Box(
                x: Double(index), low: entry.low, q25: entry.q25, median: entry.median, q75: entry.q75,
                high: entry.high, fill: isChosen ? "var(--s0)" : "var(--mut)", opacity: isChosen ? 0.45 : 0.2)
        }
        var x = Axis.band(byK.map { "\($0.k)" }, title: say("number of segments k (chosen: \(chosen))"))
        x.isOrdinal = true
        let lowest = byK.map(\.low).filter(\.isFinite).min() ?? 0
        let floor = min(0.9, max(-1, (lowest * 10).rounded(.down) / 10))
        let plot = Plot(
            x: x, y: .linear(say("adjusted Rand index of two bootstrap segmentations"), domain: floor...1), height: 190,
            marks: boxes)
        let title =
            say("At k = \(chosen), two resampled segmentations agree with a mean ARI of ")
            + CellText.score(stability.global.mean)
        return Chart(
            title: title,
            description: say(
                "Box plots by the number of segments k from \(byK.first?.k ?? 0) to \(byK.last?.k ?? 0): ",
                "adjusted Rand index over pairs of bootstrap segmentations. \(title)."),
            caption: say(
                "Boxes: quartiles and median over \(stability.global.pairs) pairs; whiskers: 2.5 % and 97.5 % ",
                "quantiles. Each run on \(CellText.integer(stability.sample)) customers."),
            drawing: plot.draw(), data: GalleryTable.stabilityTable(byK))
    }
}
