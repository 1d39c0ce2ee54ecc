/// A point that a mark writes a name to.
public struct NamedPoint: Sendable, Hashable {
    public var name: String
    public var x: Double
    public var y: Double
    public var style: SeriesStyle

    public init(_ name: String, x: Double, y: Double, style: SeriesStyle) {
        self.name = name
        self.x = x
        self.y = y
        self.style = style
    }
}

extension [NamedPoint] {
    var finite: [NamedPoint] { filter { $0.x.isFinite && $0.y.isFinite } }
}
