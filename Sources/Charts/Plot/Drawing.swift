/// Elements and the room they take, from (0, 0).
public struct Drawing: Sendable, Hashable {
    public var elements: [SVGElement]
    public var width: Double
    public var height: Double

    public init(elements: [SVGElement] = [], width: Double, height: Double) {
        self.elements = elements
        self.width = width
        self.height = height
    }

    /// Drawings below each other.
    public static func stacked(_ drawings: [Drawing], gap: Double = 16) -> Drawing {
        var result = Drawing(width: drawings.map(\.width).max() ?? 0, height: 0)
        for (index, drawing) in drawings.enumerated() {
            if index > 0 { result.height += gap }
            result.elements.append(.group(x: 0, y: result.height, drawing.elements))
            result.height += drawing.height
        }
        return result
    }

    /// Drawings of one width in a grid, row by row.
    public static func grid(_ drawings: [Drawing], columns: Int, gap: Double = 24, rowGap: Double = 20) -> Drawing {
        let rows = stride(from: 0, to: drawings.count, by: max(1, columns)).map { start in
            drawings[start..<min(start + max(1, columns), drawings.count)]
        }
        return stacked(
            rows.map { row in
                var x = 0.0
                var elements: [SVGElement] = []
                for drawing in row {
                    elements.append(.group(x: x, y: 0, drawing.elements))
                    x += drawing.width + gap
                }
                return Drawing(elements: elements, width: x - gap, height: row.map(\.height).max() ?? 0)
            }, gap: rowGap)
    }

    /// The width of one of `columns` panels side by side.
    public static func panelWidth(columns: Int, gap: Double = 24, total: Double = 640) -> Double {
        (total - Double(columns - 1) * gap) / Double(columns)
    }
}
