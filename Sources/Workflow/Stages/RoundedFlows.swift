/// Flows of customers between the segments of two divisions, told in steps so coarse that no small flow can be worked
/// out from the segments' sizes, which are printed.
///
/// A table of flows is full of small cells. Withholding large ones for their protection, as elsewhere, would leave little
/// of it; rounding to multiples of the threshold leaves the picture.
struct RoundedFlows {
    /// Rounded to multiples of a step; nil where there are too few customers to tell, or either segment's size isn't
    /// printed. 0 where there are none.
    let counts: [[Int?]]
    /// What a nil stands for on average, where both segments' sizes are printed.
    let typicalSmall: Double

    /// - Parameters:
    ///   - counts: rows of equal length.
    ///   - hiddenRows: rows whose total isn't printed.
    init(_ counts: [[Int]], threshold: Int, hiddenRows: Set<Int>, hiddenColumns: Set<Int>) {
        let threshold = max(1, threshold)
        let steps = (1...8).lazy.map { Self.Step(size: $0 * threshold, threshold: threshold) }
        let columns = (counts.first ?? []).indices
        func isHidden(_ row: Int, _ column: Int) -> Bool {
            counts[row][column] > 0 && (hiddenRows.contains(row) || hiddenColumns.contains(column))
        }
        /// The rows and columns whose total is printed and all of whose cells are told or small.
        let lines =
            counts.indices.filter { row in columns.allSatisfy { !isHidden(row, $0) } }.map { counts[$0] }
            + columns.filter { column in counts.indices.allSatisfy { !isHidden($0, column) } }
            .map { column in counts.map { $0[column] } }
        let step = steps.first { step in lines.allSatisfy { !step.givesAway($0) } }
        typicalSmall = Double(threshold) / 2
        self.counts = counts.indices.map { row in
            columns.map { column in
                let count = counts[row][column]
                return count == 0 ? 0 : isHidden(row, column) ? nil : step?.rounded(count)
            }
        }
    }

    struct Step {
        let size: Int
        let threshold: Int

        /// Nil where there are too few to tell.
        func rounded(_ count: Int) -> Int? {
            let rounded = (count + size / 2) / size * size
            return count < threshold || rounded == 0 ? nil : rounded
        }

        /// The largest count that isn't told.
        private var largestSmall: Int { max(threshold, size - size / 2) - 1 }

        /// Whether the line's total and the rounded cells leave but one value for a small cell.
        func givesAway(_ line: [Int]) -> Bool {
            let told = line.compactMap(rounded), small = line.count { $0 > 0 && rounded($0) == nil }
            guard small > 0 else { return false }
            let least = told.map { max(threshold, $0 - size / 2) }, most = told.map { $0 - size / 2 + size - 1 }
            let total = line.reduce(0, +), others = small - 1
            // Of one small cell, the others at their largest or their smallest.
            let low = max(1, total - most.reduce(0, +) - others * largestSmall)
            let high = min(largestSmall, total - least.reduce(0, +) - others)
            return low >= high
        }
    }
}
