/// The area between two heights along x.
public struct Area: Mark {
    public var points: [(x: Double, low: Double, high: Double)]
    public var fill: String
    public var opacity: Double

    public init(_ points: [(x: Double, low: Double, high: Double)], fill: String = "var(--s0)", opacity: Double = 0.2) {
        self.points = points.filter { $0.x.isFinite && $0.low.isFinite && $0.high.isFinite }
        self.fill = fill
        self.opacity = opacity
    }

    public var xValues: [Double] { points.map(\.x) }
    public var yValues: [Double] { points.flatMap { [$0.low, $0.high] } }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard points.count > 1 else { return [] }
        let above = points.map { (x: frame.x($0.x), y: frame.y($0.high)) }
        let below = points.reversed().map { (x: frame.x($0.x), y: frame.y($0.low)) }
        return [.path(through: above + below, closed: true, fill: fill, opacity: opacity)]
    }
}
