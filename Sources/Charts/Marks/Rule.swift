/// A reference line across the plot at one value of x or y. A label of an x rule stands above the plot, of a y rule
/// at the right end of the line.
public struct Rule: Mark {
    public enum Place: Sendable, Hashable {
        case x(Double), y(Double)
    }

    public var place: Place
    public var label: String?
    /// False: the scale isn't stretched to show it.
    public var isCovered: Bool

    public init(_ place: Place, label: String? = nil, isCovered: Bool = true) {
        self.place = place
        self.label = label
        self.isCovered = isCovered
    }

    public var xValues: [Double] { if isCovered, case .x(let value) = place { [value] } else { [] } }
    public var yValues: [Double] { if isCovered, case .y(let value) = place { [value] } else { [] } }

    public func draw(in frame: Frame) -> [SVGElement] {
        switch place {
        case .x(let value):
            guard frame.x.contains(value) else { return [] }
            return [.line(frame.x(value), frame.top, frame.x(value), frame.bottom, class: "ref")]
        case .y(let value):
            guard frame.y.contains(value) else { return [] }
            let height = frame.y(value)
            var result: [SVGElement] = [.line(frame.left, height, frame.right, height, class: "ref")]
            if let label { result.append(.text(label, x: frame.right, y: height - 5, .muted, anchor: .end)) }
            return result
        }
    }
}

/// A shaded range of x, e.g. of acceptable ratios.
public struct Band: Mark {
    public var low: Double
    public var high: Double
    public var fill: String
    public var opacity: Double

    public init(_ low: Double, _ high: Double, fill: String = "var(--ok)", opacity: Double = 0.1) {
        self.low = low
        self.high = high
        self.fill = fill
        self.opacity = opacity
    }

    public var xValues: [Double] { [low, high] }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard low.isFinite, high.isFinite, high > low else { return [] }
        return [
            .rectangle(
                frame.x(low), frame.top, width: frame.x(high) - frame.x(low), height: frame.bottom - frame.top,
                fill: fill, opacity: opacity)
        ]
    }
}
