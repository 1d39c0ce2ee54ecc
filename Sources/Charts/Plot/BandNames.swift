import Foundation

/// How the names of columns are written so that none overlaps: side by side, in two lines, thinned or turned.
struct BandNames: Sendable, Hashable {
    enum Arrangement: Sendable, Hashable {
        case level, twoLines
        case thinned(every: Int)
        case turned
    }

    let names: [String]
    let columnWidth: Double
    let arrangement: Arrangement
    /// Of turned names, in degrees.
    let angle: Double
    static let longestTurned = 130.0
    /// Of a name in a sequence: the first and the last one fit beside each other.
    static let longestLevel = 180.0

    init(_ names: [String], columnWidth: Double, isOrdinal: Bool) {
        self.names = names
        self.columnWidth = columnWidth
        angle = columnWidth < 48 ? 60 : 35
        let widest = names.map { textWidth($0, .label) }.max() ?? 0
        if widest <= columnWidth - 6 {
            arrangement = .level
        } else if isOrdinal {
            let shown = min(widest, Self.longestLevel)
            arrangement = .thinned(every: max(1, Int(((shown + 10) / max(1, columnWidth)).rounded(.up))))
        } else if names.allSatisfy({ TextFit.wrapped($0, to: columnWidth - 6, .label) != nil }) {
            arrangement = .twoLines
        } else {
            arrangement = .turned
        }
    }

    /// Of the space that the names take above or below the plot.
    var height: Double {
        switch arrangement {
        case .level, .thinned: 20
        case .twoLines: 34
        case .turned: (names.map { min(Self.longestTurned, textWidth($0, .label)) }.max() ?? 0) * sine + 18
        }
    }

    private var sine: Double { sin(angle * .pi / 180) }

    /// Where the last column may end: turned names lean to the right and need room there.
    static func rightEnd(_ names: [String], left: Double, width: Double) -> Double {
        let full = width - 2
        let columns = Double(max(1, names.count))
        let unhindered = BandNames(names, columnWidth: (full - left) / columns, isOrdinal: false)
        guard unhindered.arrangement == .turned else { return full }
        let lean = cos(unhindered.angle * .pi / 180)
        return names.enumerated().reduce(full) { right, name in
            let reach = min(longestTurned, textWidth(name.element, .label)) * lean + 8
            let fraction = (Double(name.offset) + 0.5) / columns
            return min(right, left + (width - reach - left) / fraction)
        }
    }

    /// Texts centred on their columns, above (`base` is then the lower edge) or below the plot.
    func elements(_ scale: Scale, base: Double, isOnTop: Bool, width: Double) -> [SVGElement] {
        var lastRight = -Double.infinity
        return names.enumerated().flatMap { index, name -> [SVGElement] in
            let x = scale(Double(index))
            switch arrangement {
            case .level: return [.text(name, x: x, y: isOnTop ? base - 7 : base + 15, .label, anchor: .middle)]
            case .thinned(let every):
                guard index % every == 0 else { return [] }
                let shown = TextFit.truncated(name, to: Self.longestLevel, .label)
                let half = textWidth(shown, .label) / 2
                let centre = min(max(x, half), width - half)
                guard centre - half > lastRight + 4 else { return [] }  // moved inwards from the border
                lastRight = centre + half
                let text = SVGElement.text(
                    shown, x: centre, y: isOnTop ? base - 7 : base + 15, .label, anchor: .middle)
                return [text.tooltip(name, unless: shown)]
            case .twoLines:
                let lines = TextFit.wrapped(name, to: columnWidth - 6, .label) ?? [name]
                return lines.enumerated().map { line, text in
                    let up = Double(lines.count - 1 - line) * 14
                    return .text(
                        text, x: x, y: isOnTop ? base - 7 - up : base + 15 + Double(line) * 14, .label,
                        anchor: .middle)
                }
            case .turned:
                // Below the plot they lean to the left, where the border is near for the first ones.
                let room = isOnTop ? .infinity : (x + 4) / cos(angle * .pi / 180)
                let shown = TextFit.truncated(name, to: min(Self.longestTurned, room), .label)
                let text = SVGElement.text(
                    shown, x: x + (isOnTop ? -2 : 4), y: isOnTop ? base - 8 : base + 14, .label,
                    anchor: isOnTop ? .start : .end, rotation: -angle)
                return [text.tooltip(name, unless: shown)]
            }
        }
    }
}
