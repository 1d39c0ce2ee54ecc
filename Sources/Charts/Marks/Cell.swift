/// One cell of a heat map on two band axes, with its number.
public struct Cell: Mark {
    public var column: Double
    public var row: Double
    public var fill: String
    public var opacity: Double
    public var text: String
    /// Below the text, muted.
    public var note: String?
    public var isEmphasised: Bool

    public init(
        column: Int, row: Int, colour: (fill: String, opacity: Double), text: String, note: String? = nil,
        isEmphasised: Bool = false
    ) {
        self.column = Double(column)
        self.row = Double(row)
        self.fill = colour.fill
        self.opacity = colour.opacity
        self.text = text
        self.note = note
        self.isEmphasised = isEmphasised
    }

    public var xValues: [Double] { [column] }
    public var yValues: [Double] { [row] }

    public func draw(in frame: Frame) -> [SVGElement] {
        let (x, y) = (frame.x(column), frame.y(row))
        let (width, height) = (frame.columnWidth - 2, frame.rowHeight - 2)
        let room = width + 4  // letters may touch the gap between cells
        let style: TextStyle = isEmphasised && textWidth(text, .emphasisedCell) <= room ? .emphasisedCell : .cell
        let ground = SVGElement.rectangle(
            x - width / 2, y - height / 2, width: width, height: height,
            fill: opacity > 0 ? fill : "var(--soft)", opacity: opacity > 0 ? opacity : nil)
        guard textWidth(text, style) <= room else {
            return [ground, SVGElement.text("…", x: x, y: y + 4, .cell, anchor: .middle).tooltip(text, unless: "…")]
        }
        guard let note, height > 30, textWidth(note, .cell) <= width else {
            return [ground, .text(text, x: x, y: y + 4, style, anchor: .middle)]
        }
        return [
            ground, .text(text, x: x, y: y - 3, style, anchor: .middle),
            .text(note, x: x, y: y + 12, .cell, anchor: .middle),
        ]
    }
}
