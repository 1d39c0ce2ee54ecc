import Features
import Tables

/// Events as formulas see them: with the columns of their file, of roles, and of what their texts say.
struct FormulaColumns {
    private let source: SourceDeclaration
    private let asOf: Int64
    var texts: TextReading?
    /// Texts read so far of events before the cut-off, and those of which the lexicon knows a word.
    private(set) var textsRead = 0
    private(set) var textsKnown = 0

    init(_ source: SourceDeclaration, texts: TextReading?, asOf: Int64) {
        self.source = source
        self.texts = texts
        self.asOf = asOf
    }

    /// The house speaks of roles; in a study's formula the file's columns come first.
    mutating func chunks(of events: Events) -> (byRole: EventChunk, byColumn: EventChunk) {
        func chunk(_ table: Table) -> EventChunk {
            EventChunk(table: table, customer: events.customer, time: events.time, order: events.order)
        }
        let roles = roleColumns(events) + textColumns(events)
        var byColumn = events.table
        for (name, column) in roles where byColumn[name] == nil { byColumn.append(name, column) }
        return (chunk(Table(rowCount: events.table.rowCount, columns: roles)), chunk(byColumn))
    }

    /// Roles as columns of their names.
    private func roleColumns(_ events: Events) -> [(name: String, column: Column)] {
        var columns: [(name: String, column: Column)] = []
        for role in source.roles where role.role != "customer" && role.role != "target" {
            if let column = events.table[role.column] { columns.append((role.role, column)) }
        }
        if let amount = events.amount { columns.append(("amount", .number(amount))) }
        if let discount = source.discount { columns.append(("discount", .number(discount.numbers(in: events.table)))) }
        return columns
    }

    private mutating func textColumns(_ events: Events) -> [(name: String, column: Column)] {
        guard let texts, let category = RoleColumns(source: source, table: events.table).category("text") else {
            return []
        }
        let columns = texts.columns(category, customer: events.customer)
        for row in events.customer.indices where columns.words[row] > 0 && events.time[row] < asOf {
            textsRead += 1
            if columns.isKnown[row] { textsKnown += 1 }
        }
        return [("sentiment", .number(columns.sentiment)), ("words", .number(columns.words))]
    }
}
