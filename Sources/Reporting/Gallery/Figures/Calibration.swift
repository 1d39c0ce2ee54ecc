import Basics
import Charts
import Findings

extension Figure {
    static let calibration = Figure(
        name: "calibration", summary: "Whether predicted probabilities of the outcome come true"
    ) { findings in
        guard let outcome = findings.evaluation.outcome else { return nil }
        // One rate for everybody is a single point and trivially calibrated.
        let models = outcome.models.filter { $0.features != "base-rate" && !($0.scores.calibration ?? []).isEmpty }
            .suffix(4)
        guard let last = models.last else { return nil }
        let columns = models.count == 1 ? 1 : models.count == 4 ? 2 : models.count
        let bins = models.flatMap { $0.scores.calibration ?? [] }
        let highest = bins.flatMap { [$0.predicted, $0.observed.high ?? 0] }.filter(\.isFinite).max() ?? 1
        let end = min(1, max(0.1, Ticks(covering: 0, highest, count: 5).values.last ?? 1))
        let panels = models.map { model in
            panel(
                model, width: columns == 1 ? 420 : Drawing.panelWidth(columns: columns), end: end,
                heading: Findings.title(ofFeatureSet: model.features) + ", " + CellText.words(model.model))
        }
        let title = title(last)
        return Chart(
            title: title,
            description: say(
                "Predicted probability against observed rate with 95 % Wilson intervals, ",
                "\(CellText.plural(models.count, "model")); on the dashed diagonal predictions come true. \(title)."),
            caption: say(
                "Held-out customers in bins of predicted probability; 95 % Wilson intervals. On the diagonal, ",
                "predictions come true. n = \(CellText.integer(outcome.n))."),
            drawing: .grid(panels, columns: columns), data: table(Array(models)))
    }

    private static func panel(_ model: OutcomeModel, width: Double, end: Double, heading: String) -> Drawing {
        let bins = (model.scores.calibration ?? []).filter { !$0.observed.suppressed }
        var marks: [any Mark] = [Line([(0, 0), (end, end)], colour: "var(--mut)", width: 1, dash: "3 3")]
        let points = bins.compactMap { bin in bin.observed.value.map { (x: bin.predicted, y: $0) } }
        for bin in bins {
            guard let low = bin.observed.low, let high = bin.observed.high else { continue }
            marks.append(Line([(bin.predicted, low), (bin.predicted, high)], colour: "var(--s0)", width: 1.5))
        }
        marks.append(Line(points, colour: "var(--s0)", width: 1))
        marks += points.map { Dot($0.x, y: $0.y, colour: "var(--s0)", radius: 3.5) as any Mark }
        return Plot(
            x: .linear(say("predicted"), .percent, domain: 0...end),
            y: .linear(say("observed"), .percent, domain: 0...end),
            width: width, height: min(220, width * 0.6), heading: heading, marks: marks
        ).draw()
    }

    /// The largest gap of bins with enough customers to judge.
    private static func title(_ model: OutcomeModel) -> String {
        let gaps = (model.scores.calibration ?? []).compactMap { bin -> (gap: Double, n: Int)? in
            guard let observed = bin.observed.value, let n = bin.observed.n else { return nil }
            return (abs(observed - bin.predicted), n)
        }
        let total = gaps.reduce(0) { $0 + $1.n }
        guard total > 0 else { return say("Too few customers to judge the predicted probabilities") }
        let mean = gaps.reduce(0) { $0 + $1.gap * Double($1.n) } / Double(total)
        return
            say(
                "Predicted and observed rates differ by \(NumberFormat.fixed(mean * 100, digits: 1)) percentage points on average ",
                "(\(CellText.uncapitalised(Findings.title(ofFeatureSet: model.features))))")
    }

    private static func table(_ models: [OutcomeModel]) -> DataTable {
        DataTable(
            [
                .text(say("Features")), .text(say("Model")), .number(say("Predicted")), .number(say("Observed [95 %]")),
                .number("n"),
            ],
            rows: models.flatMap { model in
                (model.scores.calibration ?? []).map { bin in
                    [
                        Findings.title(ofFeatureSet: model.features), CellText.words(model.model),
                        CellText.percent(bin.predicted), CellText.rate(bin.observed), CellText.size(bin.observed),
                    ]
                }
            })
    }
}
