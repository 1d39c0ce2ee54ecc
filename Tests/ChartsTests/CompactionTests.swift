import Basics
import Testing

@testable import Charts

/// A compacted drawing is the same drawing: each shape with the attributes that hold for it, and where two touch, the same
/// one on top.
@Suite struct CompactionTests {
    /// A shape with what it has itself and what groups hand down. A rectangle or a line is the path that it may become.
    struct Shape: Hashable {
        var name: String
        var attributes: [String: String]
        var text: String?
    }

    static func shapes(_ elements: [SVGElement], _ inherited: [String: String] = [:]) -> [Shape] {
        elements.flatMap { element -> [Shape] in
            let own = inherited.merging(element.attributes.map { ($0.name, $0.value) }) { $1 }
            if element.name == "g" { return shapes(element.children, own) }
            return pieces(Shape(name: element.name, attributes: own, text: element.text))
        }
    }

    private static func pieces(_ shape: Shape) -> [Shape] {
        func path(_ data: String, without names: Set<String>) -> Shape {
            var attributes = shape.attributes.filter { !names.contains($0.key) }
            attributes["d"] = data
            return Shape(name: "path", attributes: attributes)
        }
        let at = { (name: String) in shape.attributes[name] ?? "" }
        switch shape.name {
        case "rect":
            return [
                path(
                    "M\(at("x")) \(at("y"))h\(at("width"))v\(at("height"))H\(at("x"))z",
                    without: ["x", "y", "width", "height"])
            ]
        case "line":
            let end = at("x1") == at("x2") ? "V\(at("y2"))" : "H\(at("x2"))"
            return [path("M\(at("x1")) \(at("y1"))\(end)", without: ["x1", "x2", "y1", "y2"])]
        case "path": return at("d").split(separator: "M").map { path("M\($0)", without: []) }
        default: return [shape]
        }
    }

    static func random(_ generator: inout SeededGenerator, depth: Int = 0) -> [SVGElement] {
        (0..<generator.below(12)).map { index in
            let colour = ["var(--s0)", "var(--s1)", "none"][generator.below(3)]
            switch generator.below(depth < 2 ? 5 : 4) {
            case 0:
                return .rectangle(
                    Double(generator.below(9)), Double(generator.below(3)), width: 2, height: 3, fill: colour,
                    opacity: generator.below(2) == 0 ? 0.5 : nil)
            case 1:
                return .text(
                    "t\(index)", x: Double(index), y: 2, [.muted, .label][generator.below(2)],
                    anchor: [.start, .middle, .end][generator.below(3)])
            case 2: return .path("M0 0l\(index) 1", fill: colour, stroke: "var(--ink)", width: 2)
            case 3:
                let y = Double(generator.below(6))
                return .line(Double(generator.below(9)), y, 10, y, stroke: colour)
            default:
                return .group(x: Double(generator.below(2)), y: 0, random(&generator, depth: depth + 1))
            }
        }
    }

    @Test func keepsEveryShapeAndItsLook() {
        var generator = SeededGenerator(seed: 11, stream: "compaction")
        var saved = 0
        for _ in 0..<300 {
            let elements = Self.random(&generator)
            let compact = elements.compacted()
            let (before, after) = (Self.counted(Self.shapes(elements)), Self.counted(Self.shapes(compact)))
            #expect(before == after)
            let sizes = [elements, compact].map { $0.map(\.markup).joined().utf8.count }
            #expect(sizes[1] <= sizes[0])
            saved += sizes[0] - sizes[1]
        }
        #expect(saved > 10_000)
    }

