import Basics
import Charts
import Findings

extension Figure {
    static let linearWeights = Figure(
        name: "linear-weights", summary: "In which direction each feature pushes towards a segment"
    ) { findings in
        LinearWeightBars(weights: findings.importance.linear ?? [], question: "recoverability", most: 5).chart()
    }

    static let linearWeightsOutcome = Figure(
        name: "linear-weights-outcome", summary: "In which direction each feature pushes towards the outcome"
    ) { findings in
        LinearWeightBars(weights: findings.importance.linear ?? [], question: "outcome", most: 12).chart()
    }
}

/// Weights of a linear model as bars to either side of zero, a panel per target.
struct LinearWeightBars {
    var weights: [LinearWeight]
    var question: String
    /// In a panel, the strongest.
    var most: Int

    func chart() -> Chart? {
        let own = weights.filter { $0.question == question && $0.mean.isFinite }
        guard !own.isEmpty else { return nil }
        let panels = own.distinct(\.target).map { target in (target: target, weights: strongest(own, target)) }
        let shown = panels.flatMap(\.weights)
        let title = title(shown)
        let ends: [Double] = shown.flatMap { [$0.mean - spread($0), $0.mean + spread($0), 0] }
        let (low, high) = (ends.min() ?? 0, ends.max() ?? 0)
        let margin = max((high - low) * 0.06, 1e-9)
        var axis = Axis.linear(
            panels.count == 1 ? say("weight") : nil, .signed, domain: (low - margin)...(high + margin))
        axis.ticks = Ticks(covering: low, high, count: 4).values
        let columns = panels.count == 1 ? 1 : 2
        let width = Drawing.panelWidth(columns: columns)
        let widest = shown.map { textWidth($0.title, .label) }.max() ?? 0
        let left = min(width * (columns == 1 ? 0.45 : 0.6), widest.rounded(.up) + 10)
        let drawings = panels.map { panel in
            Plot(
                x: axis, y: .band(panel.weights.map(\.title)), width: width, rowHeight: 24, left: left,
                heading: columns == 1 ? nil : panel.target, marks: [Rule(.x(0))] + bars(panel.weights)
            ).draw()
        }
        let hidden = own.count - shown.count
        let name = CellText.words(own[0].model)
        let model = own[0].model.hasSuffix("regression") ? name : say("linear \(name)")
        return Chart(
            title: title,
            description: say(
                "Bars from zero, to the right where more of a feature speaks for it and to the left where it ",
                "speaks against it, with ± 1 sd over folds, for \(CellText.plural(panels.count, "target")). \(title)."),
            caption: say(
                "Weights of a \(model) per standard deviation of the feature, the other features held ",
                "equal; line: ± 1 sd over folds. Features that go together share their weight, so a small one doesn't ",
                "mean that a feature is unimportant.")
                + (hidden > 0 ? say(" \(CellText.plural(hidden, "weaker weight")) in findings.json only.") : ""),
            drawing: columns == 1 ? drawings[0] : .grid(drawings, columns: columns), data: table(shown))
    }

    private func strongest(_ weights: [LinearWeight], _ target: String) -> [LinearWeight] {
        Array(weights.filter { $0.target == target }.sortedDescending { abs($0.mean) }.prefix(most))
    }

    private func spread(_ weight: LinearWeight) -> Double { weight.sd.isFinite ? max(0, weight.sd) : 0 }

    private func bars(_ weights: [LinearWeight]) -> [any Mark] {
        weights.enumerated().flatMap { row, weight -> [any Mark] in
            [
                Bar(weight.mean, row: row, fill: weight.mean < 0 ? "var(--s1)" : "var(--s0)", opacity: 0.85),
                Interval(weight.mean - spread(weight), weight.mean + spread(weight), row: row),
            ]
        }
    }

    private func title(_ shown: [LinearWeight]) -> String {
        guard let first = shown.sortedDescending(by: { abs($0.mean) }).first else { return say("No weights") }
        let name = CellText.capitalised(first.title)
        return first.mean < 0
            ? say("\(name) pushes hardest: against “\(first.target)”")
            : say("\(name) pushes hardest: for “\(first.target)”")
    }

    private func table(_ weights: [LinearWeight]) -> DataTable {
        DataTable(
            [
                .text(say("Towards")), .text(say("Feature")), .number(say("Weight")), .number(say("sd")),
                .text(say("Model")),
            ],
            rows: weights.map {
                [$0.target, $0.title, CellText.signed($0.mean), CellText.score($0.sd), CellText.words($0.model)]
            })
    }
}
