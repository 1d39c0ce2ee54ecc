import Basics
import Charts

/// A `chart` cell: data, and what each of its columns is for.
struct ChartCell: Sendable, Hashable {
    enum Source: Sendable, Hashable {
        /// A query's result, else a table of the gallery.
        case named(String)
        /// A list of the findings.
        case list(path: String, columns: [LabelledValue])
    }

    /// The columns that a chart may use.
    enum Channel: String, CaseIterable, Sendable {
        case x, y, colour, facet, low, high, q25, q75
    }

    enum Order: String, CaseIterable, Sendable {
        /// Largest first.
        case value
        /// As the data stands.
        case none
        /// By name.
        case name
        /// Smallest first.
        case ascending
    }

    var kind: DataChart.Kind
    var source: Source
    var columns: [Channel: String]
    var order: Order?
    /// Of the values.
    var format: Formatter?
    var title: TextTemplate
    var caption: TextTemplate
    var position: SourcePosition

    /// The channels that a kind needs, and those that it may have besides.
    static func channels(_ kind: DataChart.Kind) -> (needed: [Channel], optional: [Channel]) {
        switch kind {
        case .bar: ([.x, .y], [.colour, .facet, .low, .high])
        case .line: ([.x, .y], [.colour, .facet, .low, .high])
        case .area: ([.x, .y], [.colour, .facet])
        case .dot: ([.x, .y], [.colour, .facet])
        case .heat: ([.x, .y, .colour], [.facet])
        case .box: ([.x, .y, .q25, .q75], [.low, .high, .colour, .facet])
        case .interval: ([.x, .y, .low, .high], [.colour, .facet])
        }
    }
}
