import Basics
import Charts
import Findings

extension Figure {
    static let roc = Figure(
        name: "roc", summary: "Of those with the outcome, how many are found at the price of how many others"
    ) { findings in
        guard let outcome = findings.evaluation.outcome else { return nil }
        // One rate for everybody ranks nobody.
        let models = outcome.models.filter { $0.features != "base-rate" && ($0.scores.roc?.count ?? 0) > 2 }.suffix(6)
        guard !models.isEmpty else { return nil }
        let named = models.map { (model: $0, name: name($0, of: Array(models))) }
        let title = title(named)
        let curves = named.enumerated().flatMap { index, entry -> [any Mark] in
            let style = SeriesStyle(index + 1)
            let points = (entry.model.scores.roc ?? []).map { (x: $0.falsePositiveRate, y: $0.truePositiveRate) }
            return [Line(points, colour: style.colour, dash: style.dash)]
        }
        let size = 330.0
        let plot = Plot(
            x: .linear(say("share of those without it who are named too"), .percent, domain: 0...1),
            y: .linear(say("share of those with the outcome who are found"), .percent, domain: 0...1), width: size + 60,
            height: size, marks: [Line([(0, 0), (1, 1)], colour: "var(--mut)", width: 1, dash: "2 4")] + curves)
        return Chart(
            title: title,
            description:
                say(
                    "ROC curves from the lower left to the upper right corner, one line per model, a dotted diagonal ",
                    "for chance. \(title)."),
            caption:
                say(
                    "Customers that the model has not seen, from the highest score down, n = \(CellText.integer(outcome.n)); ",
                    "dotted: chance. Points lie so far apart that each step holds enough customers of both kinds to be shown."
                ),
            drawing: .stacked([plot.draw(), key(named)], gap: 6), data: table(named))
    }

    /// Names the lines below the plot, where curves that lie together leave no room for names.
    private static func key(_ named: [(model: OutcomeModel, name: String)]) -> Drawing {
        let marks = named.enumerated().flatMap { row, entry -> [any Mark] in
            let style = SeriesStyle(row + 1), y = Double(named.count - 1 - row)
            return [
                Line([(0, y), (1, y)], colour: style.colour, dash: style.dash),
                Label(
                    entry.name, note: entry.model.scores.auc.map { "AUC \(CellText.score($0))" }, x: 1, y: y, .label),
            ]
        }
        var x = Axis.linear(domain: 0...12)
        x.isShown = false
        var y = Axis.linear(domain: -0.5...(Double(named.count) - 0.5))
        y.isShown = false
        return Plot(x: x, y: y, height: Double(named.count) * 22, marks: marks).draw()
    }

    private static func name(_ model: OutcomeModel, of models: [OutcomeModel]) -> String {
        let set = Findings.title(ofFeatureSet: model.features)
        let isAlone = models.filter { $0.features == model.features }.count == 1
        return isAlone ? set : "\(set), \(CellText.words(model.model))"
    }

    private static func title(_ named: [(model: OutcomeModel, name: String)]) -> String {
        // At one in five of the others named, how many of those sought are found.
        let found = named.compactMap { entry in
            truePositives(entry.model.scores.roc ?? [], at: 0.2).map { (name: entry.name, share: $0) }
        }
        guard let best = found.max(by: { $0.share < $1.share }) else {
            return say("ROC curves of the outcome's models")
        }
        let (name, share) = (CellText.uncapitalised(best.name), CellText.whole(best.share))
        return
            best.name.hasSuffix("s")
            ? say("Naming one in five of those without the outcome, \(name) find \(share) of those with it")
            : say("Naming one in five of those without the outcome, \(name) finds \(share) of those with it")
    }

    /// Linear between the points, as the curve is drawn.
    private static func truePositives(_ points: [ROCPoint], at rate: Double) -> Double? {
        for (before, after) in zip(points, points.dropFirst()) where after.falsePositiveRate >= rate {
            let width = after.falsePositiveRate - before.falsePositiveRate
            let part = width > 0 ? (rate - before.falsePositiveRate) / width : 1
            return before.truePositiveRate + part * (after.truePositiveRate - before.truePositiveRate)
        }
        return nil
    }

    /// Places along the lower axis where the table says how many are found; the others are in findings.json.
    private static let told = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75]

    /// The points of a curve that are nearest to those places.
    private static func points(_ curve: [ROCPoint]) -> [ROCPoint] {
        let nearest = told.compactMap { rate in
            curve.indices.dropFirst().dropLast().min {
                abs(curve[$0].falsePositiveRate - rate) < abs(curve[$1].falsePositiveRate - rate)
            }
        }
        return nearest.distinct { $0 }.map { curve[$0] }
    }

    private static func table(_ named: [(model: OutcomeModel, name: String)]) -> DataTable {
        DataTable(
            [
                .text(say("Model")), .number(say("Others named")), .number(say("Found")), .number("AUC [95 %]"),
                .number("n"),
            ],
            rows: named.flatMap { entry in
                points(entry.model.scores.roc ?? []).map { point in
                    [
                        entry.name, CellText.percent(point.falsePositiveRate), CellText.percent(point.truePositiveRate),
                        entry.model.scores.auc.map { CellText.score($0) } ?? NumberFormat.missing,
                        CellText.integer(entry.model.scores.n),
                    ]
                }
            }, caption: say("Some points of each line; all are in findings.json"))
    }
}
