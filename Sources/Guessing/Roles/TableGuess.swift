import Tables

/// What the rows of a table are, with the reason.
struct TableGuess: Sendable {
    enum Role: Sendable, Hashable {
        /// One row per customer, or per whatever is to be grouped.
        case customers
        case events(EventKind)
        /// Not in the study.
        case unused
    }

    /// A table that says which customer stands behind an id.
    struct Mapping: Sendable {
        var table: SampledTable
        var from: String
        var to: String
    }

    var table: SampledTable
    var role: Role
    /// Names the customer of a row, or the row itself.
    var customer: SampledColumn?
    /// When an event was.
    var time: SampledColumn?
    /// Who stands behind the ids in `customer`, where they aren't the customers' own.
    var ids: Mapping?
    /// Whether the table is of use as such a mapping.
    var isMapping = false
    /// Why, in a sentence without a full stop.
    var reason: String

    var eventKind: EventKind? { if case .events(let kind) = role { kind } else { nil } }
}

/// The sources of events that a study can have.
enum EventKind: String, Sendable, CaseIterable {
    case purchases, visits, interactions, campaigns

    /// How much the columns and the name of a table speak for rows of this kind.
    func score(_ table: SampledTable) -> Int {
        let title = NameWords(table.title)
        func has(_ concept: Concept, where fits: (SampledColumn) -> Bool = { _ in true }) -> Int {
            table.columns.contains { $0.words.mean(concept) && fits($0) } ? 1 : 0
        }
        func isNumber(_ column: SampledColumn) -> Bool { column.shape.number != nil && !column.words.mean(.identifier) }
        switch self {
        case .purchases:
            let hasAmount = has(.amount, where: isNumber) + has(.price, where: isNumber) > 0 ? 4 : 0
            return hasAmount + 2 * has(.order) + has(.quantity, where: isNumber) + has(.product)
                + (title.mean(.order) ? 2 : 0)
        case .visits:
            let measures = [Concept.bounced, .impressions, .clicks, .pages, .duration]
            return measures.reduce(0) { $0 + 2 * has($1, where: { !$0.words.mean(.identifier) }) }
                + has(.session) + (title.mean(.session) ? 3 : 0)
        case .campaigns:
            guard has(.responded, where: \.shape.isFlag) > 0 else { return 0 }
            let parts = has(.campaign) + has(.offer) + has(.group) + has(.control)
            return parts + (title.mean(.campaign) ? 2 : 0) > 0 ? 5 + parts : 0
        case .interactions:
            return 2 * has(.kind, where: { $0.shape == .category }) + 2 * has(.topic) + 2 * has(.text)
                + (title.mean(.interaction) ? 3 : 0)
        }
    }

    /// The kind that most speaks for, or nil where little does.
    static func likeliest(_ table: SampledTable) -> EventKind? {
        let scores = allCases.map { ($0, $0.score(table)) }
        let best = scores.map(\.1).max() ?? 0
        return best < 3 ? nil : scores.first { $0.1 == best }?.0
    }
}
