/// A line through points in their order; a value that isn't finite interrupts it.
public struct Line: Mark {
    public var points: [(x: Double, y: Double)]
    public var colour: String
    public var width: Double
    public var dash: String?

    public init(
        _ points: [(x: Double, y: Double)], colour: String = "var(--s0)", width: Double = 2, dash: String? = nil
    ) {
        self.points = points
        self.colour = colour
        self.width = width
        self.dash = dash
    }

    public var xValues: [Double] { points.map(\.x) }
    public var yValues: [Double] { points.map(\.y) }

    public func draw(in frame: Frame) -> [SVGElement] {
        let runs = points.split { !$0.x.isFinite || !$0.y.isFinite }.filter { $0.count > 1 }
        return runs.map { run in
            .path(through: run.map { (frame.x($0.x), frame.y($0.y)) }, stroke: colour, width: width, dash: dash)
        }
    }
}
