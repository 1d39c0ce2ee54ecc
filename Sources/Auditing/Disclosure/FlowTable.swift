/// A table of flows for a reader who knows what is printed of its margins, which cells are empty, and how it was rounded.
struct FlowTable {
    let counts: [[Int]]
    let threshold: Int
    let rows: RoundedFlows.Sizes
    let columns: RoundedFlows.Sizes

    private var columnCount: Int { counts.first?.count ?? 0 }
    private var slackOfRows: Int { counts.count + columnCount + 2 }
    private var slackOfColumns: Int { slackOfRows + 1 }

    struct Step {
        let size: Int
        let threshold: Int

        /// Nil where there are too few to tell.
        func rounded(_ count: Int) -> Int? {
            let rounded = (count + size / 2) / size * size
            return count < threshold || rounded == 0 ? nil : rounded
        }

        /// The most that rounds as a count does.
        func upper(of count: Int) -> Int { (count + size / 2) / size * size - size / 2 + size - 1 }

        /// What may stand behind what is told of a count.
        func range(of count: Int) -> ClosedRange<Int> {
            guard let told = rounded(count) else { return 1...(max(threshold, size - size / 2) - 1) }
            return max(threshold, told - size / 2)...upper(of: count)
        }
    }

    /// How sizes are rounded.
    static func sizes(_ threshold: Int) -> Step { Step(size: max(1, 2 * threshold), threshold: 0) }

    func isHidden(_ row: Int, _ column: Int) -> Bool { rows.hidden.contains(row) || columns.hidden.contains(column) }

    /// Whether the values that each small cell may have lie at least half the threshold apart.
    func isOpen(_ step: Step) -> Bool {
        let control = DisclosureControl(threshold: threshold)
        let cells = cells(step)
        let exchange = CellExchange(cells, nodes: counts.count + columnCount + 4)
        return cells.indices.allSatisfy { place in
            let cell = cells[place]
            let isFlow = cell.row < slackOfRows && cell.column < slackOfRows
            guard isFlow, control.isSmall(cell.count) else { return true }
            return exchange.range(of: place, upTo: control.protection) >= control.protection
        }
    }

    private func cells(_ step: Step) -> [CellExchange.Cell] {
        // Lines whose sizes aren't printed share a node: only their sum is known. What rounding leaves open of a size is a
        // cell, too: with it the line has a total that is known.
        let hiddenRow = counts.count + columnCount, hiddenColumn = hiddenRow + 1
        func node(row: Int) -> Int { rows.hidden.contains(row) ? hiddenRow : row }
        func node(column: Int) -> Int { columns.hidden.contains(column) ? hiddenColumn : counts.count + column }
        var cells: [CellExchange.Cell] = []
        for (row, line) in counts.enumerated() {
            for (column, count) in line.enumerated() where count > 0 {
                let range = isHidden(row, column) ? 1...Int.max : step.range(of: count)
                cells.append(.init(row: node(row: row), column: node(column: column), count: count, range: range))
            }
        }
        let sizes = Self.sizes(threshold), open = 0...(sizes.size - 1)
        func slack(_ size: Int) -> Int { sizes.upper(of: size) - size }
        if rows.areRounded {
            for (row, line) in counts.enumerated() where !rows.hidden.contains(row) {
                cells.append(
                    .init(row: row, column: slackOfRows, count: slack(line.reduce(0, +)), range: open))
            }
        }
        if columns.areRounded {
            for column in 0..<columnCount where !columns.hidden.contains(column) {
                let size = counts.reduce(0) { $0 + $1[column] }
                cells.append(
                    .init(
                        row: slackOfColumns, column: counts.count + column, count: slack(size),
                        range: open))
            }
        }
        return cells
    }
}
