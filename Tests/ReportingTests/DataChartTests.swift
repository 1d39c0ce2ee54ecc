import Charts
import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Every kind of chart on data that nobody would wish for.
@Suite struct DataChartTests {
    static let values: [(name: String, values: [Double?])] = [
        ("one", [5]), ("forty", (0..<40).map { Double($0 * $0) }), ("all equal", [3, 3, 3, 3]), ("zero", [0, 0]),
        ("huge", [1e300, -1e300, 5]), ("tiny", [1e-12, 3e-12, 2e-12]), ("negative", [-5, -7, -1]),
        ("mixed", [-5, 12, 0, 3]), ("missing", [nil, 4, nil, 2]), ("nothing", [nil]), ("none", []),
        ("not finite", [.nan, .infinity, 1]), ("far", [1_000_000, 1_000_001]), ("money", [1234.5, 98765.43, 12]),
    ]

    static let names: [(name: String, make: @Sendable (Int) -> String)] = [
        ("short", { "N\($0)" }),
        ("long", { "A very long name of a category that nobody would want to read in a chart, number \($0)" }),
        ("right to left", { "قطاع العملاء \($0) כללי" }), ("empty", { _ in "" }), ("markup", { "<b>&\"\($0)" }),
    ]

    static let shapes = ["plain", "facets", "series", "both", "many"]

    static func chart(_ kind: DataChart.Kind, values: [Double?], name: (Int) -> String, shape: String) -> DataChart {
        let limits = DataChart.limits(kind)
        let points = values.prefix(shape == "plain" ? limits.names : min(12, limits.names)).enumerated().flatMap {
            index, value -> [DataChart.Point] in
            var point = DataChart.Point(name: name(index))
            point.value = value
            point.isWithheld = value == nil && index == 0
            if [.interval, .bar].contains(kind) || shape == "both" {
                point.low = value.map { $0 - abs($0) / 10 }
                point.high = value.map { $0 + abs($0) / 10 }
            }
            if kind == .box {
                point.low = value.map { $0 - 2 }
                point.q25 = value.map { $0 - 1 }
                point.q75 = value.map { $0 + 1 }
                point.high = value.map { $0 + 2 }
            }
            point.column = name(index % 7)
            let series =
                shape == "series" || shape == "both"
                ? ["One", "Two", "A third one"]
                : shape == "many"
                    ? (0..<8).map { "Series \($0)" } : [nil]
            let facets = shape == "facets" || shape == "both" ? ["Left", "The other panel, on the right"] : [nil]
            return facets.flatMap { facet in
                series.map { series in
                    var copy = point
                    copy.facet = facet
                    copy.series = series
                    return copy
                }
            }
        }
        let measure = DataChart.Measure(title: "revenue, £", format: .compact) { "\($0)".prefix(9).description }
        return DataChart(kind, points, value: measure, nameTitle: "category")
    }

    @Test(arguments: DataChart.Kind.allCases) func drawsAnything(kind: DataChart.Kind) throws {
        for (valueCase, values) in Self.values {
            // Names matter where there are one, some or many.
            let isTelling = ["one", "forty", "mixed", "missing"].contains(valueCase)
            for (nameCase, name) in Self.names where isTelling || nameCase == "short" {
                for shape in Self.shapes {
                    let place = "\(kind), \(valueCase), \(nameCase), \(shape)"
                    let data = Self.chart(kind, values: values, name: name, shape: shape)
                    guard let drawing = data.drawing() else {
                        #expect(["nothing", "none"].contains(valueCase), "\(place)")
                        continue
                    }
                    let chart = Chart(
                        title: "T", description: "D", caption: "", drawing: drawing, data: DataTable([], rows: []))
                    check(chart, place)
                    if nameCase != "empty" { checkTexts(chart, place) }
                }
            }
        }
    }

    @Test func dotsOverNumbersDrawAnything() {
        for (valueCase, values) in Self.values {
            var data = Self.chart(.dot, values: values, name: { "N\($0)" }, shape: "series")
            data.x = data.value
            for index in data.points.indices { data.points[index].x = values[index / 3].map { -$0 } }
            guard let drawing = data.drawing() else { continue }
            check(
                Chart(title: "T", description: "D", caption: "", drawing: drawing, data: DataTable([], rows: [])),
                valueCase)
        }
    }

    private func check(_ chart: Chart, _ place: String) {
        let svg = chart.standaloneSVG(id: "c")
        #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(place)")
        #expect(chart.height.isFinite && chart.height > 0 && chart.width <= 641, "\(place)")
        for value in attributeValues(chart.body) {
            let lower = value.lowercased()
            #expect(!lower.contains("nan") && !lower.contains("inf"), "\(place): \(value)")
        }
    }

    private func checkTexts(_ chart: Chart, _ place: String) {
        let boxes = TextBox.all(in: chart)
        for box in boxes {
            #expect(
                box.left >= -1 && box.right <= chart.width + 1 && box.top >= -1 && box.bottom <= chart.height + 1,
                "\(place): \(box) leaves 0…\(chart.width) x 0…\(chart.height)")
        }
        let level = boxes.filter { !$0.isTurned }
        for (index, box) in level.enumerated() {
            for other in level[(index + 1)...] {
                #expect(!box.overlaps(other), "\(place): \(box) covers \(other)")
            }
        }
    }

    private func attributeValues(_ elements: [SVGElement]) -> [String] {
        elements.flatMap { $0.attributes.map(\.value) + attributeValues($0.children) }
    }
}
