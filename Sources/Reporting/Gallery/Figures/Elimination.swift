import Basics
import Charts
import Findings

extension Figure {
    static let elimination = Figure(
        name: "elimination", summary: "The score by the number of features left: how few are enough?"
    ) { findings in
        guard let facts = findings.features.elimination, !facts.steps.isEmpty else { return nil }
        let steps = facts.steps.sorted { $0.features < $1.features }
        let score = CellText.score(ofMeasure: facts.score)
        let most = steps.last?.features ?? 0
        let chosen = steps.first { $0.features == facts.chosen }
        let features = CellText.plural(facts.chosen, "feature")
        let figures = (CellText.score(chosen?.score.value), CellText.score(steps.last?.score.value))
        let title =
            say(
                plural: facts.chosen,
                one: "\(features) of \(most) is enough: \(score) \(figures.0) against \(figures.1) with all",
                other: "\(features) of \(most) are enough: \(score) \(figures.0) against \(figures.1) with all")
        let line = steps.map { (x: Double($0.features), y: $0.score.value) }
        let area = steps.map { (x: Double($0.features), low: $0.score.low ?? .nan, high: $0.score.high ?? .nan) }
        let dots = line.map {
            Dot($0.x, y: $0.y, colour: "var(--s0)", radius: $0.x == Double(facts.chosen) ? 5.5 : 2.5) as any Mark
        }
        var x = Axis.linear(say("features left"), .integer)
        x.domain = 0...Double(max(1, most))
        let plot = Plot(
            x: x, y: .linear(score), height: 190,
            marks: [
                Rule(.x(Double(facts.chosen)), label: say("kept: \(facts.chosen)")), Area(area, opacity: 0.14),
                Line(line),
            ] + dots)
        return Chart(
            title: title,
            description:
                say(
                    "Line with a band: mean \(score) of the inner cross-validation by the number of features left, from ",
                    "\(most) down to \(steps.first?.features ?? 0); the number kept is marked. \(title)."),
            caption:
                say(
                    "\(CellText.capitalised(CellText.words(facts.model))), the least important features left out step by ",
                    "step among the customers to learn from, \(facts.folds) inner folds. Band: 95 % over the folds, a little ",
                    "too narrow, as they share customers. Kept: the fewest within one standard error of the best."),
            drawing: plot.draw(), data: GalleryTable.eliminationTable(facts, findings))
    }
}
