import Basics
import Charts
import Findings

extension Figure {
    static let learningCurve = Figure(
        name: "learning-curve", summary: "The score by the number of customers learnt from: would more of them help?"
    ) { findings in
        guard let curve = findings.evaluation.learningCurve, !curve.points.isEmpty else { return nil }
        let score = CellText.score(ofMeasure: curve.score)
        let title = title(curve, score)
        let series: [(name: String, style: SeriesStyle, values: [Estimate])] = [
            (say("customers learnt from"), SeriesStyle(2), curve.points.map(\.training)),
            (say("held-out customers"), SeriesStyle(1), curve.points.map(\.validation)),
        ]
        let sizes = curve.points.map { Double($0.n) }
        let marks = series.flatMap { series -> [any Mark] in
            let lines = zip(sizes, series.values).map { (x: $0, y: $1.value) }
            let area = zip(sizes, series.values).map { (x: $0, low: $1.low ?? .nan, high: $1.high ?? .nan) }
            let dots = lines.map {
                Dot($0.x, y: $0.y, symbol: series.style.symbol, colour: series.style.colour, radius: 3.5) as any Mark
            }
            let name = lines.last.map { Label(series.name, x: $0.x, y: $0.y, .label) as any Mark }
            return [
                Area(area, fill: series.style.colour, opacity: 0.12),
                Line(lines, colour: series.style.colour, dash: series.style.dash),
            ] + dots + (name.map { [$0] } ?? [])
        }
        var x = Axis.linear(say("customers learnt from"), .integer, zero: true)
        x.domain = 0...(sizes.max() ?? 1)
        let plot = Plot(x: x, y: .linear(score), height: 210, marks: marks)
        return Chart(
            title: title,
            description:
                say(
                    "Two lines over the number of customers learnt from, \(CellText.integer(curve.points.first?.n)) to ",
                    "\(CellText.integer(curve.points.last?.n)): mean \(score) on the customers learnt from and on held-out ",
                    "ones, with bands of 95 %. \(title)."),
            caption: say(
                "\(CellText.capitalised(CellText.words(curve.model))), growing parts of the training customers of ",
                "\(curve.folds) folds, each holding the one before. Bands: 95 % over the folds, which share customers, ",
                "so that they are a little too narrow."),
            drawing: plot.draw(), data: GalleryTable.learningCurveTable(curve))
    }

    private static func title(_ curve: LearningCurveFacts, _ score: String) -> String {
        guard let first = curve.points.first, let last = curve.points.last else { return say("No learning curve") }
        return
            say(
                "From \(CellText.integer(first.n)) to \(CellText.integer(last.n)) customers the \(score) on held-out ones goes from ",
                "\(CellText.score(first.validation.value)) to \(CellText.score(last.validation.value))")
    }
}
