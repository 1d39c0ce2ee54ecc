import Basics
import Charts
import Findings

extension Figure {
    static let biplot = Figure(
        name: "biplot", summary: "The map of the segments with the features that pull customers to its sides"
    ) { findings in
        let map = findings.segmentation.projection
        guard let components = findings.segmentation.components, !map.centres.isEmpty else { return nil }
        let arrows = arrows(components)
        guard !arrows.isEmpty else { return nil }
        // Arrows are correlations; as long as the map is wide, the longest reaches to its border.
        let reach = map.regions.flatMap { $0.rings.joined() }.filter { $0.count >= 2 }
            .map { max(abs($0[0]), abs($0[1])) }.filter(\.isFinite).max()
        let span = reach ?? map.centres.map { max(abs($0.x), abs($0.y)) }.max() ?? 1
        let scale = span / (arrows.map { max(abs($0.x), abs($0.y)) }.max() ?? 1)
        let outer = map.regions.map(\.level).max()
        let regions = map.regions.filter { $0.level == outer }.map { region in
            Polygon(
                region.rings.map { ring in ring.filter { $0.count >= 2 }.map { (x: $0[0], y: $0[1]) } },
                fill: SeriesStyle(region.segment).colour, opacity: 0.1)
        }
        let lines = arrows.map { Line([(0, 0), ($0.x * scale, $0.y * scale)], colour: "var(--mut)", width: 1.5) }
        let tags = map.centres.map {
            NamedPoint(findings.name(ofSegment: $0.segment), x: $0.x, y: $0.y, style: SeriesStyle($0.segment))
        }
        let tips = arrows.map { NamedPoint($0.title, x: $0.x * scale, y: $0.y * scale, style: .tip) }
        let plot = Plot(
            x: Axis(.linear, title: axis(map, 0), isShown: false),
            y: Axis(.linear, title: axis(map, 1), isShown: false), height: 360,
            marks: regions.map { $0 as any Mark } + lines.map { $0 as any Mark } + [NameTags(tags + tips)])
        let title = title(arrows)
        return Chart(
            title: title,
            description:
                say(
                    "Map of the segments' areas and centres on two principal components, with an arrow for each of ",
                    "\(CellText.plural(arrows.count, "feature")). \(title)."),
            caption: say(
                "Areas: \(CellText.whole(outer)) of a segment's customers. An arrow points to where the feature ",
                "grows; the longer, the more of it the map shows; arrows side by side go together. No mark is a ",
                "customer. n = \(CellText.integer(findings.data.customers))."),
            drawing: plot.draw(), data: table(arrows))
    }

    private struct Arrow {
        var title: String
        var x: Double
        var y: Double
        var length: Double { (x * x + y * y).squareRoot() }
    }

    /// The eight columns that the map shows best. That a value was missing is no direction in which people differ.
    private static func arrows(_ components: ComponentFacts) -> [Arrow] {
        let all = components.loadings.filter { !$0.feature.hasSuffix(".missing") && $0.values.count >= 2 }.map {
            Arrow(title: $0.title, x: $0.values[0], y: $0.values[1])
        }
        return Array(all.filter { $0.length.isFinite && $0.length > 0 }.sortedDescending(by: \.length).prefix(8))
    }

    private static func axis(_ map: Projection, _ axis: Int) -> String {
        let explained = map.explained.count > axis ? " (\(CellText.whole(map.explained[axis])))" : ""
        return "PC \(axis + 1)\(explained) \(axis == 0 ? "→" : "↑")"
    }

    private static func title(_ arrows: [Arrow]) -> String {
        let right = arrows.sortedDescending(by: \.x).first, left = arrows.sortedDescending { -$0.x }.first
        guard let right, let left, right.x > 0.3, left.x < -0.3 else {
            let first = arrows.first.map { CellText.uncapitalised($0.title) } ?? say("no feature")
            return say("The map shows \(first) best")
        }
        return say(
            "\(CellText.capitalised(right.title)) pulls to the right of the map, ",
            "\(CellText.uncapitalised(left.title)) to the left")
    }

    private static func table(_ arrows: [Arrow]) -> DataTable {
        DataTable(
            [.text(say("Feature")), .number("PC 1"), .number("PC 2")],
            rows: arrows.map { [$0.title, CellText.signed($0.x), CellText.signed($0.y)] },
            caption: say("Correlation of the prepared feature with the component"))
    }
}

extension SeriesStyle {
    /// The end of a feature's arrow, apart from the segments.
    fileprivate static let tip: SeriesStyle = {
        var style = SeriesStyle(1)
        style.colour = "var(--mut)"
        return style
    }()
}
