import Charts
import Foundation
import Testing

/// Charts of anything that data may be: nothing that isn't a number gets into the drawing, every text stays inside, and
/// no two level texts cover each other.
@Suite struct ExtremeTests {
    static let names: [(String, @Sendable (Int) -> String)] = [
        ("short", { "Row \($0)" }),
        ("long", { "A segment with a name that goes on and on, the \($0)th of its kind, and still doesn't end" }),
        ("one word", { "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle\($0)" }),
        ("Hebrew", { "לקוחות נאמנים שקונים הרבה ולעתים קרובות מאוד \($0)" }),
        ("Arabic", { "العملاء المخلصون الذين يشترون كثيرا \($0)" }), ("Chinese", { "高价值的忠实客户群体第\($0)组" }),
        ("emoji", { "👨‍👩‍👧‍👦🇦🇹🎉\($0)" }), ("empty", { _ in "" }), ("combining", { "e\u{301}e\u{301}\u{200b}\u{202e}\($0)" }),
    ]
    static let values: [(String, [Double])] = [
        ("one", [0.37]), ("forty", (0..<40).map { Double($0 * $0) / 7 }), ("equal", Array(repeating: 4.2, count: 6)),
        ("zero", [0, 0, 0]), ("huge", [1e12, 3.5e13, 9.99e15]), ("tiny", [1e-12, 3e-10, 7.7e-9]),
        ("negative", [-3, -250, -0.001]), ("mixed", [-1e6, 0, 1e-6, 1e6]),
        ("broken", [.nan, 1, .infinity, -.infinity]),
        ("none", []), ("extreme", [1e300, -1e300, .leastNormalMagnitude]),
    ]
    static let cases = values.flatMap { values in names.map { ("\(values.0), \($0.0)", values.1, $0.1) } }

    static func check(_ drawing: Drawing, _ comment: String) {
        let chart = Chart(
            title: "T", description: "D", caption: "C", drawing: drawing, data: DataTable([.text("A")], rows: []))
        let svg = chart.svg(id: "x")
        for attribute in svg.matches(of: #/="([^"]*)"/#) {
            #expect(
                !attribute.1.lowercased().contains("nan") && !attribute.1.contains("inf"), "\(comment): \(attribute.1)")
        }
        #expect(chart.width > 0 && chart.height > 0 && chart.height < 4000, "\(comment)")
        let boxes = TextBox.all(in: chart)
        for box in boxes {
            #expect(
                box.left >= -1 && box.right <= chart.width + 1 && box.top >= -1 && box.bottom <= chart.height + 1,
                "\(comment): \(box) leaves 0…\(chart.width) x 0…\(chart.height)")
        }
        let level = boxes.filter { !$0.isTurned }
        for (index, box) in level.enumerated() {
            for other in level[(index + 1)...] where box.overlaps(other) {
                Issue.record("\(comment): \(box) covers \(other)")
            }
        }
    }

    @Test(arguments: values.map(\.0)) func bars(_ kind: String) throws {
        for (comment, values, name) in Self.cases where comment.hasPrefix("\(kind),") {
            let marks = values.enumerated().flatMap { row, value -> [any Mark] in
                [
                    Bar(value, row: row), Interval(value * 0.9, value * 1.1, row: row),
                    Label(name(row), note: "n = \(row)", x: value, y: Double(row)),
                ]
            }
            for format in [TickFormat.number, .percent, .compact, .integer, .signed] {
                Self.check(
                    Plot(
                        x: .linear(name(0), format, zero: true), y: .band(values.indices.map(name)), heading: name(1),
                        marks: marks
                    ).draw(), "bars \(comment) \(format)")
            }
        }
    }

    @Test(arguments: values.map(\.0)) func dotsOnLogarithmicAndLinearScales(_ kind: String) {
        for (comment, values, name) in Self.cases where comment.hasPrefix("\(kind),") {
            let marks = values.enumerated().map {
                Dot($1, y: Double($0), low: $1 - 1, high: .infinity) as any Mark
            }
            for axis in [Axis(.logarithmic, title: name(1)), .linear(name(1), domain: -1...1)] {
                var axis = axis
                axis.isOnTop = values.count % 2 == 0
                Self.check(
                    Plot(x: axis, y: .band(values.indices.map(name)), marks: marks + [Rule(.x(1), label: name(0))])
                        .draw(),
                    "dots \(comment)")
            }
        }
    }

    @Test(arguments: values.map(\.0)) func linesOverColumns(_ kind: String) {
        for (comment, values, name) in Self.cases where comment.hasPrefix("\(kind),") {
            let points = values.enumerated().map { (x: Double($0.offset), y: $0.element) }
            for isOrdinal in [false, true] {
                var x = Axis.band(values.indices.map(name), title: name(2))
                x.isOrdinal = isOrdinal
                Self.check(
                    Plot(
                        x: x, y: .linear(name(3), .compact),
                        marks: [Line(points), Area(points.map { ($0.x, 0, $0.y) })]
                    )
                    .draw(), "lines \(comment) \(isOrdinal)")
            }
        }
    }

    @Test(arguments: values.map(\.0)) func heatMaps(_ kind: String) {
        for (comment, values, name) in Self.cases where comment.hasPrefix("\(kind),") {
            let count = min(12, values.count)
            let marks = (0..<count).flatMap { row in
                (0..<count).map { column -> any Mark in
                    Cell(
                        column: column, row: row, colour: HeatColour.diverging(values[column], limit: 1),
                        text: TickFormat.number.label(values[row], step: 0.1), note: name(0))
                }
            }
            var x = Axis.band((0..<count).map(name))
            x.isOnTop = true
            Self.check(Plot(x: x, y: .band((0..<count).map(name)), marks: marks).draw(), "heat map \(comment)")
        }
    }

    @Test(arguments: names.map(\.0)) func outlines(_ kind: String) throws {
        let name = try #require(Self.names.first { $0.0 == kind }?.1)
        let rows = (0..<14).map { index in
            Outline.Row(
                depth: min(index, 6), branch: index == 0 ? nil : "yes", text: name(index),
                style: index % 3 == 0 ? SeriesStyle(index) : nil, share: [0.5, .nan, 7][index % 3],
                figures: ["100 %", "withheld"])
        }
        Self.check(Outline(rows: rows, columns: ["share", "right"]).draw(), "outline \(kind)")
    }

    /// Names beside their points: at most twenty, as many as a map of segments has.
    @Test(arguments: names.map(\.0)) func nameTags(_ kind: String) throws {
        let name = try #require(Self.names.first { $0.0 == kind }?.1)
        for count in [1, 3, 8, 20] {
            for spread in [0.0, 0.05, 1] {
                let tags = (0..<count).map { index in
                    NamedPoint(
                        name(index), x: spread * Double(index * 7 % count), y: spread * Double(index * 5 % 3),
                        style: SeriesStyle(index + 1))
                }
                Self.check(
                    Plot(
                        x: Axis(.linear, isShown: false), y: Axis(.linear, isShown: false), height: 320,
                        marks: [NameTags(tags)]
                    ).draw(), "\(count) tags \(kind) \(spread)")
            }
        }
    }
}
