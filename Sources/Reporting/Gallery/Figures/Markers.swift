import Basics
import Charts
import Findings

extension Figure {
    static let markers = Figure(
        name: "markers", summary: "Each segment's strongest markers with their intervals"
    ) { findings in
        let shown = findings.segments.map { (segment: $0, markers: Array($0.markers.prefix(5))) }
            .filter { !$0.markers.isEmpty }
        let data = table(shown)
        let all = shown.flatMap(\.markers)
        guard !all.isEmpty else { return .empty(title: say("No marker sets a segment apart"), data: data) }
        let values = all.flatMap { [$0.effect, $0.low, $0.high, 0] }.filter(\.isFinite)
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let margin = max((high / 2 - low / 2) * 0.12, 1e-9)
        let columns = shown.count == 1 ? 1 : 2
        let widest = all.map { textWidth($0.title, .label) }.max() ?? 0
        let left = min(Drawing.panelWidth(columns: columns) * 0.66, widest.rounded(.up) + 10)
        var axis = Axis.linear(nil, .signed, domain: (low - margin)...(high + margin))
        axis.ticks = Ticks(covering: low, high, count: 4).values
        let panels = shown.map { entry in
            let style = SeriesStyle(entry.segment.id)
            let dots = entry.markers.enumerated().map { row, marker in
                Dot(
                    marker.effect, y: Double(row), low: marker.low, high: marker.high, symbol: style.symbol,
                    colour: style.colour, radius: 3.5)
            }
            let width = Drawing.panelWidth(columns: columns)
            return Plot(
                x: axis,
                y: .band(entry.markers.map(\.title)), width: width, rowHeight: 24,
                left: columns == 1 ? nil : left, heading: entry.segment.name,
                marks: [Rule(.x(0))] + dots
            ).draw()
        }
        let clear = all.filter { $0.low > 0 || $0.high < 0 }.count
        let title =
            say("\(clear) of \(CellText.plural(all.count, "marker")) have an interval clear of zero")
        return Chart(
            title: title,
            description: say(
                "Small multiples, one per segment: standardised differences from all customers with 95 % ",
                "bootstrap intervals, from \(CellText.signed(values.min())) to \(CellText.signed(values.max()))."),
            caption: say(
                "Standardised difference from the mean of all customers, 95 % bootstrap intervals; at most five ",
                "markers per segment. The segments were made from these features, so the differences describe and ",
                "don't test. n = \(CellText.integer(findings.data.customers))."),
            drawing: .grid(panels, columns: columns), data: data)
    }

    private static func table(_ shown: [(segment: Segment, markers: [Marker])]) -> DataTable {
        DataTable(
            [.text(say("Segment")), .text(say("Marker")), .number(say("Effect [95 %]"))],
            rows: shown.flatMap { entry in
                entry.markers.map { [entry.segment.name, $0.title, CellText.effect($0.effect, $0.low, $0.high)] }
            })
    }
}
