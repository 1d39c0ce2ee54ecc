/// A chart of any table: which column is what has been decided, the drawing is left. Panels, one per facet, stand on
/// shared scales.
public struct DataChart: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case bar, line, area, dot, heat, box, interval
    }

    /// One row of the table.
    public struct Point: Sendable, Hashable {
        /// The place on the axis of names.
        public var name: String
        /// The place along x where that is a number.
        public var x: Double?
        /// Nil is missing or withheld.
        public var value: Double?
        public var isWithheld = false
        /// The ends of an interval, or of a box's whiskers.
        public var low: Double?
        public var high: Double?
        /// A box's quartiles.
        public var q25: Double?
        public var q75: Double?
        /// The column of a heat map.
        public var column = ""
        /// What gives the colour.
        public var series: String?
        /// The panel.
        public var facet: String?

        public init(name: String) { self.name = name }
    }

    /// What the numbers of an axis are.
    public struct Measure: Sendable {
        /// With its unit.
        public var title: String
        public var format: TickFormat
        /// A number written out, e.g. beside its bar.
        public var text: @Sendable (Double) -> String

        public init(title: String, format: TickFormat, text: @escaping @Sendable (Double) -> String) {
            self.title = title
            self.format = format
            self.text = text
        }
    }

    public var kind: Kind
    public var points: [Point]
    public var value: Measure
    /// Of `x` where it is a number.
    public var x: Measure?
    /// What the names are.
    public var nameTitle: String?
    /// Of series that have one of their own; the others get theirs in order.
    public var styles: [String: SeriesStyle]

    public init(
        _ kind: Kind, _ points: [Point], value: Measure, x: Measure? = nil, nameTitle: String? = nil,
        styles: [String: SeriesStyle] = [:]
    ) {
        self.kind = kind
        self.points = points
        self.value = value
        self.x = x
        self.nameTitle = nameTitle
        self.styles = styles
    }

    /// How much of each a chart can hold and stay legible.
    public struct Limits: Sendable, Hashable {
        public var names: Int
        public var columns = 20
        public var series = 8
        public var facets = 12
    }

    public static func limits(_ kind: Kind) -> Limits {
        switch kind {
        case .bar, .dot, .interval, .heat: Limits(names: 40)
        case .box: Limits(names: 12)
        case .line, .area: Limits(names: 400)
        }
    }

    /// The points, of those that would lie on one another the first.
    public func distinctPoints() -> [Point] {
        guard kind != .dot || x == nil else { return points }
        var seen: Set<[String?]> = []
        return points.filter { point in
            let place: [String?] =
                switch kind {
                case .heat: [point.name, point.column]
                case .box: [point.name]
                case .bar, .dot, .interval: [point.name, point.series]
                case .line, .area: [point.name, point.series, point.x.map { "\($0)" }]
                }
            return seen.insert([point.facet] + place).inserted
        }
    }

    public func drawing() -> Drawing? {
        let drawn = points.contains { point in
            kind == .box ? point.q25 != nil && point.q75 != nil : point.value?.isFinite == true
        }
        guard drawn else { return nil }
        var chart = self
        chart.points = distinctPoints()
        switch kind {
        case .bar, .interval: return RowPanels(chart).drawing()
        case .dot: return x == nil ? RowPanels(chart).drawing() : CurvePanels(chart).drawing()
        case .line, .area: return CurvePanels(chart).drawing()
        case .heat: return HeatPanels(chart).drawing()
        case .box: return BoxPanels(chart).drawing()
        }
    }
}

extension DataChart {
    /// The panels' names in order; nil where there is one without a name.
    var facets: [String?] { points.map(\.facet).distinct }

    var series: [String] { points.compactMap(\.series).distinct }

    func members(of facet: String?) -> [Point] { points.filter { $0.facet == facet } }

    func style(_ series: String?) -> SeriesStyle {
        guard let series else { return SeriesStyle(1) }
        if let own = styles[series] { return own }
        let others = self.series.filter { styles[$0] == nil }
        return SeriesStyle((others.firstIndex(of: series) ?? 0) + 1)
    }

    /// Panels side by side where each has room.
    func arranged(_ panels: [Drawing], columns: Int, key: Drawing?) -> Drawing {
        let grid = Drawing.grid(panels, columns: columns)
        return key.map { Drawing.stacked([$0, grid], gap: 8) } ?? grid
    }

    /// The key of the series; nil where names say it all.
    func key() -> Drawing? {
        let all = series
        guard all.count > 1, points.contains(where: { $0.series != $0.name }),
            points.contains(where: { $0.series != $0.facet })
        else { return nil }
        return SeriesKey(all.map { ($0, style($0)) }).drawing()
    }

    /// The ends of a scale that holds all finite values of the marks; from zero where bars or areas begin there, or
    /// where that costs little room.
    static func domain(_ values: [Double], fromZero: Bool) -> ClosedRange<Double> {
        let finite = values.filter(\.isFinite)
        guard var low = finite.min(), var high = finite.max() else { return 0...1 }
        if fromZero || low > 0 && low < high / 2 || high < 0 && high > low / 2 {
            (low, high) = (min(0, low), max(0, high))
        }
        let ticks = Ticks(covering: low, high).values
        let ends = (min(low, ticks.first ?? low), max(high, ticks.last ?? high))
        return ends.0 < ends.1 ? ends.0...ends.1 : 0...1
    }
}

extension Array where Element: Hashable {
    /// Each once, in the order of first appearance.
    var distinct: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
