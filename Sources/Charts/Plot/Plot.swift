/// Marks on two axes. Drawing reads as one sequence: values → domains → margins → scales → axes → marks.
public struct Plot: Sendable {
    public var x: Axis
    public var y: Axis
    public var marks: [any Mark]
    public var width: Double
    /// Of the area for marks; bands of y give their own.
    public var height: Double
    /// Of one band of y.
    public var rowHeight: Double
    /// Left margin, for plots that stand below each other; otherwise as wide as the labels.
    public var left: Double?
    /// Kept free at the right, e.g. for the names of lines.
    public var right: Double
    /// Above the plot, bold: what this panel shows.
    public var heading: String?
    /// Whether the heading begins where the marks do, not at the left border.
    public var isHeadingOverMarks: Bool

    public init(
        x: Axis, y: Axis, width: Double = 640, height: Double = 200, rowHeight: Double? = nil, left: Double? = nil,
        right: Double = 0, heading: String? = nil, isHeadingOverMarks: Bool = false, marks: [any Mark]
    ) {
        self.x = x
        self.y = y
        self.marks = marks
        self.width = width
        self.height = height
        self.rowHeight = rowHeight ?? Plot.rowHeight(y.bands?.count ?? 0)
        self.left = left
        self.right = right
        self.heading = heading
        self.isHeadingOverMarks = isHeadingOverMarks
    }

    /// Comfortable for a few rows, closer for many.
    public static func rowHeight(_ rows: Int) -> Double { rows <= 8 ? 30 : rows <= 16 ? 26 : 22 }

    public func draw() -> Drawing {
        let layout = PlotLayout(self)
        let frame = layout.frame
        let drawn = marks.flatMap { $0.draw(in: frame) }
        return Drawing(
            elements: layout.headingElements() + layout.xAxisElements() + layout.yAxisElements()
                + layout.ruleLabelElements() + drawn,
            width: width, height: layout.totalHeight)
    }
}
