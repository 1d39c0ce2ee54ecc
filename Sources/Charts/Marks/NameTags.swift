/// Points with their names beside them, placed so that no name covers another name or a point.
public struct NameTags: Mark {
    public var tags: [NamedPoint]

    public init(_ tags: [NamedPoint]) { self.tags = tags.finite }

    public var xValues: [Double] { tags.map(\.x) }
    public var yValues: [Double] { tags.map(\.y) }

    public func draw(in frame: Frame) -> [SVGElement] {
        let points = tags.map { (x: frame.x($0.x), y: frame.y($0.y)) }
        var taken = points.map { Rectangle(left: $0.x - 5, right: $0.x + 5, top: $0.y - 5, bottom: $0.y + 5) }
        var dots: [SVGElement] = []
        var names: [SVGElement] = []
        /// To names that found room only far from their points.
        var lines: [SVGElement] = []
        for (tag, point) in zip(tags, points) {
            dots.append(
                tag.style.symbol.element(
                    x: point.x, y: point.y, radius: 4.5, fill: tag.style.colour, stroke: "var(--paper)", width: 1.5))
            let shown = TextFit.truncated(tag.name, to: 180, .halo)
            let half = textWidth(shown, .halo) / 2
            // Where there is no room at all, the name remains in the data.
            guard let place = Self.freePlace(point, half, taken, frame) else { continue }
            taken.append(Self.box(place, half))
            if abs(place.y - point.y) > 40 || abs(place.x - point.x) > half + 40 {
                lines.append(.line(point.x, point.y, place.x, place.y - 4, stroke: "var(--line)"))
            }
            names.append(.text(shown, x: place.x, y: place.y, .halo, anchor: .middle).tooltip(tag.name, unless: shown))
        }
        return lines + dots + names
    }

    struct Rectangle {
        var left, right, top, bottom: Double

        func overlaps(_ other: Rectangle) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    private static func box(_ place: (x: Double, y: Double), _ half: Double) -> Rectangle {
        Rectangle(left: place.x - half, right: place.x + half, top: place.y - 11, bottom: place.y + 4)
    }

    /// Above the point, below it, beside it, else wherever it is nearest; always inside the frame.
    private static func freePlace(
        _ point: (x: Double, y: Double), _ half: Double, _ taken: [Rectangle], _ frame: Frame
    ) -> (x: Double, y: Double)? {
        let rightmost = max(frame.left + half, frame.right - half)
        func inside(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
            (min(max(x, frame.left + half), rightmost), min(max(y, frame.top + 12), frame.bottom - 5))
        }
        func isFree(_ place: (x: Double, y: Double)) -> Bool {
            let candidate = box(place, half)
            return !taken.contains { $0.overlaps(candidate) }
        }
        let beside = [(0, -10), (0, 20), (half + 10, 4), (-half - 10, 4)].map { inside(point.x + $0.0, point.y + $0.1) }
        if let place = beside.first(where: isFree) { return place }
        let everywhere = stride(from: frame.top + 12, through: frame.bottom - 5, by: 8).flatMap { y in
            stride(from: frame.left + half, through: rightmost, by: max(8, half / 3)).map { (x: $0, y: y) }
        }
        func distance(_ place: (x: Double, y: Double)) -> Double {
            // Names are wide: a way to the side is nearer than the same way up.
            let (dx, dy) = ((place.x - point.x) / 2, place.y - 4 - point.y)
            return dx * dx + dy * dy
        }
        return everywhere.filter(isFree).min { distance($0) < distance($1) }
    }
}
