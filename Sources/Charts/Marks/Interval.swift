/// A whisker along its row, e.g. the uncertainty of a bar.
public struct Interval: Mark {
    public var low: Double
    public var high: Double
    public var row: Double
    public var colour: String
    public var width: Double
    public var offset: Double

    public init(
        _ low: Double, _ high: Double, row: Int, colour: String = "currentColor", width: Double = 1.5,
        offset: Double = 0
    ) {
        self.low = low
        self.high = high
        self.row = Double(row)
        self.colour = colour
        self.width = width
        self.offset = offset
    }

    public var xValues: [Double] { [low, high] }
    public var yValues: [Double] { [row] }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard low.isFinite, high.isFinite else { return [] }
        let y = frame.y(row) + offset
        return [.line(frame.x(low), y, frame.x(high), y, stroke: colour, width: width)]
    }
}
