/// The shape of a dot.
public enum Symbol: String, Sendable, Hashable, CaseIterable {
    case circle, square, triangle, diamond, pentagon, downTriangle, plus

    /// All of about the same area as a circle of this radius.
    func element(x: Double, y: Double, radius: Double, fill: String, stroke: String?, width: Double = 1.6) -> SVGElement
    {
        let points = outline.map { (x: x + $0.0 * radius, y: y + $0.1 * radius) }
        guard self == .circle else {
            return .path(through: points, closed: true, fill: fill, stroke: stroke, width: stroke.map { _ in width })
        }
        var circle = SVGElement(
            "circle",
            [
                "cx": coordinate(x), "cy": coordinate(y), "r": coordinate(radius), "fill": fill, "stroke": stroke,
                "stroke-width": stroke.map { _ in coordinate(width) },
            ])
        circle.extent = Extent(
            x - radius, y - radius, x + radius, y + radius, border: stroke == nil ? 0 : width)
        return circle
    }

    private var outline: [(Double, Double)] {
        switch self {
        case .circle: []
        case .square: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
        case .triangle: [(0, -1.25), (1.15, 0.8), (-1.15, 0.8)]
        case .downTriangle: [(0, 1.25), (1.15, -0.8), (-1.15, -0.8)]
        case .diamond: [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
        case .pentagon: [(0, -1.15), (1.1, -0.36), (0.68, 0.93), (-0.68, 0.93), (-1.1, -0.36)]
        case .plus:
            [
                (-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1),
                (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4),
            ]
        }
    }
}
