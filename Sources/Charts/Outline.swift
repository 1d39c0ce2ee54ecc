/// A tree written as an outline: a row per node, each below its parent and indented, with lines from parent to child.
/// It stays legible however long the texts are, and is no wider than the page.
public struct Outline: Sendable {
    public struct Row: Sendable, Hashable {
        public var depth: Int
        /// On the line from the parent, e.g. `yes`.
        public var branch: String?
        public var text: String
        /// Of an end of the tree; nil where it goes on.
        public var style: SeriesStyle?
        /// Length of the bar, 0 to 1.
        public var share: Double?
        /// Right-aligned, one per column.
        public var figures: [String]

        public init(
            depth: Int, branch: String? = nil, text: String, style: SeriesStyle? = nil, share: Double? = nil,
            figures: [String]
        ) {
            self.depth = depth
            self.branch = branch
            self.text = text
            self.style = style
            self.share = share
            self.figures = figures
        }
    }

    /// In the order of reading: each node before those below it.
    public var rows: [Row]
    /// Above the figures.
    public var columns: [String]
    public var width: Double

    public init(rows: [Row], columns: [String], width: Double = 640) {
        self.rows = rows
        self.columns = columns
        self.width = width
    }

    private static let indent = 24.0
    private static let header = 22.0
    private static let columnWidth = 68.0
    private static let barWidth = 70.0

    private var figuresLeft: Double { width - Double(columns.count) * Self.columnWidth }
    private var textRight: Double { figuresLeft - Self.barWidth - 10 }

    public func draw() -> Drawing {
        var elements = columns.indices.map { column in
            SVGElement.text(columns[column], x: figureRight(column), y: 13, .muted, anchor: .end)
        }
        var y = Self.header
        /// By depth where the line to the children starts.
        var stems: [Double] = []
        for row in rows {
            let lines = lines(row)
            let height = lines.count > 1 ? 38.0 : 28
            let middle = y + height / 2
            if row.depth > 0, row.depth <= stems.count {
                let x = stem(row.depth - 1)
                elements.append(
                    .path(
                        through: [(x, stems[row.depth - 1]), (x, middle), (left(row) - 4, middle)],
                        stroke: "var(--line)"))
                stems[row.depth - 1] = middle
            }
            stems = Array(stems.prefix(row.depth)) + [y + height - 4]
            elements += self.elements(row, lines, middle)
            y += height
        }
        return Drawing(elements: elements, width: width, height: y + 2)
    }

    private func figureRight(_ column: Int) -> Double { figuresLeft + Double(column + 1) * Self.columnWidth }

    private func stem(_ depth: Int) -> Double { Double(depth) * Self.indent + 8 }

    private func left(_ row: Row) -> Double { Double(row.depth) * Self.indent + (row.depth > 0 ? 4 : 0) }

    private func textLeft(_ row: Row) -> Double {
        left(row) + (row.branch.map { textWidth($0, .muted) + 8 } ?? 0) + (row.style == nil ? 0 : 16)
    }

    private func textStyle(_ row: Row) -> TextStyle { row.style == nil ? .label : .number }

    private func lines(_ row: Row) -> [String] {
        let room = textRight - textLeft(row), style = textStyle(row)
        if textWidth(row.text, style) <= room { return [row.text] }
        return TextFit.wrapped(row.text, to: room, style) ?? [TextFit.truncated(row.text, to: room, style)]
    }

    private func elements(_ row: Row, _ lines: [String], _ middle: Double) -> [SVGElement] {
        var result: [SVGElement] = []
        let x = textLeft(row), style = textStyle(row)
        if let branch = row.branch { result.append(.text(branch, x: left(row), y: middle + 4, .muted)) }
        if let series = row.style {
            result.append(
                series.symbol.element(
                    x: x - 9, y: middle, radius: 4.5, fill: series.colour, stroke: series.colour))
        }
        for (index, line) in lines.enumerated() {
            let y = middle + 4.5 + (Double(index) - Double(lines.count - 1) / 2) * 15
            result.append(.text(line, x: x, y: y, style).tooltip(row.text, unless: lines.joined(separator: " ")))
        }
        if let share = row.share, share.isFinite {
            let length = min(1, max(0, share)) * Self.barWidth
            result.append(
                .rectangle(
                    figuresLeft - Self.barWidth, middle - 5, width: length, height: 10,
                    fill: row.style?.colour ?? "var(--s0)", opacity: row.style == nil ? 0.3 : 0.75))
        }
        for (column, figure) in row.figures.enumerated() where column < columns.count && !figure.isEmpty {
            let own = column == 0 ? style : .label
            let shown = TextFit.truncated(figure, to: Self.columnWidth - 6, own)
            result.append(
                .text(shown, x: figureRight(column), y: middle + 4, own, anchor: .end)
                    .tooltip(figure, unless: shown))
        }
        return result
    }
}
