/// What a series is known by: colour, and symbol and dash as a second channel. Numbered from 1 like the segments.
///
/// Eight colours (Okabe & Ito 2008 without yellow), seven symbols, five dashes: 56 series differ in the pair of
/// colour and symbol, 40 in that of colour and dash.
public struct SeriesStyle: Sendable, Hashable {
    public var colour: String
    public var symbol: Symbol
    /// `stroke-dasharray`; nil is solid.
    public var dash: String?

    public init(_ id: Int) {
        let index = max(0, id - 1)
        colour = "var(--s\(index % 8))"
        symbol = Symbol.allCases[index % Symbol.allCases.count]
        dash = [nil, "6 3", "2 3", "8 3 2 3", "14 3"][index % 5]
    }
}

/// A diverging scale around zero, as the opacity of a colour on the paper: blue below, orange above, in light and dark
/// alike. The opacity stays low enough for the ink on it to be read (contrast 4.5).
public enum HeatColour {
    static let strongest = 0.65

    /// `limit` is the absolute value with the full colour.
    public static func diverging(_ value: Double, limit: Double) -> (fill: String, opacity: Double) {
        let fraction = limit > 0 && value.isFinite ? min(1, abs(value) / limit) : 0
        return (value < 0 ? "var(--cool)" : "var(--warm)", shade(fraction))
    }

    /// From nothing (0) to full (1), in one hue.
    public static func sequential(_ fraction: Double) -> (fill: String, opacity: Double) {
        ("var(--cool)", shade(fraction.isFinite ? min(max(fraction, 0), 1) : 0))
    }

    /// In steps of a twentieth, which the eye can just tell apart: cells of one shade are drawn as one shape.
    private static func shade(_ fraction: Double) -> Double { (fraction * strongest * 20).rounded() / 20 }
}
