/// Something drawn from values: its channels are positions on the scales (a band's position is its index), a colour,
/// a symbol, a text. Values that aren't finite aren't drawn.
public protocol Mark: Sendable {
    /// What the x scale must cover.
    var xValues: [Double] { get }
    /// What the y scale must cover.
    var yValues: [Double] { get }
    /// Text beside an x value, for which the plot keeps room at its right end.
    var overhangs: [Overhang] { get }
    func draw(in frame: Frame) -> [SVGElement]
}

extension Mark {
    public var xValues: [Double] { [] }
    public var yValues: [Double] { [] }
    public var overhangs: [Overhang] { [] }
}

/// So many units of the viewBox to the right of an x value.
public struct Overhang: Sendable, Hashable {
    public var x: Double
    public var width: Double

    public init(x: Double, width: Double) {
        self.x = x
        self.width = width
    }
}

/// The area that marks are drawn in.
public struct Frame: Sendable, Hashable {
    public var x: Scale
    public var y: Scale
    public var left: Double
    public var right: Double
    public var top: Double
    public var bottom: Double
    /// Of the whole plot, margins included.
    public var width: Double

    /// The height of one band where y is a band axis.
    public var rowHeight: Double
    /// The width of one band where x is a band axis.
    public var columnWidth: Double
}
