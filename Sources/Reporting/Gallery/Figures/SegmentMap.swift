import Basics
import Charts
import Findings

extension Figure {
    static let segmentMap = Figure(
        name: "segment-map", summary: "Where the segments lie on the first two principal components"
    ) { findings in
        let map = findings.segmentation.projection
        let title = title(findings)
        let data = table(findings)
        guard !map.regions.isEmpty || !map.centres.isEmpty else { return .empty(title: title, data: data) }
        let wide = map.regions.sortedDescending(by: \.level)  // the inner contour lies on top
        let inner = wide.last?.level
        let regions = wide.map { region in
            let style = SeriesStyle(region.segment)
            let rings = region.rings.map { ring in ring.filter { $0.count >= 2 }.map { (x: $0[0], y: $0[1]) } }
            return region.level == inner
                ? Polygon(rings, fill: style.colour, opacity: 0.3)
                : Polygon(rings, fill: style.colour, opacity: 0.06, stroke: style.colour, dash: style.dash)
        }
        let tags = map.centres.map {
            NamedPoint(findings.name(ofSegment: $0.segment), x: $0.x, y: $0.y, style: SeriesStyle($0.segment))
        }
        let plot = Plot(
            x: Axis(.linear, title: axisTitle(findings, 0), isShown: false),
            y: Axis(.linear, title: axisTitle(findings, 1), isShown: false), height: 320,
            marks: [Edges()] + regions.map { $0 as any Mark } + neighbours(map) + [NameTags(tags)])
        return Chart(
            title: title,
            description: say("Map on two principal components with contours around each segment: ")
                + map.centres.map { findings.name(ofSegment: $0.segment) }.joined(separator: ", ")
                + say(". Horizontally \(axisTitle(findings, 0)); vertically \(axisTitle(findings, 1))."),
            caption: caption(map, customers: findings.data.customers), drawing: plot.draw(), data: data)
    }

    /// Lines between segments that run into each other, the wider the more.
    private static func neighbours(_ map: Projection) -> [any Mark] {
        (map.neighbours ?? []).compactMap { pair in
            guard let first = map.centres.first(where: { $0.segment == pair.first }),
                let second = map.centres.first(where: { $0.segment == pair.second }), pair.shadow >= leastShadow
            else { return nil }
            return Line(
                [(first.x, first.y), (second.x, second.y)], colour: "var(--mut)", width: 0.5 + 7 * min(1, pair.shadow))
        }
    }

    /// Below it hardly anybody is between two segments.
    private static let leastShadow = 0.05

    private static func title(_ findings: Findings) -> String {
        let known = findings.segments.compactMap { segment in
            segment.boundary.flatMap { boundary in segment.share.map { (weight: $0, boundary: boundary) } }
        }
        let total = known.reduce(0) { $0 + $1.weight }
        if findings.segments.count > 1, known.count == findings.segments.count, total > 0 {
            let share = known.reduce(0) { $0 + $1.weight * $1.boundary } / total
            return say("\(CellText.whole(share)) of customers lie at a border between two segments")
        }
        guard !findings.segmentation.projection.centres.isEmpty else { return say("No map of the segments") }
        let explained = findings.segmentation.projection.explained.prefix(2).reduce(0, +)
        return say("The map shows \(CellText.whole(explained)) of the variance of the features")
    }

    /// `PC 1 (31 %): higher orders, lower days since last purchase →`
    private static func axisTitle(_ findings: Findings, _ axis: Int) -> String {
        let map = findings.segmentation.projection
        // That a value was missing is no direction in which people differ.
        let weights = map.loadings.filter { !$0.feature.hasSuffix(".missing") }.map {
            (feature: $0.feature, value: axis == 0 ? $0.first : $0.second)
        }
        let strongest = weights.sortedDescending { abs($0.value) }.prefix(2)
        let limit = (strongest.first.map { abs($0.value) } ?? 0) * 0.6
        let words = strongest.filter { abs($0.value) >= limit && $0.value != 0 }.map { weight in
            let title = TextFit.truncated(findings.title(ofFeature: weight.feature), to: 190, .muted)
            return (weight.value > 0 ? say("more ") : say("less ")) + CellText.uncapitalised(title)
        }
        let explained = map.explained.count > axis ? " (\(CellText.whole(map.explained[axis])))" : ""
        let meaning = words.isEmpty ? "" : ": " + words.joined(separator: ", ")
        return "PC \(axis + 1)\(explained)\(meaning) \(axis == 0 ? "→" : "↑")"
    }

    private static func caption(_ map: Projection, customers: Int) -> String {
        let levels = map.regions.map(\.level).distinct { $0 }.sorted()
        let meaning =
            levels.count > 1
            ? say(
                "Filled: \(CellText.whole(levels.first)) of a segment's customers; outline: \(CellText.whole(levels.last))."
            )
            : levels.first.map { say("Contours hold \(CellText.whole($0)) of a segment's customers.") }
                ?? say("Centres only.")
        let lines =
            (map.neighbours ?? []).contains { $0.shadow >= leastShadow }
            ? say(
                " Lines join segments that run into each other, the wider the more customers lie between (shadow values)."
            )
            : ""
        return say(
            "First two principal components of the prepared features. \(meaning)\(lines) n = \(CellText.integer(customers))."
        )
    }

    private static func table(_ findings: Findings) -> DataTable {
        DataTable(
            [
                .text(say("Segment")), .number("PC 1"), .number("PC 2"), .number(say("At a border")),
                .text(say("Runs into (shadow value)")),
            ],
            rows: findings.segmentation.projection.centres.map { centre in
                let boundary = findings.segments.first { $0.id == centre.segment }?.boundary
                return [
                    findings.name(ofSegment: centre.segment), CellText.score(centre.x), CellText.score(centre.y),
                    CellText.percent(boundary), runsInto(centre.segment, findings),
                ]
            }, caption: say("Centres on the map; at a border: shadow value above 0.9"))
    }

    private static func runsInto(_ segment: Int, _ findings: Findings) -> String {
        let pairs = (findings.segmentation.projection.neighbours ?? []).filter { pair in
            [pair.first, pair.second].contains(segment) && pair.shadow >= leastShadow
        }
        guard !pairs.isEmpty else { return "–" }
        return pairs.sortedDescending(by: \.shadow).map { pair in
            let other = pair.first == segment ? pair.second : pair.first
            return "\(findings.name(ofSegment: other)) (\(CellText.score(pair.shadow)))"
        }.joined(separator: ", ")
    }
}

/// The left and lower edge of a plot whose axes have no ticks.
private struct Edges: Mark {
    func draw(in frame: Frame) -> [SVGElement] {
        [
            .line(frame.left, frame.bottom, frame.right, frame.bottom, class: "grid"),
            .line(frame.left, frame.top, frame.left, frame.bottom, class: "grid"),
        ]
    }
}
