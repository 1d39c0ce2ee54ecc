/// Numbers as shades where rows and columns cross.
struct HeatPanels {
    private let chart: DataChart
    private let columns: [String]
    private let low: Double
    private let high: Double

    init(_ chart: DataChart) {
        self.chart = chart
        columns = chart.points.map(\.column).distinct
        let values = chart.points.compactMap(\.value).filter(\.isFinite)
        low = values.min() ?? 0
        high = values.max() ?? 0
    }

    func drawing() -> Drawing { chart.arranged(chart.facets.map(panel), columns: 1, key: nil) }

    private func panel(_ facet: String?) -> Drawing {
        let points = chart.members(of: facet)
        let rows = points.map(\.name).distinct
        let cells = points.compactMap { point -> (any Mark)? in
            guard let column = columns.firstIndex(of: point.column), let row = rows.firstIndex(of: point.name) else {
                return nil
            }
            guard let value = point.value, value.isFinite else {
                return Cell(column: column, row: row, colour: ("var(--soft)", 0), text: "–")
            }
            return Cell(column: column, row: row, colour: colour(value), text: chart.value.text(value))
        }
        var x = Axis.band(columns)
        x.isOnTop = true
        return Plot(x: x, y: .band(rows), rowHeight: 26, heading: facet, marks: cells).draw()
    }

    /// Around zero where there is anything below it.
    private func colour(_ value: Double) -> (fill: String, opacity: Double) {
        if low < 0 { return HeatColour.diverging(value, limit: max(-low, abs(high))) }
        guard high > low else { return HeatColour.sequential(0.5) }
        let base = low > high / 2 ? low : 0
        return HeatColour.sequential((value - base) / (high - base))
    }
}
