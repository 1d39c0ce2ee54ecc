import Basics
import Charts
import Findings

/// A column of data that a document draws or shows.
struct DataColumn: Sendable {
    /// As the document names it.
    var name: String
    var values: [Value?]
    /// Rows of which disclosure control withheld the value.
    var withheld: Set<Int> = []
    /// How the values read unless told otherwise.
    var format: Formatter?
    /// By number, where the values are numbers or names of segments: read as names, drawn in the segments' colours.
    var segments: [Int: String] = [:]

    /// For a reader: `avg_spend` is `Avg spend`.
    var title: String { CellText.capitalised(name.replacing("_", with: " ")) }

    var isSegment: Bool { !segments.isEmpty }

    /// Whether it holds numbers to draw, rather than names.
    var isNumeric: Bool {
        let known = values.compactMap { $0 }
        return !isSegment && !known.isEmpty && known.allSatisfy { $0.number != nil }
    }

    func number(_ row: Int) -> Double? { values[row]?.number }

    /// A value as a name.
    func name(_ row: Int) -> String { segmentName(row) ?? Formatter.text(values[row], nil) }

    func text(_ row: Int, _ formatter: Formatter?, currency: String?) -> String {
        if withheld.contains(row) { return CellText.withheld }
        if let name = segmentName(row) { return name }
        return Formatter.text(values[row], formatter ?? format, currency: currency)
    }

    private func segmentName(_ row: Int) -> String? {
        values[row]?.number.flatMap { Int(exactly: $0) }.flatMap { segments[$0] }
    }

    /// The names of the columns don't tell upper from lower case, nor a blank from a line below; where a word may be
    /// hyphenated is no part of it.
    static func isSame(_ first: String, _ second: String) -> Bool {
        func plain(_ name: String) -> String {
            name.lowercased().replacing("_", with: " ").replacing("\u{ad}", with: "")
        }
        return plain(first) == plain(second)
    }
}
