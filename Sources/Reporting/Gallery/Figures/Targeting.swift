import Basics
import Charts
import Findings

extension Figure {
    static let targeting = Figure(
        name: "targeting", summary: "Segments by how attractive they are and how strong the sender is there"
    ) { findings in
        guard let targeting = findings.impact.targeting, !targeting.segments.isEmpty else { return nil }
        let segments = targeting.segments.filter { $0.attractiveness.isFinite && $0.competitiveness.isFinite }
        let bubbles = segments.sortedDescending(by: \.share).map {
            Bubble(
                x: $0.competitiveness, y: $0.attractiveness, radius: 6 + 34 * max(0, min(1, $0.share)).squareRoot(),
                colour: SeriesStyle($0.segment).colour)
        }
        let tags = segments.map {
            NamedPoint(
                $0.segmentName, x: $0.competitiveness, y: $0.attractiveness, style: SeriesStyle($0.segment))
        }
        let ticks = [0.0, 2, 4, 6, 8, 10]
        let plot = Plot(
            x: Axis(
                .linear, title: say("strength of our offer there →"), format: .number, domain: -1.2...11.2,
                ticks: ticks),
            y: Axis(.linear, title: say("attractiveness ↑"), format: .number, domain: -1.2...11.2, ticks: ticks),
            height: 330,
            marks: [Rule(.x(5)), Rule(.y(5))] + bubbles.map { $0 as any Mark } + [NameTags(tags)])
        let title = title(targeting)
        return Chart(
            title: title,
            description: say(
                "Bubbles, one per segment, the larger the more customers: to the right the stronger our offer, ",
                "further up the more attractive the segment, both from 0 to 10. \(title)."),
            caption: caption(targeting), drawing: plot.draw(), data: table(targeting))
    }

    private static func title(_ targeting: TargetingFacts) -> String {
        func scores(_ segment: TargetingSegment) -> String {
            say(
                "attractiveness \(CellText.score(segment.attractiveness, digits: 1)), strength ",
                "\(CellText.score(segment.competitiveness, digits: 1)) of 10")
        }
        let best = targeting.segments.filter { $0.attractiveness >= 5 && $0.competitiveness >= 5 }
            .sortedDescending { $0.attractiveness + $0.competitiveness }
        if let first = best.first {
            let others = best.count > 1 ? say(", before \(CellText.plural(best.count - 1, "other"))") : ""
            return say("Attractive and well served: \(first.segmentName) (\(scores(first)))\(others)")
        }
        guard let top = targeting.segments.sortedDescending(by: \.attractiveness).first else {
            return say("No segment can be placed")
        }
        return say(
            "No segment is both attractive and well served; the most attractive: \(top.segmentName) ",
            "(\(scores(top)))")
    }

    private static func caption(_ targeting: TargetingFacts) -> String {
        let axes = ["attractiveness", "competitiveness"].map { axis in
            "\(CellText.capitalised(word(axis))): "
                + targeting.criteria.filter { $0.axis == axis }.map { criterion in
                    let direction = criterion.weight < 0 ? say(", less is better") : ""
                    return
                        "\(CellText.uncapitalised(criterion.title)) (\(CellText.whole(abs(criterion.weight)))\(direction))"
                }.joined(separator: ", ")
        }.joined(separator: ". ")
        let weights =
            targeting.declared
            ? say("The weights are the study's.") : say("The weights are the report's own: state yours in the study.")
        return say(
            "Each criterion runs from 0 (the lowest of the segments) to 10 (the highest), so that small differences ",
            "are stretched; the axes are weighted means. \(axes). \(weights) A help to judge by, not a measurement.")
    }

    private static func table(_ targeting: TargetingFacts) -> DataTable {
        let rows = targeting.criteria.map { criterion in
            [criterion.title, word(criterion.axis), CellText.whole(abs(criterion.weight))]
                + targeting.segments.indices.map { index in
                    guard criterion.values.indices.contains(index), criterion.scores.indices.contains(index) else {
                        return CellText.withheld
                    }
                    let value = CellText.quantity(criterion.values[index], unit: criterion.unit, currency: nil)
                    return "\(value) → \(CellText.score(criterion.scores[index], digits: 1))"
                }
        }
        func sum(_ title: String, _ score: (TargetingSegment) -> Double) -> [String] {
            [title, say("together"), ""] + targeting.segments.map { CellText.score(score($0), digits: 1) }
        }
        return DataTable(
            [.text(say("Criterion")), .text(say("Axis")), .number(say("Weight"))]
                + targeting.segments.map { .number($0.segmentName) },
            rows: rows + [
                sum(say("Attractiveness"), \.attractiveness), sum(say("Competitiveness"), \.competitiveness),
            ],
            caption: say("Value of each criterion → its score from 0 to 10"))
    }
}

/// A segment as large as it is.
private struct Bubble: Mark {
    let x: Double
    let y: Double
    let radius: Double
    let colour: String

    var xValues: [Double] { [x] }
    var yValues: [Double] { [y] }

    func draw(in frame: Frame) -> [SVGElement] {
        [
            SVGElement(
                "circle",
                [
                    "cx": coordinate(frame.x(x)), "cy": coordinate(frame.y(y)), "r": coordinate(radius),
                    "fill": colour, "fill-opacity": "0.25", "stroke": colour,
                ])
        ]
    }
}
