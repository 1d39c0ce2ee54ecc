/// How a text looks. The raw value is the class that the page's style sheet styles; the sizes are its sizes.
public enum TextStyle: String, Sendable, Hashable {
    case label = "lab"
    case muted = "mut"
    case number = "num"
    case cell = "cell"
    case emphasisedCell = "cell on"
    /// Above marks: stands out from them by an outline in the colour of the paper.
    case halo
    case pass = "ok"
    case concern = "bad"
    case unknown = "unk"

    /// In units of the viewBox.
    public var size: Double {
        switch self {
        case .label, .number: 12.5
        case .muted, .cell, .emphasisedCell: 11.5
        case .halo: 13
        case .pass, .concern, .unknown: 12
        }
    }

    public var isBold: Bool { self == .number || self == .halo || self == .emphasisedCell }
}

public enum TextAnchor: String, Sendable, Hashable {
    case start, middle, end
}
