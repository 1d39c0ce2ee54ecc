/// Upright boxes side by side: quartiles and median, whiskers to the quantiles that the data gives.
struct BoxPanels {
    private let chart: DataChart
    private let domain: ClosedRange<Double>
    private let columns: Int

    init(_ chart: DataChart) {
        self.chart = chart
        domain = DataChart.domain(
            chart.points.flatMap { [$0.value, $0.low, $0.high, $0.q25, $0.q75] }.compactMap { $0 }, fromZero: false)
        columns = chart.facets.count > 1 ? 2 : 1
    }

    func drawing() -> Drawing { chart.arranged(chart.facets.map(panel), columns: columns, key: chart.key()) }

    private func panel(_ facet: String?) -> Drawing {
        let points = chart.members(of: facet)
        let names = points.map(\.name).distinct
        let marks = points.flatMap { point -> [any Mark] in
            let place = Double(names.firstIndex(of: point.name) ?? 0)
            guard let q25 = point.q25, let q75 = point.q75, let median = point.value, median.isFinite else {
                return [Label("–", x: place, y: domain.lowerBound, .muted, anchor: .middle, dy: -4)]
            }
            return [
                Box(
                    x: place, low: point.low ?? q25, q25: q25, median: median, q75: q75, high: point.high ?? q75,
                    fill: chart.style(point.series).colour, opacity: 0.3)
            ]
        }
        return Plot(
            x: .band(names, title: chart.nameTitle), y: .linear(chart.value.title, chart.value.format, domain: domain),
            width: Drawing.panelWidth(columns: columns), height: columns == 2 ? 160 : 230, heading: facet, marks: marks
        ).draw()
    }
}
