import Basics
import Charts
import Findings

extension Figure {
    /// Nil with one model: its table says all.
    static let recoverability = Figure(
        name: "recoverability", summary: "How well each model copies the segments"
    ) { findings in
        let models = findings.evaluation.recoverability.sorted {
            ($1.value.macro.f1, $0.key) < ($0.value.macro.f1, $1.key)
        }
        guard models.count > 1, let best = models.first else { return nil }
        let title =
            say("\(CellText.capitalised(CellText.words(best.key))) copies the segments best: macro F1 ")
            + CellText.score(best.value.macro.f1)
        let marks = models.enumerated().flatMap { row, model -> [any Mark] in
            let macro = model.value.macro
            return [
                Dot(
                    macro.f1, y: Double(row), low: macro.low, high: macro.high, colour: "var(--s0)",
                    isHollow: row > 0),
                Label(
                    CellText.score(macro.f1),
                    note: CellText.interval(macro.low, macro.high) { CellText.score($0) }.drop(while: { $0 == " " })
                        .description,
                    x: max(macro.f1, macro.high ?? macro.f1), y: Double(row), row == 0 ? .number : .label),
            ]
        }
        let baseline = best.value.baseline.f1
        let lowest = models.map { min($0.value.macro.f1, $0.value.macro.low ?? 1) } + [baseline]
        let floor = lowest.filter(\.isFinite).min() ?? 0
        let plot = Plot(
            x: .linear(say("macro F1"), domain: max(0, (floor * 10).rounded(.down) / 10)...1),
            y: .band(models.map { CellText.capitalised(CellText.words($0.key)) }),
            marks: [Rule(.x(baseline), label: say("largest segment")) as any Mark] + marks)
        return Chart(
            title: title,
            description:
                say(
                    "Dots with 95 % intervals: macro F1 of \(CellText.plural(models.count, "model")) on held-out ",
                    "customers, reference line at that of naming the largest segment each time. \(title)."),
            caption: say(
                "Precision and recall in balance, every segment counting alike; customers that the model has not ",
                "seen, \(best.value.folds) folds, the same for every model, 95 % intervals. ",
                "n = \(CellText.integer(best.value.n))."),
            drawing: plot.draw(), data: GalleryTable.recoverabilityTable(findings.evaluation.recoverability))
    }
}
