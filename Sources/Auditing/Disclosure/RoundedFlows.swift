/// Flows of customers between the segments of two divisions, told in steps so coarse that no small flow can be worked
/// out from the segments' sizes.
///
/// A table of flows is full of small cells. Withholding large ones for their protection, as elsewhere, would leave little
/// of it; rounding to multiples of the threshold leaves the picture. As most segments come from one or two others, exact
/// sizes on both sides would still tell the small flow between: so where sizes are only printed for the flows, they are
/// rounded, too.
public struct RoundedFlows: Sendable {
    /// Rounded to multiples of a step; nil where there are too few customers to tell, or either segment's size isn't
    /// printed. 0 where there are none. All nil where no step is coarse enough, as even the places of the zeros tell then.
    public let counts: [[Int?]]
    public let isTold: Bool
    /// What a nil stands for on average, where both segments' sizes are printed.
    public let typicalSmall: Double

    /// What is printed of the sizes of the rows, or of the columns.
    public struct Sizes: Sendable {
        var hidden: Set<Int>
        var areRounded: Bool

        /// But those of these.
        public static func exact(but hidden: Set<Int>) -> Sizes { Sizes(hidden: hidden, areRounded: false) }
        /// To multiples of twice the threshold (`rounded`), but those of these.
        public static func rounded(but hidden: Set<Int>) -> Sizes { Sizes(hidden: hidden, areRounded: true) }
    }

    /// - Parameter counts: rows of equal length.
    public init(_ counts: [[Int]], threshold: Int, rows: Sizes, columns: Sizes) {
        let threshold = max(1, threshold)
        let table = FlowTable(counts: counts, threshold: threshold, rows: rows, columns: columns)
        let step = (1...8).lazy.map { FlowTable.Step(size: $0 * threshold, threshold: threshold) }
            .first(where: table.isOpen)
        typicalSmall = Double(threshold) / 2
        isTold = step != nil
        self.counts = counts.indices.map { row in
            counts[row].indices.map { column in
                let count = counts[row][column]
                guard let step else { return nil }
                return count == 0 ? 0 : table.isHidden(row, column) ? nil : step.rounded(count)
            }
        }
    }

    /// A size as it is printed where sizes are rounded.
    public static func rounded(
        _ size: Int, threshold: Int, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
    ) -> Int {
        let unit = FlowTable.sizes(threshold).size
        return Int((Double(size) / Double(unit)).rounded(rule)) * unit
    }
}
