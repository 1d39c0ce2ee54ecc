/// Names of series with their marks, in as many lines as they need.
public struct SeriesKey: Sendable {
    private let entries: [(name: String, style: SeriesStyle)]
    private let width: Double

    public init(_ entries: [(name: String, style: SeriesStyle)], width: Double = 640) {
        self.entries = entries
        self.width = width
    }

    public func drawing() -> Drawing {
        var elements: [SVGElement] = []
        var x = 0.0, y = 12.0
        for entry in entries {
            let shown = TextFit.truncated(entry.name, to: min(220, width - 20), .label)
            let needed = 16 + textWidth(shown, .label)
            if x > 0, x + needed > width {
                x = 0
                y += 19
            }
            elements.append(
                entry.style.symbol.element(
                    x: x + 6, y: y - 4, radius: 4.5, fill: entry.style.colour, stroke: entry.style.colour))
            elements.append(.text(shown, x: x + 16, y: y, .label).tooltip(entry.name, unless: shown))
            x += needed + 18
        }
        return Drawing(elements: elements, width: width, height: y + 6)
    }
}
