/// A band that flows from a stretch of one place to a stretch of another, level at both ends.
public struct Flow: Mark {
    public typealias End = (x: Double, low: Double, high: Double)

    public var start: End
    public var end: End
    public var fill: String
    public var opacity: Double

    public init(from start: End, to end: End, fill: String = "var(--s0)", opacity: Double = 0.28) {
        self.start = start
        self.end = end
        self.fill = fill
        self.opacity = opacity
    }

    public var xValues: [Double] { [start.x, end.x] }
    public var yValues: [Double] { [start.low, start.high, end.low, end.high] }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard (xValues + yValues).allSatisfy(\.isFinite) else { return [] }
        let (left, right) = (frame.x(start.x), frame.x(end.x))
        let above = (left: (x: left, y: frame.y(start.high)), right: (x: right, y: frame.y(end.high)))
        let below = (left: (x: left, y: frame.y(start.low)), right: (x: right, y: frame.y(end.low)))
        let data =
            pathData([above.left]) + levelCurve(from: above.left, to: above.right) + "V\(coordinate(below.right.y))"
            + levelCurve(from: below.right, to: below.left) + "z"
        return [.path(data, fill: fill, opacity: opacity)]
    }
}
