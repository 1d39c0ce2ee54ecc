public import Statistics

/// The assignment problem, by the Hungarian method with potentials (Kuhn 1955; Jonker & Volgenant 1987), O(r² c).
public enum OptimalAssignment {
    /// For each row the column that makes the sum of costs least, no column twice.
    /// - Precondition: no more rows than columns, costs finite.
    public static func minimising(_ cost: Matrix) -> [Int] {
        precondition(cost.rows <= cost.columns, "assigning \(cost.rows) rows to \(cost.columns) columns")
        let columns = cost.columns
        // Row 0 and column 0 are sentinels: `rowOf[column]` is the row assigned, 0 for none.
        var rowPotential = [Double](repeating: 0, count: cost.rows + 1)
        var columnPotential = [Double](repeating: 0, count: columns + 1)
        var rowOf = [Int](repeating: 0, count: columns + 1)
        for row in stride(from: 1, through: cost.rows, by: 1) {
            rowOf[0] = row
            var least = [Double](repeating: .infinity, count: columns + 1)
            var previous = [Int](repeating: 0, count: columns + 1)
            var isVisited = [Bool](repeating: false, count: columns + 1)
            var column = 0
            // Grows a tree of tight edges from the new row until it meets a free column.
            repeat {
                isVisited[column] = true
                let current = rowOf[column]
                var step = Double.infinity, next = 0
                for candidate in 1...columns where !isVisited[candidate] {
                    let reduced =
                        cost[current - 1, candidate - 1] - rowPotential[current] - columnPotential[candidate]
                    if reduced < least[candidate] {
                        least[candidate] = reduced
                        previous[candidate] = column
                    }
                    if least[candidate] < step {
                        step = least[candidate]
                        next = candidate
                    }
                }
                for candidate in 0...columns {
                    if isVisited[candidate] {
                        rowPotential[rowOf[candidate]] += step
                        columnPotential[candidate] -= step
                    } else {
                        least[candidate] -= step
                    }
                }
                column = next
            } while rowOf[column] != 0
            // Flips the path back to the root.
            while column != 0 {
                rowOf[column] = rowOf[previous[column]]
                column = previous[column]
            }
        }
        var result = [Int](repeating: 0, count: cost.rows)
        for column in stride(from: 1, through: columns, by: 1) where rowOf[column] > 0 {
            result[rowOf[column] - 1] = column - 1
        }
        return result
    }

    /// For each label of `labels` the label of `reference` it should be called, so that as many rows as possible
    /// agree. Where `labels` has more labels, those left over get new numbers after the reference's, in order.
    public static func matching(_ labels: [Int], to reference: [Int]) -> [Int] {
        let overlap = LabelOverlap(labels, reference)
        let size = max(overlap.firstSizes.count, overlap.secondSizes.count)
        var cost = Matrix(rows: size, columns: size)
        for (i, row) in overlap.counts.enumerated() {
            for (j, count) in row.enumerated() { cost[i, j] = -Double(count) }
        }
        let mapping = Array(minimising(cost).prefix(overlap.firstSizes.count))
        let spare = overlap.secondSizes.count
        var next = spare
        return mapping.map { label in
            guard label >= spare else { return label }
            defer { next += 1 }
            return next
        }
    }
}
