import Basics
import Findings
import Tables

/// The rows of one source as filter after filter runs: each step is counted, so that no row disappears unaccounted.
struct CleaningFunnel {
    let source: SourceKind
    private(set) var kept: [Bool]
    private(set) var steps: [FunnelStep] = []
    private let customers: Categories?
    private let orders: Categories?
    private let amounts: [Double]?

    /// - Parameters:
    ///   - rowsInFile: data rows in the file, unreadable ones included.
    ///   - table: the readable rows.
    init(
        _ source: SourceKind, rowsInFile: Int, table: Table, customers: Categories?, orders: Categories?,
        amounts: [Double]?
    ) {
        self.source = source
        self.customers = customers
        self.orders = orders
        self.amounts = amounts
        kept = [Bool](repeating: true, count: table.rowCount)
        count(say("all rows"), rows: rowsInFile)
        if table.rowCount < rowsInFile { count(say("can be read")) }
    }

    /// Keeps the rows for which `condition` holds.
    mutating func filter(_ step: String, where condition: (Int) -> Bool) {
        for row in kept.indices where kept[row] { kept[row] = condition(row) }
        count(step)
    }

    /// As `filter`, but leaves no step behind when every row passes.
    mutating func filterIfNeeded(_ step: String, where condition: (Int) -> Bool) {
        guard kept.indices.contains(where: { kept[$0] && !condition($0) }) else { return }
        filter(step, where: condition)
    }

    private mutating func count(_ step: String, rows: Int? = nil) {
        steps.append(
            FunnelStep(
                source: source.rawValue, step: step, rows: rows ?? kept.count(where: \.self),
                customers: customers.map(distinct), orders: orders.map(distinct), amount: amounts.map(sum)))
    }

    private func distinct(_ column: Categories) -> Int {
        var seen = [Bool](repeating: false, count: column.levels.count)
        for row in kept.indices where kept[row] && column.codes[row] >= 0 { seen[Int(column.codes[row])] = true }
        return seen.count(where: \.self)
    }

    private func sum(_ amounts: [Double]) -> Double {
        // Neumaier's compensated sum: half a million pounds and pennies come out to the penny.
        var total = 0.0, lost = 0.0
        for row in kept.indices where kept[row] && !amounts[row].isNaN {
            let next = total + amounts[row]
            lost += abs(total) >= abs(amounts[row]) ? (total - next) + amounts[row] : (amounts[row] - next) + total
            total = next
        }
        return total + lost
    }
}
