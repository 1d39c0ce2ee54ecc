import Statistics

extension AuditTable {
    /// The comparisons with the residual of each cell: how far a group's count in a segment is from what independence
    /// would put there, in standard deviations (Haberman 1973).
    ///
    /// A residual is a function of its count, the size of the group, the size of the segment and the number of
    /// customers, so it is given where all of these are printed. Which stand out is judged by Holm's adjustment over the
    /// residuals given, lest a mark tell of one that isn't; under an expected count of 5 the normal distribution is a
    /// poor guide, and nothing is marked.
    func withResiduals(_ segments: [SegmentComparison], level: Double = 0.05) -> [SegmentComparison] {
        let table = ContingencyTable(counts)
        let residuals = table.adjustedResiduals, expected = table.expected
        let cells = segments.indices.flatMap { column in
            zip(segments[column].groups.indices, groups.compared).map { Cell(place: $0, group: $1, column: column) }
        }.filter { cell in
            !withheld[cell.group][cell.column] && !withheldColumns[cell.column]
                && residuals[cell.group][cell.column].isFinite
        }
        let adjusted = holmAdjusted(cells.map { 2 * Normal.survival(abs(residuals[$0.group][$0.column])) })
        var result = segments
        for (cell, p) in zip(cells, adjusted) {
            result[cell.column].groups[cell.place].residual = residuals[cell.group][cell.column]
            result[cell.column].groups[cell.place].standsOut = p <= level && expected[cell.group][cell.column] >= 5
        }
        return result
    }

    private struct Cell {
        /// Among the groups compared.
        var place: Int
        /// Among all groups.
        var group: Int
        var column: Int
    }
}
