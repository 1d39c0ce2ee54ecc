import Charts
import Testing

@Suite struct SeriesChartTests {
    static let table = DataTable([.text("Name"), .number("Value")], rows: [])

    @Test(arguments: SeriesChart.Kind.allCases) func drawsAnyValues(kind: SeriesChart.Kind) {
        let cases: [[Double?]] = [
            [], [nil], [1], [0, 0], [-5, 2, nil], [1e300, .nan], Array(repeating: 3, count: 60),
        ]
        for values in cases {
            let points = values.enumerated().map {
                SeriesChart.Point(
                    name: "Row \($0.offset)", value: $0.element, facet: $0.offset % 2 == 0 ? "even" : "odd")
            }
            let chart = SeriesChart(kind, points, valueTitle: "value").chart(title: "T", caption: "C", data: Self.table)
            let svg = chart.svg(id: "s").lowercased()
            #expect(!svg.contains("\"nan") && !svg.contains("\"inf") && chart.height.isFinite)
        }
    }

    @Test func barsAreSortedAndTheRestCounted() {
        let points = (0..<40).map { SeriesChart.Point(name: "Row \($0)", value: Double($0)) }
        let chart = SeriesChart(.bar, points, valueTitle: "value").chart(title: "T", caption: "C.", data: Self.table)
        let svg = chart.svg(id: "s")
        #expect(svg.contains(">Row 39<") && !svg.contains(">Row 9<"))
        #expect(chart.caption == "C. 10 smaller rows are in the data only.")
    }
}
