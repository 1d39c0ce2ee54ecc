/// The names of lines at their right ends, kept apart.
public struct EndLabels: Mark {
    public var points: [NamedPoint]

    private static let widest = 170.0
    private static let lineHeight = 15.0

    public init(_ points: [NamedPoint]) { self.points = points.finite }

    /// What the plot must leave free at its right.
    public var width: Double {
        (points.map { min(Self.widest, textWidth($0.name, .label)) }.max() ?? 0).rounded(.up) + 26
    }

    public var xValues: [Double] { points.map(\.x) }
    public var yValues: [Double] { points.map(\.y) }

    public func draw(in frame: Frame) -> [SVGElement] {
        let places = points.map { (point: $0, y: frame.y($0.y)) }.enumerated()
            .sorted { ($0.element.y, $0.offset) < ($1.element.y, $1.offset) }.map(\.element)
        var heights: [Double] = []
        for place in places { heights.append(max(place.y, (heights.last ?? -.infinity) + Self.lineHeight)) }
        // What was pushed below the frame pushes the others up again.
        var limit = frame.bottom
        for index in heights.indices.reversed() {
            heights[index] = min(heights[index], limit)
            limit = heights[index] - Self.lineHeight
        }
        return zip(places, heights).flatMap { place, y -> [SVGElement] in
            let shown = TextFit.truncated(place.point.name, to: Self.widest, .label)
            let x = frame.right + 10
            return [
                place.point.style.symbol.element(
                    x: x, y: y, radius: 4, fill: place.point.style.colour, stroke: place.point.style.colour),
                .text(shown, x: x + 9, y: y + 4.5, .label).tooltip(place.point.name, unless: shown),
            ]
        }
    }
}
