import Charts
import Testing

@Suite struct PlotTests {
    static let extremes: [[Double]] = [
        [], [1], [0], [5, 5, 5], [-3, 2], [1e-300, 2e-300], [1e300, -1e300], [.nan, 1, .infinity],
        [.greatestFiniteMagnitude],
        Array(stride(from: 0, to: 40, by: 1)),
    ]

    static func markup(_ drawing: Drawing) -> String { drawing.elements.map(\.markup).joined() }

    static func isFinite(_ text: String) -> Bool {
        !text.lowercased().contains("\"nan") && !text.lowercased().contains("inf") && !text.contains("\"-0\"")
    }

    @Test(arguments: extremes) func barsOfAnyValues(values: [Double]) {
        let marks = values.enumerated().flatMap { row, value -> [any Mark] in
            [
                Bar(value, row: row), Interval(value - 1, value + 1, row: row),
                Label("\(row)", x: value, y: Double(row)), Dot(value, y: Double(row), low: -.infinity, high: .infinity),
            ]
        }
        let drawing = Plot(
            x: .linear("value", zero: true), y: .band(values.indices.map { "Row \($0)" }), marks: marks
        ).draw()
        #expect(Self.isFinite(Self.markup(drawing)))
        #expect(drawing.height > 0 && drawing.height.isFinite && drawing.width == 640)
    }

    @Test(arguments: extremes) func linesAndAreasOfAnyValues(values: [Double]) {
        let points = values.enumerated().map { (x: Double($0.offset), y: $0.element) }
        var marks: [any Mark] = [
            Line(points), Area(points.map { ($0.x, 0, $0.y) }), Rule(.x(0), label: "zero"), Rule(.y(1), label: "one"),
            Band(0.8, 1.25), Polygon([points]),
            NameTags(points.map { NamedPoint("Point", x: $0.x, y: $0.y, style: SeriesStyle(3)) }),
        ]
        marks += values.map { Box(x: 0, low: $0, q25: $0, median: $0, q75: $0, high: $0) as any Mark }
        for x in [Axis.linear("x"), Axis(.logarithmic), .band(values.indices.map { "Column \($0)" })] {
            let drawing = Plot(x: x, y: .linear("y"), marks: marks).draw()
            #expect(Self.isFinite(Self.markup(drawing)))
        }
    }

    @Test func barsBeginAtZero() {
        let drawing = Plot(x: .linear(zero: true), y: .band(["a", "b"]), marks: [Bar(10, row: 0), Bar(20, row: 1)])
            .draw()
        let bars = drawing.elements.filter { $0.name == "rect" }
        #expect(bars.count == 2)
        #expect(bars[0]["x"] == bars[1]["x"])
        let widths = bars.compactMap { Double($0["width"] ?? "") }
        #expect(abs(widths[0] * 2 - widths[1]) < 0.11)
    }

    @Test func clippedIntervalsEndInArrowHeads() {
        let plot = Plot(
            x: .linear(domain: 0...1), y: .band(["a"]), marks: [Dot(0.5, y: 0, low: -2, high: 3)])
        #expect(plot.draw().elements.filter { $0.name == "path" }.count == 2)
    }

    @Test func roomIsKeptForLabels() {
        let label = Label("a rather long label beside the mark", x: 10, y: 0)
        let drawing = Plot(x: .linear(zero: true), y: .band(["a"]), marks: [Bar(10, row: 0), label]).draw()
        let text = drawing.elements.first { $0.text == label.text }
        #expect((Double(text?["x"] ?? "") ?? .infinity) + textWidth(label.text, .number) <= 640.5)
    }

    @Test func longNamesAreCutAndKeptAsTooltip() {
        let name = String(repeating: "long ", count: 40)
        let drawing = Plot(x: .linear(zero: true), y: .band([name]), marks: [Bar(1, row: 0)]).draw()
        let label = drawing.elements.first { $0["class"] == "lab" }
        #expect(label?.text?.hasSuffix("…") == true)
        #expect(label?.children.first?.text == name)
    }

    @Test func columnNamesAreThinnedInSequencesAndTurnedElsewhere() {
        let months = (0..<48).map { "Month \($0)" }
        var axis = Axis.band(months)
        axis.isOrdinal = true
        let line = Line(months.indices.map { (Double($0), 1) })
        let thinned = Plot(x: axis, y: .linear(), marks: [line]).draw().elements.filter { $0["class"] == "lab" }
        #expect(thinned.count < 16 && thinned.count > 4)
        axis.isOrdinal = false
        let turned = Plot(x: axis, y: .linear(), marks: [line]).draw().elements.filter { $0["class"] == "lab" }
        #expect(turned.count == 48 && turned.allSatisfy { $0["transform"]?.contains("rotate") == true })
    }
}
