/// A bar along its row, from zero (or from `from`).
public struct Bar: Mark {
    public var from: Double
    public var to: Double
    public var row: Double
    public var fill: String
    public var opacity: Double?
    public var thickness: Double
    /// Below the row's middle, in units of the viewBox.
    public var offset: Double

    public init(
        _ to: Double, row: Int, from: Double = 0, fill: String = "var(--s0)", opacity: Double? = nil,
        thickness: Double = 14, offset: Double = 0
    ) {
        self.from = from
        self.to = to
        self.row = Double(row)
        self.fill = fill
        self.opacity = opacity
        self.thickness = thickness
        self.offset = offset
    }

    public var xValues: [Double] { [from, to] }
    public var yValues: [Double] { [row] }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard from.isFinite, to.isFinite else { return [] }
        let (start, end) = (min(frame.x(from), frame.x(to)), max(frame.x(from), frame.x(to)))
        let height = min(thickness, frame.rowHeight)
        return [
            .rectangle(
                start, frame.y(row) + offset - height / 2, width: max(end - start, to == from ? 0 : 0.75),
                height: height, fill: fill, opacity: opacity)
        ]
    }
}
