/// Five quantiles as a box with whiskers, upright at x.
public struct Box: Mark {
    public var x: Double
    /// Ends of the whiskers, quartiles and median, ascending.
    public var quantiles: [Double]
    public var fill: String
    public var opacity: Double
    public var width: Double

    public init(
        x: Double, low: Double, q25: Double, median: Double, q75: Double, high: Double, fill: String = "var(--mut)",
        opacity: Double = 0.25, width: Double = 26
    ) {
        self.x = x
        self.quantiles = [low, q25, median, q75, high]
        self.fill = fill
        self.opacity = opacity
        self.width = width
    }

    public var xValues: [Double] { [x] }
    public var yValues: [Double] { quantiles }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard x.isFinite, quantiles.allSatisfy(\.isFinite) else { return [] }
        let heights = quantiles.map { frame.y($0) }
        let (centre, half) = (frame.x(x), min(width, frame.columnWidth * 0.6) / 2)
        return [
            .line(centre, heights[0], centre, heights[1], stroke: fill, width: 1.5),
            .line(centre, heights[3], centre, heights[4], stroke: fill, width: 1.5),
            .rectangle(
                centre - half, heights[3], width: 2 * half, height: heights[1] - heights[3], radius: 2, fill: fill,
                opacity: opacity, stroke: fill),
            .line(centre - half, heights[2], centre + half, heights[2], stroke: "currentColor", width: 2.5),
        ]
    }
}
