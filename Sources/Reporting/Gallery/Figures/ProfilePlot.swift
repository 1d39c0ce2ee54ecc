import Basics
import Charts
import Findings

extension Figure {
    static let profilePlot = Figure(
        name: "profile-plot", summary: "Each segment's means beside those of all customers, its markers highlighted"
    ) { findings in
        let segments = findings.segments.filter { !$0.profile.isEmpty }
        let rows = rows(segments)
        let data = table(segments, rows, currency: findings.study.currency)
        guard !rows.isEmpty else { return .empty(title: say("No feature sets a segment apart"), data: data) }
        let names = min(190, (rows.map { textWidth($0.title, .label) }.max() ?? 0).rounded(.up) + 12)
        let columns = segments.count == 4 ? 2 : min(3, segments.count), gap = 14.0
        let width = (Drawing.panelWidth(columns: 1) - names - gap * Double(columns - 1)) / Double(columns)
        let low = rows.contains { $0.values.contains { $0 < 0 } } ? -1.0 : 0
        // Room for the longest figure in every panel, so that all have one scale.
        let room = min(width * 0.6, longestLabel(segments, rows, findings) + 8)
        let high = low + (1 - low) * width / (width - room)
        let panels = segments.enumerated().map { index, segment in
            // The features' names stand once in each line of panels.
            let isFirst = index % columns == 0
            return Plot(
                x: Axis(.linear, domain: low...high, isShown: false),
                y: Axis(.band(rows.map { BandName($0.title) }), isShown: isFirst),
                width: width + (isFirst ? names : 0), rowHeight: 22, left: isFirst ? names : 0, heading: segment.name,
                isHeadingOverMarks: true,
                marks: rows.enumerated().flatMap { marks(segment, $0.element, at: $0.offset, findings) }
            ).draw()
        }
        let title = title(segments, currency: findings.study.currency)
        return Chart(
            title: title,
            description: say(
                "Small multiples, one per segment: bars for the segment's mean of ",
                "\(CellText.plural(rows.count, "feature")), each feature on its own scale, with a line for the mean of ",
                "all customers. \(title)."),
            caption: say(
                "Bar: the segment's mean; line: the mean of all customers. Coloured bars are markers, pale ones ",
                "are no different enough to speak of. Each feature has a scale of its own, the same in every panel: ",
                "compare bars of one feature. n = \(CellText.integer(findings.data.customers))."),
            drawing: .grid(panels, columns: columns, gap: gap, rowGap: 14), data: data)
    }

    private struct Row {
        var name: String
        var title: String
        /// Of the segments and of all customers.
        var values: [Double]

        /// The longest bar of the feature.
        var limit: Double { values.map { abs($0) }.max() ?? 0 }
    }

    /// At most 48 bars in all.
    private static func rows(_ segments: [Segment]) -> [Row] {
        let all = segments.flatMap(\.profile).filter { $0.value.isFinite && $0.overall.isFinite && $0.effect.isFinite }
        let strength = { (name: String) in all.filter { $0.feature == name }.map { abs($0.effect) }.max() ?? 0 }
        let names = all.distinct(\.feature).sortedDescending { strength($0) }
            .prefix(max(4, min(8, 48 / max(1, segments.count))))
        return names.compactMap { name in
            let markers = all.filter { $0.feature == name }
            guard let first = markers.first else { return nil }
            let row = Row(name: name, title: first.title, values: markers.map(\.value) + [first.overall])
            return row.limit > 0 && row.limit < 1e150 ? row : nil
        }
    }

    private static func marks(_ segment: Segment, _ row: Row, at index: Int, _ findings: Findings) -> [any Mark] {
        guard let marker = segment.profile.first(where: { $0.feature == row.name }), marker.value.isFinite else {
            return []
        }
        let isMarker = segment.markers.contains { $0.feature == row.name }
        let place = marker.value / row.limit, overall = marker.overall / row.limit
        return [
            Bar(
                place, row: index, fill: isMarker ? SeriesStyle(segment.id).colour : "var(--mut)",
                opacity: isMarker ? 0.85 : 0.3, thickness: 11),
            Tick(x: overall, row: Double(index)),
            Label(
                short(marker.value, unit: marker.unit, currency: findings.study.currency), x: max(place, overall, 0),
                y: Double(index), isMarker ? .number : .muted, dx: 5),
        ]
    }

    private static func longestLabel(_ segments: [Segment], _ rows: [Row], _ findings: Findings) -> Double {
        let names = Set(rows.map(\.name))
        let markers = segments.flatMap(\.profile).filter { names.contains($0.feature) && $0.value.isFinite }
        let labels = markers.map { short($0.value, unit: $0.unit, currency: findings.study.currency) }
        return labels.map { textWidth($0, .number) }.max() ?? 0
    }

    /// Room is scarce: the unit stands in the feature's name or in the table.
    private static func short(_ value: Double, unit: String?, currency: String?) -> String {
        let isSpokenOf = unit == "share" || unit == "yes/no" || unit == currency
        return isSpokenOf
            ? CellText.quantity(value, unit: unit, currency: currency) : NumberFormat.significant(value)
    }

    private static func title(_ segments: [Segment], currency: String?) -> String {
        let all = segments.flatMap { segment in segment.markers.map { (segment: segment, marker: $0) } }
            .filter { $0.marker.value.isFinite && $0.marker.effect.isFinite }
        guard let peak = all.sortedDescending(by: { abs($0.marker.effect) }).first else {
            return say("No segment differs enough from all customers to speak of")
        }
        let text = { CellText.quantity($0, unit: peak.marker.unit, currency: currency) }
        return say(
            "\(peak.marker.title): \(text(peak.marker.value)) in \(peak.segment.name), ",
            "\(text(peak.marker.overall)) among all customers")
    }

    private static func table(_ segments: [Segment], _ rows: [Row], currency: String?) -> DataTable {
        DataTable(
            [.text(say("Feature"))] + segments.map { .number($0.name) } + [.number(say("All customers"))],
            rows: rows.map { row in
                let markers = segments.map { segment in segment.profile.first { $0.feature == row.name } }
                let first = markers.compactMap { $0 }.first
                let text = { CellText.quantity($0, unit: first?.unit, currency: currency) }
                return [row.title] + markers.map { text($0?.value) } + [text(first?.overall)]
            }, caption: say("Means in raw units"))
    }
}

/// The mean of all customers across the bar of a segment.
private struct Tick: Mark {
    let x: Double
    let row: Double

    var xValues: [Double] { [x] }
    var yValues: [Double] { [row] }

    func draw(in frame: Frame) -> [SVGElement] {
        guard x.isFinite else { return [] }
        let (place, middle) = (frame.x(x), frame.y(row))
        return [.line(place, middle - 8, place, middle + 8, stroke: "currentColor", width: 1.5)]
    }
}
