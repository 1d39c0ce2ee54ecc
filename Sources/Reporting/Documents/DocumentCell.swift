import Basics
import Findings

/// A fence with a brace directive, read and understood.
enum DocumentCell: Sendable, Hashable {
    case figure(name: String, caption: TextTemplate?)
    case galleryTable(name: String, TableOptions)
    case pathTable(path: String, columns: [LabelledValue], TableOptions)
    /// `mark` names a number by which the section takes a segment's colour.
    case each(path: String, mark: String?)
    case when(Condition)
    case include(path: String)
    case check([Condition])
    case numbers([LabelledValue])
    case callout(Callout, title: TextTemplate?)
    case sql(Query, QueryOptions)
    case chart(ChartCell)

    static let names =
        ["figure", "table", "sql", "chart", "each", "when", "include", "check", "numbers"]
        + Callout.allCases.map(\.rawValue)

    /// Whether the fence's body is Markdown of its own.
    static func holdsMarkdown(_ name: String) -> Bool {
        name == "each" || name == "when" || Callout(rawValue: name) != nil
    }
}

struct TableOptions: Sendable, Hashable {
    /// Titles of the columns to show, in this order; nil for all.
    var columns: [String]?
    /// At most so many rows.
    var rows: Int?
    var caption: TextTemplate?
}

/// How a query's result shows.
struct QueryOptions: Sendable, Hashable {
    /// False where only others use it.
    var isShown = true
    var table = TableOptions()
    /// By column.
    var formats: [String: Formatter] = [:]
}

/// `Label: path | formatter`
struct LabelledValue: Sendable, Hashable {
    var label: String
    var value: InlineValue
}
