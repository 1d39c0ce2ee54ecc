import Basics
import Charts
import Findings

extension Figure {
    static let silhouette = Figure(
        name: "silhouette", summary: "How well customers sit in their segments: silhouette widths"
    ) { findings in
        let segments = findings.segments
        let data = table(segments)
        let drawable = segments.filter { $0.silhouette.quantiles.filter(\.isFinite).count > 1 }
        let title = title(findings)
        guard !drawable.isEmpty else { return .empty(title: title, data: data) }
        let heights = drawable.map { max(30, ($0.share ?? 0) * 240) }
        let gap = 8.0
        let total = heights.reduce(0, +) + gap * Double(heights.count - 1)
        var marks: [any Mark] = []
        var top = total
        let left = min(230, (drawable.map { textWidth($0.name, .label) }.max() ?? 0).rounded(.up) + 10)
        for (segment, height) in zip(drawable, heights) {
            let style = SeriesStyle(segment.id)
            marks.append(knife(segment.silhouette, top: top, height: height, colour: style.colour))
            marks.append(
                Label(
                    CellText.signed(segment.silhouette.mean).replacing("+", with: ""),
                    note: segment.silhouette.negative.map { say("\(CellText.whole($0)) below 0") } ?? "",
                    x: segment.silhouette.quantiles.filter(\.isFinite).max() ?? 0, y: top - height / 2))
            marks.append(RowName(name: segment.name, y: top - height / 2, width: left - 10))
            top -= height + gap
        }
        let mean = findings.segmentation.silhouette
        let plot = Plot(
            x: .linear(say("silhouette width"), zero: true), y: Axis(.linear, domain: 0...total, isShown: false),
            height: total, left: left,
            marks: [Rule(.x(mean), label: say("mean \(CellText.score(mean))")), Rule(.x(0))] + marks)
        return Chart(
            title: title,
            description: say(
                "Silhouette plot: for each segment its customers' silhouette widths in falling order, from ",
                "quantiles. Mean \(CellText.score(mean)). \(title)."),
            caption: say(
                "Width 1: far from every other segment; 0: on a border; below 0: closer to another segment. Drawn ",
                "from 5 % quantiles; no line is a person. n = \(CellText.integer(findings.data.customers))."),
            drawing: plot.draw(), data: data)
    }

    /// Widths in falling order from top to bottom, filled from zero.
    private static func knife(_ profile: SilhouetteProfile, top: Double, height: Double, colour: String) -> Polygon {
        let widths = profile.quantiles.filter(\.isFinite).sorted(by: >)
        let step = height / Double(max(1, widths.count - 1))
        let edge = widths.enumerated().map { (x: $0.element, y: top - Double($0.offset) * step) }
        return Polygon([[(x: 0, y: top)] + edge + [(x: 0, y: top - height)]], fill: colour, opacity: 0.95)
    }

    private static func title(_ findings: Findings) -> String {
        let mean = CellText.score(findings.segmentation.silhouette)
        guard !findings.segments.isEmpty else { return say("No silhouette widths") }
        guard let worst = findings.segments.sortedDescending(by: \.silhouette.negative).first,
            let negative = worst.silhouette.negative, negative > 0.005
        else { return say("Mean silhouette \(mean): hardly anybody is closer to another segment") }
        let share = CellText.whole(negative)
        return say("Mean silhouette \(mean); in \(worst.name) \(share) are closer to another segment")
    }

    private static func table(_ segments: [Segment]) -> DataTable {
        DataTable(
            [
                .text(say("Segment")), .number(say("Mean width")), .number(say("Below 0")), .number("10 %"),
                .number(say("Median")),
                .number("90 %"),
            ],
            rows: segments.map { segment in
                let quantiles = segment.silhouette.quantiles
                let at = { (share: Double) in
                    quantiles.isEmpty ? nil : quantiles[Int((share * Double(quantiles.count - 1)).rounded())]
                }
                return [
                    segment.name, CellText.score(segment.silhouette.mean),
                    CellText.percent(segment.silhouette.negative), CellText.score(at(0.1)),
                    CellText.score(at(0.5)), CellText.score(at(0.9)),
                ]
            }, caption: say("Silhouette widths: mean, share below zero and quantiles"))
    }
}

/// The name of a block of rows of unequal height, left of the plot.
private struct RowName: Mark {
    let name: String
    let y: Double
    let width: Double

    func draw(in frame: Frame) -> [SVGElement] {
        let shown = TextFit.truncated(name, to: width, .label)
        return [.text(shown, x: frame.left - 10, y: frame.y(y) + 4.5, .label, anchor: .end)]
    }
}
