import Basics
import Charts
import Findings

extension Figure {
    static let gains = Figure(
        name: "gains", summary: "What addressing the best-scored customers first brings: cumulative gains and lift"
    ) { findings in
        guard let outcome = findings.evaluation.outcome else { return nil }
        // One group is everybody: nobody could be addressed first.
        let curves = (outcome.gains ?? []).filter { $0.points.count > 1 }.prefix(2)
        guard let best = curves.last else { return nil }
        let width = Drawing.panelWidth(columns: 2, gap: 28)
        let lifts = curves.flatMap { $0.points.flatMap { [$0.lift, $0.liftHigh] } }.filter(\.isFinite)
        let top = Ticks(covering: 0, min(50, max(1.5, lifts.max() ?? 2)), count: 4).values.last ?? 2
        let left = Plot(
            x: .linear(say("share of customers addressed"), .percent, domain: 0...1),
            y: .linear(nil, .percent, domain: 0...1), width: width, height: 200, heading: say("Found of those who did"),
            marks: [Line([(0, 0), (1, 1)], colour: "var(--mut)", width: 1, dash: "3 3")]
                + curves.flatMap(captured) + names(Array(curves)))
        let right = Plot(
            x: .linear(say("share of customers addressed"), .percent, domain: 0...1),
            y: .linear(nil, domain: 0...top), width: width, height: 200, heading: say("Lift of each group"),
            marks: [Rule(.y(1), label: say("all customers"))] + curves.flatMap(lift))
        let title = title(best, curves.first, outcome: outcome)
        return Chart(
            title: title,
            description: say(
                "Two panels over the share of customers addressed, best-scored first. Left: share of those with ",
                "the outcome who are reached; dashed diagonal: at random. Right: rate of each group over that of all, ",
                "with 95 % intervals. \(title)."),
            caption: say(
                "Held-out customers, the highest predictions first; equal predictions stay together. Left: the ",
                "diagonal is addressing at random. Right: a lift of 2 is twice the rate of all customers, bars: 95 % ",
                "Wilson intervals. \(CellText.capitalised(curves.map(name).joined(separator: "; "))). The scores rank customers; that ",
                "addressing them changes anything is not said. n = \(CellText.integer(outcome.n))."),
            drawing: .grid([left.draw(), right.draw()], columns: 2, gap: 28), data: table(Array(curves)))
    }

    private static func isSegment(_ curve: GainsFacts) -> Bool { curve.features == "segment" }

    private static func colour(_ curve: GainsFacts) -> String { isSegment(curve) ? "var(--warm)" : "var(--cool)" }

    private static func short(_ curve: GainsFacts) -> String { isSegment(curve) ? say("segment") : word("features") }

    private static func name(_ curve: GainsFacts) -> String {
        isSegment(curve)
            ? say("segment (squares): the segment alone")
            : say(
                "features (circles): \(CellText.uncapitalised(Findings.title(ofFeatureSet: curve.features))), ",
                "\(CellText.words(curve.model))")
    }

    private static func captured(_ curve: GainsFacts) -> [any Mark] {
        let points = [(x: 0.0, y: 0.0)] + curve.points.map { (x: $0.share, y: $0.captured) }
        let symbol: Symbol = isSegment(curve) ? .square : .circle
        return [Line(points, colour: colour(curve), width: 1.8, dash: isSegment(curve) ? "5 3" : nil)]
            + points.dropFirst().map {
                Dot($0.x, y: $0.y, symbol: symbol, colour: colour(curve), radius: 3) as any Mark
            }
    }

    /// The curves' names where they are furthest apart; in a row of their own where they are nearly one.
    private static func names(_ curves: [GainsFacts]) -> [any Mark] {
        curves.enumerated().map { index, curve in
            Label(
                short(curve), x: 1, y: 0.09 + 0.11 * Double(index), .number, anchor: .end, dx: -14, dy: 4.5) as any Mark
        }
            + curves.enumerated().map { index, curve in
                Dot(
                    0.985, y: 0.09 + 0.11 * Double(index), symbol: isSegment(curve) ? .square : .circle,
                    colour: colour(curve), radius: 3.5) as any Mark
            }
    }

    /// At the middle of each group.
    private static func lift(_ curve: GainsFacts) -> [any Mark] {
        var before = 0.0
        return curve.points.flatMap { point -> [any Mark] in
            let middle = (before + point.share) / 2
            before = point.share
            let symbol: Symbol = isSegment(curve) ? .square : .circle
            return [
                Line([(middle, point.liftLow), (middle, point.liftHigh)], colour: colour(curve), width: 1.5),
                Dot(middle, y: point.lift, symbol: symbol, colour: colour(curve), radius: 3),
            ]
        }
    }

    /// What the group nearest to a fifth of the customers holds.
    private static func title(_ best: GainsFacts, _ other: GainsFacts?, outcome: OutcomeEvaluation) -> String {
        func fifth(_ curve: GainsFacts) -> GainsPoint? {
            curve.points.filter { $0.share.isFinite }.min { abs($0.share - 0.2) < abs($1.share - 0.2) }
        }
        guard let point = fifth(best), point.share < 1 else { return say("The scores tell no customers apart") }
        let start = say(
            "The \(CellText.whole(point.share)) of customers with the highest scores hold ",
            "\(CellText.whole(point.captured)) of those with the outcome")
        guard let other, isSegment(other), !isSegment(best), let own = fifth(other), own.share < 1 else { return start }
        return start + say("; by segment alone, \(CellText.whole(own.share)) hold \(CellText.whole(own.captured))")
    }

    private static func table(_ curves: [GainsFacts]) -> DataTable {
        DataTable(
            [
                .text(say("Scores from")), .number(say("Addressed")), .number(say("Found [95 %]")),
                .number(say("Lift of the group [95 %]")),
                .number("n"),
            ],
            rows: curves.flatMap { curve in
                curve.points.map { point in
                    [
                        short(curve), CellText.percent(point.share),
                        CellText.percent(point.captured)
                            + CellText.interval(point.capturedLow, point.capturedHigh) { CellText.percent($0) },
                        CellText.score(point.lift, point.liftLow, point.liftHigh), CellText.integer(point.n),
                    ]
                }
            })
    }
}
