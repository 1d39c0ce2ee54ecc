/// The cells of a table that are withheld, one after the other (`DisclosureControl`).
struct Suppression {
    private struct Cell: Hashable {
        var row: Int
        var column: Int
    }

    let counts: [[Int]]
    let control: DisclosureControl
    private(set) var withheld: [[Bool]]
    private let cells: [Cell]
    /// The rows and columns whose total is printed.
    private let lines: [[Cell]]
    private let rowNodes: [Int]
    private let columnNodes: [Int]
    /// Known to the reader from elsewhere, so that withholding them protects nothing.
    private let known: Set<Cell>
    /// By column the others that can't be told where it is withheld.
    private let implied: [[Int]]

    init(
        counts: [[Int]], control: DisclosureControl, withheldRowTotals: Set<Int>, withheldColumnTotals: Set<Int>,
        known: [[Bool]] = [], withheld asked: [[Bool]] = [], implied: [[Int]] = []
    ) {
        let rows = counts.indices, columns = (counts.first ?? []).indices
        self.counts = counts
        self.control = control
        self.implied = implied
        let cells = rows.flatMap { row in columns.map { Cell(row: row, column: $0) } }
        let isKnown = Set(known.isEmpty ? [] : cells.filter { known[$0.row][$0.column] })
        withheld = rows.map { row in
            columns.map {
                !isKnown.contains(Cell(row: row, column: $0))
                    && (withheldRowTotals.contains(row) || control.isSmall(counts[row][$0])
                        || !asked.isEmpty && asked[row][$0])
            }
        }
        self.cells = cells
        self.known = isKnown
        lines =
            rows.filter { !withheldRowTotals.contains($0) }.map { row in columns.map { Cell(row: row, column: $0) } }
            + columns.filter { !withheldColumnTotals.contains($0) }
            .map { column in rows.map { Cell(row: $0, column: column) } }
        // Of lines whose totals are withheld only the sum over all of them is known: they share a node.
        rowNodes = rows.map { withheldRowTotals.contains($0) ? rows.count + columns.count : $0 }
        columnNodes = columns.map {
            rows.count + (withheldColumnTotals.contains($0) ? columns.count + 1 : $0)
        }
    }

    /// Withholds one cell after the other until nothing withheld can be worked out or nothing is left.
    mutating func complete() {
        for cell in cells.filter(isWithheld) { withhold(cell) }
        while let cell = nextToWithhold() { withhold(cell) }
    }

    private mutating func withhold(_ cell: Cell) {
        withheld[cell.row][cell.column] = true
        guard !implied.isEmpty else { return }
        for column in implied[cell.column] { withheld[cell.row][column] = true }
    }

    private func nextToWithhold() -> Cell? {
        for line in lines where !isProtected(line) {
            let needsPartner = line.count(where: isWithheld) < 2
            if let cell = bestPrinted(line, zeros: needsPartner) { return cell }
        }
        let hidden = cells.filter(isWithheld), exchange = exchange(hidden)
        for (place, cell) in hidden.enumerated() {
            let enough = control.isSmall(count(cell)) ? control.protection : 1
            let range = exchange.range(of: place, upTo: enough)
            guard range < enough else { continue }
            let crossing = cells.filter { $0.row == cell.row || $0.column == cell.column }
            if let next = bestPrinted(crossing, zeros: false) ?? bestPrinted(cells, zeros: false)
                ?? (range == 0 ? bestPrinted(crossing, zeros: true) : nil)
            {
                return next
            }
        }
        return nil
    }

    private func isProtected(_ line: [Cell]) -> Bool {
        let hidden = line.filter(isWithheld)
        let sum = hidden.reduce(0) { $0 + count($1) }
        return hidden.isEmpty || hidden.count > 1 && sum >= control.threshold
    }

    /// The count above 0 still printed that serves the most lines in need, of these the smallest; or a zero.
    private func bestPrinted(_ candidates: [Cell], zeros: Bool) -> Cell? {
        let printed = candidates.filter { !isWithheld($0) && !known.contains($0) }
        let inNeed = lines.filter { !isProtected($0) }
        let costs = printed.filter { count($0) > 0 }.map { cell in
            (cell: cell, cost: (-inNeed.count { $0.contains(cell) }, count(cell)))
        }
        return costs.min { $0.cost < $1.cost }?.cell ?? (zeros ? printed.first : nil)
    }

    private func exchange(_ hidden: [Cell]) -> CellExchange {
        CellExchange(
            hidden.map { .init(row: rowNodes[$0.row], column: columnNodes[$0.column], count: count($0)) },
            nodes: counts.count + (counts.first?.count ?? 0) + 2)
    }

    private func count(_ cell: Cell) -> Int { counts[cell.row][cell.column] }

    private func isWithheld(_ cell: Cell) -> Bool { withheld[cell.row][cell.column] }
}
