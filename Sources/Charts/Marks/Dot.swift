/// A dot with its interval, if it has one. An interval that leaves the scale ends in an arrow head.
public struct Dot: Mark {
    public var x: Double
    public var y: Double
    public var low: Double?
    public var high: Double?
    public var symbol: Symbol
    public var colour: String
    public var isHollow: Bool
    public var radius: Double
    /// Below y, in units of the viewBox.
    public var offset: Double

    public init(
        _ x: Double, y: Double, low: Double? = nil, high: Double? = nil, symbol: Symbol = .circle,
        colour: String = "currentColor", isHollow: Bool = false, radius: Double = 4.5, offset: Double = 0
    ) {
        self.x = x
        self.y = y
        self.low = low
        self.high = high
        self.symbol = symbol
        self.colour = colour
        self.isHollow = isHollow
        self.radius = radius
        self.offset = offset
    }

    public var xValues: [Double] { [x, low, high].compactMap { $0 } }
    public var yValues: [Double] { [y] }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard x.isFinite, y.isFinite else { return [] }
        let height = frame.y(y) + offset
        return interval(in: frame, at: height) + [
            symbol.element(
                x: frame.x(x), y: height, radius: radius, fill: isHollow ? "var(--paper)" : colour, stroke: colour)
        ]
    }

    private func interval(in frame: Frame, at height: Double) -> [SVGElement] {
        guard let low, let high, !low.isNaN, !high.isNaN else { return [] }
        let (start, end) = (clamped(low, in: frame), clamped(high, in: frame))
        var result: [SVGElement] = [.line(start, height, end, height, stroke: colour, width: 2)]
        if low < frame.x.low { result.append(arrowHead(start, height, direction: -1)) }
        if high > frame.x.high { result.append(arrowHead(end, height, direction: 1)) }
        return result
    }

    /// Infinite ends too lie on the border.
    private func clamped(_ value: Double, in frame: Frame) -> Double {
        frame.x(min(max(value, frame.x.low), frame.x.high))
    }

    private func arrowHead(_ x: Double, _ y: Double, direction: Double) -> SVGElement {
        .path(
            through: [(x - 5 * direction, y - 4), (x + direction, y), (x - 5 * direction, y + 4)], stroke: colour,
            width: 2)
    }
}
