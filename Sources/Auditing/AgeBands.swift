public import Basics
import Foundation

/// Declared bands of a number, mostly of ages: `under 25`, `25-44`, `45-64`, `65 and over`.
///
/// Read are, in any letter case: `under X`, `below X`; `X-Y` (also with an en dash), `X to Y`; `X and over`,
/// `X and above`, `X or older`, `X+`; `over X`. A range holds all of its last unit: 44.9 years are in 25-44, as an age is
/// counted in completed years.
public struct AgeBands: Sendable, Hashable {
    public static let outside = "outside the bands"

    /// As declared, in ascending order.
    public let names: [String]
    private let bands: [Band]

    /// - Throws: every band that can't be read, overlaps another or leaves a gap to the next.
    public init(parsing texts: [String], at position: SourcePosition? = nil) throws(Diagnostics) {
        var problems = Diagnostics()
        var bands: [Band] = []
        for text in texts {
            if let band = Band(parsing: text) {
                bands.append(band)
            } else {
                problems.append(
                    Diagnostic(
                        .error, "age-bands.unreadable", at: position, "the band '\(text)' can't be read",
                        suggestion: "write bands as 'under 25', '25-44' or '65 and over'"))
            }
        }
        bands.sort { ($0.low, $0.high) < ($1.low, $1.high) }
        for (band, next) in zip(bands, bands.dropFirst()) {
            let slack = 1e-9 * max(1, abs(next.low))
            if next.low < band.high - slack {
                problems.append(
                    Diagnostic(
                        .error, "age-bands.overlap", at: position,
                        "the bands '\(band.name)' and '\(next.name)' overlap",
                        explanation: "A customer belongs to one band only.",
                        suggestion: "let each band begin where the one before ends"))
            } else if next.low > band.high + slack {
                problems.append(
                    Diagnostic(
                        .error, "age-bands.gap", at: position,
                        "between the bands '\(band.name)' and '\(next.name)' is a gap",
                        explanation: "Customers in a gap would drop out of the audit.",
                        suggestion: "let each band begin where the one before ends"))
            }
        }
        if texts.isEmpty {
            problems.append(
                Diagnostic(
                    .error, "age-bands.none", at: position, "no bands are given",
                    suggestion: "write for example [under 25, 25-44, 45-64, 65 and over]"))
        }
        try problems.throwIfErrors()
        self.bands = bands
        names = bands.map(\.name)
    }

    /// The index of the band that holds a value; nil for values outside all bands and NaN.
    public func band(of value: Double) -> Int? { bands.firstIndex { $0.low <= value && value < $0.high } }
}

/// low ≤ value < high.
private struct Band: Hashable {
    var name: String
    var low: Double
    var high: Double

    init?(parsing text: String) {
        name = text.trimmingCharacters(in: .whitespaces)
        let lowered = name.lowercased()
        if let match = lowered.wholeMatch(of: /(?:under|below)\s+(\d+(?:\.\d+)?)/), let bound = Double(match.1) {
            (low, high) = (-.infinity, bound)
        } else if let match = lowered.wholeMatch(
            of: /(\d+(?:\.\d+)?)(?:\s*\+|\s+(?:and|or)\s+(?:over|above|older|more))/),
            let bound = Double(match.1)
        {
            (low, high) = (bound, .infinity)
        } else if let match = lowered.wholeMatch(of: /(?:over|above)\s+(\d+(?:\.\d+)?)/), let bound = Double(match.1) {
            (low, high) = (bound + unit(of: match.1), .infinity)
        } else if let match = lowered.wholeMatch(of: /(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)/),
            let first = Double(match.1), let last = Double(match.2), first <= last
        {
            (low, high) = (first, last + unit(of: match.2))
        } else {
            return nil
        }
    }
}

/// The size of a numeral's last digit: 1 of `44`, 0.1 of `4.5`.
private func unit(of numeral: Substring) -> Double {
    guard let point = numeral.firstIndex(of: ".") else { return 1 }
    return pow(10, -Double(numeral[point...].count - 1))
}
