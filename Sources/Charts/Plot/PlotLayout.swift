/// Where everything of a plot goes: margins just as wide as the texts in them.
struct PlotLayout {
    let plot: Plot
    let xDomain: AxisDomain
    let yDomain: AxisDomain
    let xNames: BandNames?
    let ruleLabels: [RuleLabel]
    let frame: Frame
    let totalHeight: Double

    static let headingHeight = 22.0
    static let tickHeight = 18.0
    static let titleHeight = 17.0

    init(_ plot: Plot) {
        self.plot = plot
        let rows = plot.y.bands?.count
        let height = rows.map { Double(max(1, $0)) * plot.rowHeight } ?? plot.height
        yDomain = plot.y.resolve(plot.marks.flatMap(\.yValues), length: height, spacing: 38)
        let left = plot.left ?? Self.leftMargin(plot, yDomain)
        xDomain = plot.x.resolve(plot.marks.flatMap(\.xValues), length: plot.width - left - 24, spacing: 56)
        let right = Self.rightEnd(plot, xDomain, left)
        let columnWidth = (right - left) / Double(max(1, plot.x.bands?.count ?? 1))
        xNames = plot.x.bands.map {
            BandNames($0.map(\.text), columnWidth: columnWidth, isOrdinal: plot.x.isOrdinal)
        }
        let xScale = xDomain.scale(from: left, to: right)
        ruleLabels = RuleLabel.placed(plot.marks, xScale, width: plot.width)

        var top = plot.heading == nil ? 0 : Self.headingHeight
        if plot.y.bands == nil, plot.y.title != nil { top += Self.titleHeight }
        top += Double(RuleLabel.levels(ruleLabels)) * 15
        if plot.x.isOnTop { top += Self.axisHeight(plot, xNames) }
        if rows == nil { top += 6 }
        // Marks at the ends of a scale without a zero line don't touch the border.
        let inset = plot.y.includesZero || plot.y.domain != nil ? 0.0 : 8
        let yScale =
            rows == nil
            ? yDomain.scale(from: top + height - inset, to: top + inset)
            : yDomain.scale(from: top, to: top + height)
        frame = Frame(
            x: xScale, y: yScale, left: left, right: right, top: top, bottom: top + height, width: plot.width,
            rowHeight: plot.rowHeight,
            columnWidth: columnWidth)
        totalHeight = (top + height + (plot.x.isOnTop ? 2 : Self.axisHeight(plot, xNames) + 2)).rounded(.up)
    }

    private static func leftMargin(_ plot: Plot, _ domain: AxisDomain) -> Double {
        if let names = plot.y.bands {
            guard plot.y.isShown else { return 6 }
            let widest = names.filter { !$0.isHeading }.map { textWidth($0.text, $0.style) }.max() ?? 0
            return min(widest, plot.width * 0.36).rounded(.up) + 10
        }
        return plot.y.isShown ? domain.widestLabel.rounded(.up) + 10 : 0
    }

    /// Leaves room for the last tick label and for all text that marks put to the right of their values.
    private static func rightEnd(_ plot: Plot, _ domain: AxisDomain, _ left: Double) -> Double {
        var right = plot.width - 2 - plot.right
        if let names = plot.x.bands {
            guard !plot.x.isOrdinal else { return right }
            return min(right, BandNames.rightEnd(names.map(\.text), left: left, width: plot.width - plot.right))
        }
        let unit = domain.scale(from: 0, to: 1)
        let ticks =
            plot.x.isShown
            ? domain.ticks.map { Overhang(x: $0.value, width: textWidth($0.label, .muted) / 2) } : []
        for overhang in plot.marks.flatMap(\.overhangs) + ticks where overhang.x.isFinite {
            let fraction = unit(overhang.x)
            if fraction > 0 { right = min(right, left + (plot.width - overhang.width - left) / fraction) }
        }
        return max(right, left + (plot.width - left) * 0.25)
    }

    private static func axisHeight(_ plot: Plot, _ names: BandNames?) -> Double {
        var height = 0.0
        if plot.x.isShown { height += names?.height ?? tickHeight }
        if plot.x.title != nil { height += titleHeight }
        return height
    }
}
