import Basics

/// A plain chart of named values, for tables that a document draws: bars or dots along rows, or a line along a
/// sequence; one panel per facet, all on one scale.
public struct SeriesChart: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case bar, dot, line
    }

    public struct Point: Sendable, Hashable {
        public var name: String
        /// Nil is drawn as missing.
        public var value: Double?
        public var facet: String?

        public init(name: String, value: Double?, facet: String? = nil) {
            self.name = name
            self.value = value
            self.facet = facet
        }
    }

    public var kind: Kind
    public var points: [Point]
    /// What the values are, with their unit.
    public var valueTitle: String
    public var format: TickFormat
    /// Rows of one panel; the rest is left out and counted in the caption.
    public var mostRows: Int

    public init(
        _ kind: Kind, _ points: [Point], valueTitle: String, format: TickFormat = .compact, mostRows: Int = 30
    ) {
        self.kind = kind
        self.points = points
        self.valueTitle = valueTitle
        self.format = format
        self.mostRows = max(1, mostRows)
    }

    public func chart(title: String, caption: String, data: DataTable) -> Chart {
        let values = points.compactMap(\.value).filter(\.isFinite)
        guard let low = values.min(), let high = values.max() else {
            return .empty(title: title, caption: caption, data: data)
        }
        let ends = Ticks(covering: min(0, low), max(0, high)).values
        let domain = min(0, low)...max(ends.last ?? 1, low + 1e-9)
        let widest = points.map { textWidth($0.name, .label) }.max() ?? 0
        let panels = facets.map { facet in
            panel(facet, domain: domain, left: min(230, widest.rounded(.up) + 10))
        }
        let hidden = kind == .line ? 0 : facets.reduce(0) { $0 + max(0, rows($1).count - mostRows) }
        let name = word(kind.rawValue, english: kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst())
        return Chart(
            title: title,
            description:
                say(
                    "\(name) chart of \(valueTitle), from \(format.label(low, step: 0.01)) to ",
                    "\(format.label(high, step: 0.01))."),
            caption: hidden > 0 ? say("\(caption) \(hidden) smaller rows are in the data only.") : caption,
            drawing: .stacked(panels, gap: 18), data: data)
    }

    private var facets: [String?] {
        var seen: Set<String?> = []
        return points.map(\.facet).filter { seen.insert($0).inserted }
    }

    /// Lines keep their order; bars and dots stand with the largest first.
    private func rows(_ facet: String?) -> [Point] {
        let own = points.filter { $0.facet == facet }
        guard kind != .line else { return own }
        return own.enumerated().sorted { first, second in
            let (a, b) = (first.element.value ?? -.infinity, second.element.value ?? -.infinity)
            return a != b ? a > b : first.offset < second.offset
        }.map(\.element)
    }

    private func panel(_ facet: String?, domain: ClosedRange<Double>, left: Double) -> Drawing {
        let rows = rows(facet)
        if kind == .line {
            var x = Axis.band(rows.map(\.name))
            x.isOrdinal = true
            let line = rows.enumerated().map { (x: Double($0.offset), y: $0.element.value ?? .nan) }
            let dots =
                line.count <= 36 ? line.map { Dot($0.x, y: $0.y, colour: "var(--s0)", radius: 2.5) as any Mark } : []
            return Plot(
                x: x, y: .linear(valueTitle, format, domain: domain), height: 170, heading: facet,
                marks: [Line(line)] + dots
            ).draw()
        }
        let shown = Array(rows.prefix(mostRows))
        let marks = shown.enumerated().flatMap { row, point -> [any Mark] in
            guard let value = point.value, value.isFinite else {
                return [Label(NumberFormat.missing, x: 0, y: Double(row), .muted)]
            }
            let label = Label(
                format.label(value, step: value == value.rounded() ? 1 : 0.01), x: max(value, 0), y: Double(row))
            return kind == .bar
                ? [Bar(value, row: row, fill: "var(--s0)", opacity: 0.8), label]
                : [Dot(value, y: Double(row), colour: "var(--s0)"), label]
        }
        return Plot(
            x: .linear(valueTitle, format, domain: domain), y: .band(shown.map(\.name)),
            rowHeight: shown.count > 8 ? 24 : 28, left: left, heading: facet, marks: marks
        ).draw()
    }
}
