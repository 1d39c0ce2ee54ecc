import Basics
import Findings
import Tables

/// The customers table and what its people said. Where fewer are left out by their own choice than a report may tell of,
/// their rows are taken out before anything is counted: no count, and no difference of two, speaks of them.
struct PeopleOfTable {
    let study: Study
    let threads: Int

    struct Result {
        var table: Table
        /// By row the customer's id; nil where the table has no key.
        var ids: Categories?
        /// The places of the table's rows among those that were read.
        var rows: [Int]
        var choices: [AskedChoice]
        var hidden: Set<String> = []
        var hiddenRows = 0

        /// Choices that are steps of the funnel: not those that nobody visible makes.
        var steps: [AskedChoice] { hiddenRows > 0 ? [] : choices }
    }

    func callAsFunction(_ source: OpenSource, _ read: ReadResult) throws -> Result {
        var result = Result(table: read.table, rows: Array(0..<read.table.rowCount), choices: [])
        if let key = source.declaration.column("key"), case .category(let column)? = read.table[key] {
            result.ids = column
        }
        result.choices = try AskChoices(study: study, threads: threads)(
            people: result.ids, table: read.table, rows: read.table.rowCount)
        let choices = result.choices
        let refused = result.rows.filter { row in choices.contains { !$0.isAllowed[row] } }
        guard (1..<study.audit.minimumCount).contains(refused.count) else { return result }
        let visible = result.rows.filter { row in choices.allSatisfy { $0.isAllowed[row] } }
        result.hiddenRows = refused.count
        result.table = read.table.selecting(visible)
        result.rows = visible
        result.choices = choices.map { $0.selecting(visible) }
        if let ids = result.ids {
            result.hidden = Set(refused.compactMap { ids[$0] }).subtracting(visible.compactMap { ids[$0] })
            result.ids = Categories(codes: visible.map { ids.codes[$0] }, levels: ids.levels)
        }
        return result
    }
}
