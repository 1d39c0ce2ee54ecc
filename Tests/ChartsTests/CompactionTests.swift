import Basics
import Testing

@testable import Charts

/// A compacted drawing is the same drawing: each shape with the attributes that hold for it, in the order of painting.
@Suite struct CompactionTests {
    /// A shape with what it has itself and what groups hand down.
    struct Shape: Hashable {
        var name: String
        var attributes: [String: String]
        var text: String?
    }

    static func shapes(_ elements: [SVGElement], _ inherited: [String: String] = [:]) -> [Shape] {
        elements.flatMap { element -> [Shape] in
            let own = inherited.merging(element.attributes.map { ($0.name, $0.value) }) { $1 }
            return element.name == "g"
                ? shapes(element.children, own) : [Shape(name: element.name, attributes: own, text: element.text)]
        }
    }

    static func random(_ generator: inout SeededGenerator, depth: Int = 0) -> [SVGElement] {
        (0..<generator.below(12)).map { index in
            let colour = ["var(--s0)", "var(--s1)", "none"][generator.below(3)]
            switch generator.below(depth < 2 ? 4 : 3) {
            case 0:
                return .rectangle(
                    Double(index), 1, width: 2, height: 3, fill: colour, opacity: index % 2 == 0 ? 0.5 : nil)
            case 1:
                return .text(
                    "t\(index)", x: Double(index), y: 2, [.muted, .label][generator.below(2)],
                    anchor: [.start, .middle, .end][generator.below(3)])
            case 2: return .path("M0 0l\(index) 1", fill: colour, stroke: "var(--ink)", width: 2)
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
            #expect(Self.shapes(compact) == Self.shapes(elements))
            let sizes = [elements, compact].map { $0.map(\.markup).joined().utf8.count }
            #expect(sizes[1] <= sizes[0])
            saved += sizes[0] - sizes[1]
        }
        #expect(saved > 10_000)
    }

    @Test func linesAndDotsOfOneLookBecomeOnePath() {
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
        #expect(lines.prefix(1).map { $0 }.compacted() == [lines[0]])
        let hollow = (0..<2).map {
            Symbol.circle.element(x: Double($0), y: 5, radius: 2, fill: "var(--paper)", stroke: "var(--s1)")
        }
        #expect(Self.shapes(hollow.compacted()).map(\.name) == ["circle", "circle"])
    }

    /// Steps between rounded places end where the places are.
    @Test func stepsOfAPathDoNotDrift() throws {
        var generator = SeededGenerator(seed: 3, stream: "path")
        for _ in 0..<50 {
            let points = (0..<40).map { _ in (x: generator.uniform() * 700 - 30, y: generator.uniform() * 300) }
            let data = pathData(points)
            var place = (x: 0, y: 0)
            let steps = data.dropFirst().split(separator: "l").map { step in
                step.matches(of: #/-?[0-9.]+/#).compactMap { Double($0.0).map { Int(($0 * 10).rounded()) } }
            }
            try #require(steps.count == 40 && steps.allSatisfy { $0.count == 2 })
            for (step, point) in zip(steps, points) {
                place = (place.x + step[0], place.y + step[1])
                #expect(place == (Int((point.x * 10).rounded()), Int((point.y * 10).rounded())))
            }
        }
        #expect(pathData([(x: 0, y: 0), (x: 1, y: -1), (x: -1, y: 0.5)], closed: true) == "M0 0l1-1l-2 1.5z")
        #expect(pathData([]) == "")
        #expect(!pathData([(x: .nan, y: .infinity), (x: -.infinity, y: 0)]).contains("n"))
    }
}
