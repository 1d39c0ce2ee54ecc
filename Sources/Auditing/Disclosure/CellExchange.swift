/// What withheld cells of a table can be for a reader who knows all totals: the same table with customers moved round
/// rings of withheld cells.
///
/// Tables with the same totals differ by rounds: one cell up, the next in its column down, the next in that one's row up,
/// and so on back to the start. So what a cell can gain is a greatest flow in the graph whose nodes are the totals and
/// whose arrows are the withheld cells, row to column up to the most, column to row down to the least that the reader knows
/// of the cell, from the cell's column to its row.
struct CellExchange {
    struct Cell {
        /// Nodes of the totals that the cell is in; both kinds share one numbering.
        var row: Int
        var column: Int
        var count: Int
        /// What the reader knows of it without any total: at least 1 unless it is 0, or what rounding tells.
        var range: ClosedRange<Int>

        init(row: Int, column: Int, count: Int, range: ClosedRange<Int>? = nil) {
            (self.row, self.column, self.count) = (row, column, count)
            self.range = range ?? min(1, count)...Int.max
        }

        var roomDown: Int { count - range.lowerBound }
        var roomUp: Int { range.upperBound - count }
    }

    private let cells: [Cell]
    /// By node the cells at it.
    private let cellsAt: [[Int]]

    init(_ cells: [Cell], nodes: Int) {
        var cellsAt = [[Int]](repeating: [], count: nodes)
        for (place, cell) in cells.enumerated() {
            cellsAt[cell.row].append(place)
            cellsAt[cell.column].append(place)
        }
        self.cells = cells
        self.cellsAt = cellsAt
    }

    /// From the least to the greatest value that a cell can have, as far as `enough`.
    func range(of place: Int, upTo enough: Int) -> Int {
        let cell = cells[place]
        let up = flow(from: cell.column, to: cell.row, avoiding: place, most: min(enough, cell.roomUp))
        let room = min(enough - up, cell.roomDown)
        return room > 0 ? up + flow(from: cell.row, to: cell.column, avoiding: place, most: room) : up
    }

    private func flow(from start: Int, to goal: Int, avoiding avoided: Int, most: Int) -> Int {
        guard start != goal else { return most }
        var room = cells.map { (up: $0.roomUp, down: $0.roomDown) }
        var sent = 0
        while sent < most, let path = shortestPath(from: start, to: goal, avoiding: avoided, room) {
            let step = path.reduce(most - sent) { min($0, $1.isUp ? room[$1.cell].up : room[$1.cell].down) }
            for arrow in path {
                room[arrow.cell].up -= arrow.isUp ? step : -step
                room[arrow.cell].down += arrow.isUp ? step : -step
            }
            sent += step
        }
        return sent
    }

    private func shortestPath(
        from start: Int, to goal: Int, avoiding avoided: Int, _ room: [(up: Int, down: Int)]
    ) -> [(cell: Int, isUp: Bool)]? {
        var cameBy = [(cell: Int, isUp: Bool, from: Int)?](repeating: nil, count: cellsAt.count)
        var waiting = [start], next = 0
        while next < waiting.count, cameBy[goal] == nil {
            let node = waiting[next]
            next += 1
            for place in cellsAt[node] where place != avoided {
                let isUp = cells[place].row == node, reached = isUp ? cells[place].column : cells[place].row
                guard reached != start, cameBy[reached] == nil, (isUp ? room[place].up : room[place].down) > 0 else {
                    continue
                }
                cameBy[reached] = (place, isUp, node)
                waiting.append(reached)
            }
        }
        guard cameBy[goal] != nil else { return nil }
        var path: [(cell: Int, isUp: Bool)] = [], node = goal
        while let step = cameBy[node] {
            path.append((step.cell, step.isUp))
            node = step.from
        }
        return path
    }
}