    private static func counted(_ shapes: [Shape]) -> [Shape: Int] {
        Dictionary(shapes.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// Boxes of two looks on a small board: wherever they overlap, the later one is still on top.
    @Test func whatCoversWhatStays() throws {
        var generator = SeededGenerator(seed: 5, stream: "covering")
        var joined = 0
        for _ in 0..<300 {
            let boxes = (0..<8).map { _ in
                (x: generator.below(6), y: generator.below(6), colour: ["red", "blue"][generator.below(2)])
            }
            let elements = boxes.map {
                SVGElement.rectangle(Double($0.x), Double($0.y), width: 2, height: 2, fill: $0.colour)
            }
            let compact = elements.compacted()
            joined += elements.count - compact.count
            #expect(Self.board(Self.shapes(compact)) == Self.board(Self.shapes(elements)))
        }
        #expect(joined > 300)
    }

    /// The colour on top of each square.
    private static func board(_ shapes: [Shape]) -> [Int: String] {
        var board: [Int: String] = [:]
        for shape in shapes {
            let place = (shape.attributes["d"] ?? "").matches(of: #/M(\d+) (\d+)/#).first
            guard let x = place.flatMap({ Int($0.1) }), let y = place.flatMap({ Int($0.2) }) else { continue }
            for square in [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)] {
                board[square.0 * 100 + square.1] = shape.attributes["fill"]
            }
        }
        return board
    }

    @Test func shapesOfOneLookBecomeOnePath() {
        let lines = (0..<4).map { SVGElement.line(Double($0), 0, Double($0), 9, class: "grid") }
        #expect(
            lines.compacted().map(\.markup) == [#"<path d="M0 0V9M1 0V9M2 0V9M3 0V9" class="grid"/>"#])
        let dots = (0..<2).map {
            Symbol.circle.element(x: Double($0), y: 5, radius: 2, fill: "var(--s1)", stroke: "var(--s1)", width: 1.6)
        }
        #expect(
            dots.compacted().map(\.markup) == [
                #"<path d="M0 5h0M1 5h0" stroke="var(--s1)" stroke-width="5.6" stroke-linecap="round"/>"#
            ])
        let bars = [0.0, 20].map { SVGElement.rectangle(1, $0, width: 5.5, height: 9, fill: "var(--s0)", opacity: 0.5) }
        #expect(
            bars.compacted().map(\.markup) == [
                #"<path d="M1 0h5.5v9H1zM1 20h5.5v9H1z" fill="var(--s0)" fill-opacity=".5"/>"#
            ])
        #expect(bars.prefix(1).map { $0 }.compacted() == [bars[0]])
        // Where two translucent ones overlap, it shows.
        #expect([bars[0], bars[0]].compacted().flatMap(\.children).count == 2)
    }

    @Test func hollowDotsThatTouchStayApart() {
        let hollow = [0.0, 1, 50].map {
            Symbol.diamond.element(x: $0, y: 5, radius: 2, fill: "var(--paper)", stroke: "var(--s1)")
        }
        #expect(Self.shapes(hollow.compacted()).count == 3)
        #expect(hollow.compacted().map(\.name) == ["g"])
    }

    /// Steps between rounded places end where the places are.
    @Test func stepsOfAPathDoNotDrift() throws {
        var generator = SeededGenerator(seed: 3, stream: "path")
        for _ in 0..<50 {
            let points = (0..<40).map { _ in (x: generator.uniform() * 700 - 30, y: generator.uniform() * 300) }
            let data = pathData(points)
            #expect(try Self.places(data) == points.map { Place(x: tenths($0.x), y: tenths($0.y)) })
        }
        #expect(pathData([(x: 0, y: 0), (x: 1, y: -1), (x: -1, y: 0.5)], closed: true) == "M0 0l1-1-2 1.5z")
        #expect(pathData([(x: 0, y: 0), (x: 4, y: 0), (x: 4, y: 0.5), (x: 9, y: 0)]) == "M0 0h4v.5l5-.5")
        #expect(pathData([]) == "")
        #expect(!pathData([(x: .nan, y: .infinity), (x: -.infinity, y: 0)]).contains("n"))
    }

    /// Whatever the commands, every place stays where it was, and nothing gets longer.
    @Test func shortenedPathsAreTheSame() throws {
        var generator = SeededGenerator(seed: 9, stream: "shortening")
        var saved = 0
        for _ in 0..<300 {
            var data = ""
            for _ in 0..<(1 + generator.below(5)) {
                func number() -> String { decimal(generator.below(8_000) - 4_000, places: 1) }
                data += "M\(number()) \(number())"
                for _ in 0..<generator.below(6) {
                    switch generator.below(7) {
                    case 0: data += "H\(number())"
                    case 1: data += "v\(number())"
                    case 2: data += "L\(number()) \(number())"
                    case 3: data += "l\(number())\(separated(number()))\(separated(number()))\(separated(number()))"
                    case 4: data += "c" + (0..<6).map { _ in number() }.joined(separator: " ")
                    case 5: data += "V\(number())h0"
                    default: data += "z"
                    }
                }
            }
            let short = shortened(pathData: data)
            #expect(try Self.absolute(short) == Self.absolute(data), "\(data) became \(short)")
            #expect(shortened(pathData: short) == short && short.utf8.count <= data.utf8.count)
            saved += data.utf8.count - short.utf8.count
        }
        #expect(saved > 2_500)
        #expect(shortened(pathData: "M200 100h0M200.5 99h0M201 99h0") == "M200 100h0m.5-1h0m.5 0h0")
        // What isn't known stays as it is.
        for data in ["", "M0 0A1 1 0 0 1 2 2", "M0 0.125", "M0", "M1e9 0", "zzz1", "M0 0z1"] {
            #expect(shortened(pathData: data) == data)
        }
    }

    /// Every command from the corner of the drawing, by a reader of its own.
    private static func absolute(_ data: String) throws -> [String] {
        var at = [0, 0], start = [0, 0], result: [String] = []
        for match in data.matches(of: #/([a-zA-Z])([^a-zA-Z]*)/#) {
            let numbers = match.2.matches(of: #/-?[0-9]*\.?[0-9]+/#).map { tenths(Double($0.0) ?? .nan) }
            let letter = String(match.1), kind = letter.uppercased(), isRelative = letter != kind
            let size = try #require(["M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0][kind])
            if size == 0 { (at, result) = (start, result + ["Z"]) }
            for (index, first) in stride(from: 0, to: numbers.count, by: max(1, size)).enumerated() where size > 0 {
                let places = (0..<size).map { place -> Int in
                    let axis = kind == "V" ? 1 : kind == "H" ? 0 : place % 2
                    return numbers[first + place] + (isRelative ? at[axis] : 0)
                }
                switch kind {
                case "H": at[0] = places[0]
                case "V": at[1] = places[0]
                default: at = Array(places.suffix(2))
                }
                if kind == "M", index == 0 { start = at }
                result.append("\(kind == "M" && index > 0 ? "L" : kind)\(places)")
            }
        }
        return result
    }

    private struct Place: Equatable { var x, y: Int }

    private static func places(_ data: String) throws -> [Place] {
        var place = Place(x: 0, y: 0), places: [Place] = []
        for command in data.matches(of: #/([Mhvl])([^Mhvl]*)/#) {
            var numbers = command.2.matches(of: #/-?[0-9]*\.?[0-9]+/#).compactMap { Double($0.0).map(tenths) }[...]
            while let first = numbers.popFirst() {
                switch command.1 {
                case "h": place.x += first
                case "v": place.y += first
                default:
                    let second = numbers.popFirst()
                    place = Place(x: place.x + first, y: place.y + (try #require(second)))
                }
                places.append(place)
            }
        }
        return places
    }
}

private func tenths(_ value: Double) -> Int { Int((value * 10).rounded()) }
