/// Lines or areas over a sequence of names or over numbers; dots where both axes are numbers.
struct CurvePanels {
    private let chart: DataChart
    private let domain: ClosedRange<Double>
    private let names: [String]
    private let columns: Int
    private let endNames: Bool

    init(_ chart: DataChart) {
        self.chart = chart
        let values = chart.points.flatMap { [$0.value, $0.low, $0.high] }.compactMap { $0 }
        domain = DataChart.domain(values, fromZero: chart.kind == .area)
        names = chart.x == nil ? chart.points.map(\.name).distinct : []
        columns = chart.facets.count > 1 ? 2 : 1
        endNames = chart.kind != .dot && columns == 1 && (2...6).contains(chart.series.count)
    }

    func drawing() -> Drawing {
        chart.arranged(chart.facets.map(panel), columns: columns, key: endNames ? nil : chart.key())
    }

    private func panel(_ facet: String?) -> Drawing {
        let points = chart.members(of: facet)
        let groups = points.map(\.series).distinct.map { series in points.filter { $0.series == series } }
        var drawn = groups.flatMap(marks)
        var room = 0.0
        if endNames {
            let labels = EndLabels(
                groups.compactMap { group in
                    guard let last = group.last(where: { $0.value?.isFinite == true }), let value = last.value,
                        let series = last.series
                    else { return nil }
                    return NamedPoint(series, x: place(last), y: value, style: chart.style(series))
                })
            room = labels.width
            drawn.append(labels)
        }
        var x: Axis
        if let measure = chart.x {
            let ends = DataChart.domain(chart.points.compactMap(\.x), fromZero: false)
            let all = chart.points.compactMap(\.x).filter(\.isFinite)
            // A line begins and ends at the border, dots keep off it.
            let exact = chart.kind != .dot ? all.min().flatMap { low in all.max().map { (low, $0) } } : nil
            x = .linear(
                measure.title, measure.format,
                domain: exact.flatMap { $0.0 < $0.1 ? $0.0...$0.1 : nil } ?? ends)
        } else {
            x = .band(names, title: chart.nameTitle)
            x.isOrdinal = true
        }
        return Plot(
            x: x, y: .linear(chart.value.title, chart.value.format, domain: domain),
            width: Drawing.panelWidth(columns: columns), height: columns == 2 ? 150 : 220, right: room, heading: facet,
            marks: drawn
        ).draw()
    }

    private func place(_ point: DataChart.Point) -> Double {
        chart.x == nil ? Double(names.firstIndex(of: point.name) ?? 0) : point.x ?? .nan
    }

    private func marks(_ points: [DataChart.Point]) -> [any Mark] {
        let style = chart.style(points.first?.series)
        var line = points.map { (x: place($0), y: $0.value ?? .nan) }
        if chart.x == nil {
            // A name that the series lacks is a gap.
            let known = Dictionary(line.map { (Int($0.x), $0.y) }, uniquingKeysWith: { first, _ in first })
            line = names.indices.map { (x: Double($0), y: known[$0] ?? .nan) }
        }
        let dots = line.filter { $0.y.isFinite }.map {
            Dot(
                $0.x, y: $0.y, symbol: style.symbol, colour: style.colour, radius: chart.kind == .dot ? 4.5 : 3)
                as any Mark
        }
        guard chart.kind != .dot else { return dots }
        let intervals = points.compactMap { point in
            point.low.flatMap { low in point.high.map { (x: place(point), low: low, high: $0) } }
        }
        let base = min(max(0, domain.lowerBound), domain.upperBound)
        let area: [any Mark] =
            chart.kind == .area
            ? line.split { !$0.y.isFinite }.map { run in
                Area(run.map { ($0.x, min(base, $0.y), max(base, $0.y)) }, fill: style.colour, opacity: 0.22)
            } : intervals.isEmpty ? [] : [Area(intervals, fill: style.colour, opacity: 0.14)]
        return area + [Line(line, colour: style.colour, dash: style.dash)]
            + (line.count <= 36 || line.count(where: { $0.y.isFinite }) == 1 ? dots : [])
    }
}
