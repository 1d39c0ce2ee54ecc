/// What one direction of a plot means: its kind, unit and wording. The domain comes from the marks unless given.
public struct Axis: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case linear, logarithmic
        /// One band per name; marks lie at 0, 1, 2, …
        case band([BandName])
    }

    public var kind: Kind
    /// With the unit, e.g. `share of customers`.
    public var title: String?
    public var format: TickFormat
    /// Fixed ends; marks beyond are put on the border.
    public var domain: ClosedRange<Double>?
    public var includesZero: Bool
    /// Fixed ticks; those outside the domain are left out.
    public var ticks: [Double]?
    /// Whether tick labels are written and grid lines drawn.
    public var isShown: Bool
    /// An x axis stands below its plot unless this is true.
    public var isOnTop: Bool
    /// Bands in a sequence (months, numbers): labels are thinned where they don't fit, instead of turned.
    public var isOrdinal: Bool

    public init(
        _ kind: Kind, title: String? = nil, format: TickFormat = .number, domain: ClosedRange<Double>? = nil,
        includesZero: Bool = false, ticks: [Double]? = nil, isShown: Bool = true, isOnTop: Bool = false,
        isOrdinal: Bool = false
    ) {
        self.kind = kind
        self.title = title
        self.format = format
        self.domain = domain
        self.includesZero = includesZero
        self.ticks = ticks
        self.isShown = isShown
        self.isOnTop = isOnTop
        self.isOrdinal = isOrdinal
    }

    public static func linear(
        _ title: String? = nil, _ format: TickFormat = .number, domain: ClosedRange<Double>? = nil, zero: Bool = false
    ) -> Axis {
        Axis(.linear, title: title, format: format, domain: domain, includesZero: zero)
    }

    public static func band(_ names: [String], title: String? = nil) -> Axis {
        Axis(.band(names.map { BandName($0) }), title: title)
    }

    var bands: [BandName]? { if case .band(let names) = kind { names } else { nil } }
}

/// The name of one band.
public struct BandName: Sendable, Hashable {
    public var text: String
    /// Stands at the left border, bold, above the rows that belong to it.
    public var isHeading: Bool
    /// Written bold, e.g. the one that the page is about.
    public var isEmphasised: Bool

    public init(_ text: String, isHeading: Bool = false, isEmphasised: Bool = false) {
        self.text = text
        self.isHeading = isHeading
        self.isEmphasised = isEmphasised
    }

    var style: TextStyle { isHeading || isEmphasised ? .number : .label }
}
