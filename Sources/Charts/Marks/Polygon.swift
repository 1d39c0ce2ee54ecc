/// Closed rings, filled and outlined, e.g. a contour. A ring inside a ring is a hole.
public struct Polygon: Mark {
    public var rings: [[(x: Double, y: Double)]]
    public var fill: String
    public var opacity: Double
    public var stroke: String?
    public var dash: String?

    public init(
        _ rings: [[(x: Double, y: Double)]], fill: String = "none", opacity: Double = 1, stroke: String? = nil,
        dash: String? = nil
    ) {
        self.rings = rings.map { $0.filter { $0.x.isFinite && $0.y.isFinite } }.filter { $0.count > 2 }
        self.fill = fill
        self.opacity = opacity
        self.stroke = stroke
        self.dash = dash
    }

    public var xValues: [Double] { rings.flatMap { $0.map(\.x) } }
    public var yValues: [Double] { rings.flatMap { $0.map(\.y) } }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard !rings.isEmpty else { return [] }
        let data = rings.map { ring in pathData(ring.map { (frame.x($0.x), frame.y($0.y)) }, closed: true) }.joined()
        var path = SVGElement.path(
            data, fill: fill, opacity: fill == "none" ? nil : opacity, stroke: stroke, width: stroke.map { _ in 1.5 },
            dash: dash)
        path.attributes.append(SVGElement.Attribute(name: "fill-rule", value: "evenodd"))
        return [path]
    }
}
