/// Text at a place on the scales: a direct label, a value beside its bar, a name above its area.
public struct Label: Mark {
    public var text: String
    /// Follows the text, muted.
    public var note: String?
    public var x: Double
    public var y: Double
    public var style: TextStyle
    public var anchor: TextAnchor
    /// To the right of and below the place, in units of the viewBox.
    public var dx: Double
    public var dy: Double

    public init(
        _ text: String, note: String? = nil, x: Double, y: Double, _ style: TextStyle = .number,
        anchor: TextAnchor = .start, dx: Double = 8, dy: Double = 4.5
    ) {
        self.text = text
        self.note = note
        self.x = x
        self.y = y
        self.style = style
        self.anchor = anchor
        self.dx = anchor == .middle && dx == 8 ? 0 : dx
        self.dy = dy
    }

    public var xValues: [Double] { [x] }
    public var yValues: [Double] { [y] }

    public var overhangs: [Overhang] {
        let width = textWidth(text, style) + (note.map { textWidth($0, .muted) + 7 } ?? 0)
        switch anchor {
        case .start: return [Overhang(x: x, width: width + dx)]
        case .middle: return [Overhang(x: x, width: width / 2 + dx)]
        case .end: return []
        }
    }

    public func draw(in frame: Frame) -> [SVGElement] {
        guard x.isFinite, y.isFinite else { return [] }
        let start = frame.x(x) + dx
        let shown = anchor == .start ? TextFit.truncated(text, to: frame.width - start + 0.5, style) : text
        let room = frame.width - start - textWidth(shown, style) - 7
        let isNoteShown = anchor != .start || note.map { textWidth($0, .muted) <= room + 0.5 } ?? false
        return [
            SVGElement.text(
                shown, x: start, y: frame.y(y) + dy, style, anchor: anchor, note: isNoteShown ? note : nil,
                isOutlined: style != .halo  // which has an outline of its own
            ).tooltip(text, unless: shown)
        ]
    }
}
