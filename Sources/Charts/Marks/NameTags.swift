/// Points with their names beside them, placed so that no name covers another name or a point.
public struct NameTags: Mark {
    public struct Tag: Sendable, Hashable {
        public var name: String
        public var x: Double
        public var y: Double
        public var style: SeriesStyle

        public init(_ name: String, x: Double, y: Double, style: SeriesStyle) {
            self.name = name
            self.x = x
            self.y = y
            self.style = style
        }
    }

    public var tags: [Tag]

    public init(_ tags: [Tag]) { self.tags = tags.filter { $0.x.isFinite && $0.y.isFinite } }

    public var xValues: [Double] { tags.map(\.x) }
    public var yValues: [Double] { tags.map(\.y) }

    public func draw(in frame: Frame) -> [SVGElement] {
        let points = tags.map { (x: frame.x($0.x), y: frame.y($0.y)) }
        var taken = points.map { Rectangle(left: $0.x - 5, right: $0.x + 5, top: $0.y - 5, bottom: $0.y + 5) }
        var dots: [SVGElement] = []
        var names: [SVGElement] = []
        for (tag, point) in zip(tags, points) {
            dots.append(
                tag.style.symbol.element(
                    x: point.x, y: point.y, radius: 4.5, fill: tag.style.colour, stroke: "var(--paper)", width: 1.5))
            let shown = TextFit.truncated(tag.name, to: 180, .halo)
            let half = textWidth(shown, .halo) / 2
            let place = Self.freePlace(point, half, taken, frame)
            taken.append(Self.box(place, half))
            names.append(.text(shown, x: place.x, y: place.y, .halo, anchor: .middle).tooltip(tag.name, unless: shown))
        }
        return dots + names
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

    /// Above the point, below it, beside it, then further and further up and down; always inside the frame.
    private static func freePlace(
        _ point: (x: Double, y: Double), _ half: Double, _ taken: [Rectangle], _ frame: Frame
    ) -> (x: Double, y: Double) {
        var offsets: [(x: Double, y: Double)] = [(0, -10), (0, 20), (half + 10, 4), (-half - 10, 4)]
        for step in 2...24 {
            for shift in [0, half * 0.7, -half * 0.7] {
                offsets.append((shift, -8 * Double(step) - 2))
                offsets.append((shift, 8 * Double(step) + 12))
            }
        }
        let rightmost = max(frame.left + half, frame.right - half)
        let places = offsets.map { offset in
            let x = min(max(point.x + offset.x, frame.left + half), rightmost)
            return (x: x, y: min(max(point.y + offset.y, frame.top + 12), frame.bottom - 5))
        }
        let free = places.first { place in
            let candidate = box(place, half)
            return !taken.contains { $0.overlaps(candidate) }
        }
        return free ?? (point.x, point.y - 10)
    }
}
