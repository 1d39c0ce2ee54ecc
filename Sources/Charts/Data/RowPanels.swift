/// Bars, dots or intervals along rows, a row to a name.
struct RowPanels {
    private let chart: DataChart
    private let domain: ClosedRange<Double>
    private let columns: Int
    private let left: Double
    /// Bars of one row lie below each other where there is more than one series to a name.
    private let lanes: [String]
    /// Room for the widest text of any panel, so that the scales are as long in all.
    private var room = SharedRoom()

    init(_ chart: DataChart) {
        self.chart = chart
        let values = chart.points.flatMap { [$0.value, $0.low, $0.high] }.compactMap { $0 }
        domain = DataChart.domain(values, fromZero: chart.kind == .bar)
        let widest = (chart.points.map { textWidth($0.name, .label) }.max() ?? 0).rounded(.up) + 10
        columns = chart.facets.count > 1 && widest <= 120 ? 2 : 1
        // The first tick's label is centred on the border.
        let tick = textWidth(chart.value.format.label(domain.lowerBound, step: 1), .muted) / 2 + 2
        left = max(tick, min(columns == 2 ? 120 : 230, widest))
        let places = chart.points.map { [$0.facet ?? "", $0.name] }
        lanes = Set(places).count < places.count ? chart.series : []
        room.overhangs = chart.points.flatMap { marks($0, row: 0).flatMap(\.overhangs) }
    }

    func drawing() -> Drawing {
        chart.arranged(chart.facets.map(panel), columns: columns, key: chart.key())
    }

    private let laneHeight = 14.0

    private func panel(_ facet: String?) -> Drawing {
        let points = chart.members(of: facet)
        let names = points.map(\.name).distinct
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let drawn = points.flatMap { point in marks(point, row: places[point.name] ?? 0) }
        let rowHeight =
            lanes.count > 1 ? Double(lanes.count) * laneHeight + 10 : names.count > 8 ? 24 : 28
        let zero: [any Mark] = domain.lowerBound < 0 && domain.upperBound > 0 ? [Rule(.x(0))] : []
        return Plot(
            x: .linear(chart.value.title, chart.value.format, domain: domain), y: .band(names),
            width: Drawing.panelWidth(columns: columns), rowHeight: rowHeight, left: left, heading: facet,
            marks: zero + [room] + drawn
        ).draw()
    }

    private func marks(_ point: DataChart.Point, row: Int) -> [any Mark] {
        let style = chart.style(point.series)
        let lane = lanes.count > 1 ? point.series.flatMap { lanes.firstIndex(of: $0) } ?? 0 : 0
        let offset = lanes.count > 1 ? (Double(lane) - Double(lanes.count - 1) / 2) * laneHeight : 0
        let start = min(max(0, domain.lowerBound), domain.upperBound)
        guard let value = point.value, value.isFinite else {
            return [
                Label(
                    point.isWithheld ? "withheld" : "–", x: start, y: Double(row), .muted, dy: 4 + offset)
            ]
        }
        let end = [value, point.high].compactMap { $0 }.filter(\.isFinite).max() ?? value
        let text = Label(
            chart.value.text(value), x: chart.kind == .bar ? max(end, start) : end, y: Double(row),
            lanes.count > 1 ? .muted : .number, dy: 4.5 + offset)
        switch chart.kind {
        case .bar:
            let bar = Bar(
                value, row: row, fill: style.colour, opacity: 0.85, thickness: lanes.count > 1 ? 11 : 14, offset: offset
            )
            guard let low = point.low, let high = point.high else { return [bar, text] }
            return [bar, Interval(low, high, row: row, offset: offset), text]
        default:
            return [
                Dot(
                    value, y: Double(row), low: point.low, high: point.high, symbol: style.symbol, colour: style.colour,
                    offset: offset), text,
            ]
        }
    }
}

/// Draws nothing and keeps room at the right.
private struct SharedRoom: Mark {
    var overhangs: [Overhang] = []

    func draw(in frame: Frame) -> [SVGElement] { [] }
}
