/// Where the groups of an intersection lie in the cross table of its attributes, "female, 25-44" in row "female" and
/// column "25-44".
///
/// The attributes are published one by one too, and pairs beside triples, so that the sums along every axis of the cross
/// table are known: a cell is protected only if every line through it is.
public struct GroupAxes: Sendable, Hashable {
    /// Groups per attribute.
    public let lengths: [Int]
    /// Per group of the intersection its place in the cross table, the last attribute running fastest.
    public let places: [Int]

    public init(lengths: [Int], places: [Int]) {
        self.lengths = lengths
        self.places = places
    }
}

extension DisclosureControl {
    /// Counts of the groups of an intersection, by answers, all of whose sums are printed: true where withheld.
    ///
    /// Cells above 0 and under the threshold are withheld, then line by line the smallest of the rest until each line
    /// along each axis has none or two withheld cells that together reach the threshold.
    ///
    /// - Parameters:
    ///   - counts: groups x answers.
    ///   - withheldRows: groups all of whose cells are withheld.
    public func suppress(_ counts: [[Int]], axes: GroupAxes, withheldRows: Set<Int> = []) -> [[Bool]] {
        precondition(counts.count == axes.places.count, "\(counts.count) groups for \(axes.places.count) places")
        let answers = counts.first?.count ?? 0
        var cells = [Int](repeating: 0, count: axes.lengths.reduce(answers, *))
        var withheld = [Bool](repeating: false, count: cells.count)
        for (group, place) in axes.places.enumerated() {
            for answer in 0..<answers {
                let count = counts[group][answer]
                cells[place * answers + answer] = count
                withheld[place * answers + answer] =
                    withheldRows.contains(group) || (1..<max(1, threshold)).contains(count)
            }
        }
        protect(&withheld, of: cells, lengths: axes.lengths + (answers > 1 ? [answers] : []))
        return axes.places.map { place in (0..<answers).map { withheld[place * answers + $0] } }
    }

    private func protect(_ withheld: inout [Bool], of cells: [Int], lengths: [Int]) {
        var isDone = false
        while !isDone {
            isDone = true
            var stride = cells.count
            for length in lengths where length > 0 {
                stride /= length
                for start in cells.indices where start / stride % length == 0 {
                    let line = (0..<length).map { start + $0 * stride }
                    let hidden = line.filter { withheld[$0] }
                    guard !hidden.isEmpty,
                        hidden.count < 2 || hidden.reduce(0, { $0 + cells[$1] }) < threshold
                    else { continue }
                    let printed = line.filter { !withheld[$0] }
                    let next =
                        printed.filter { cells[$0] > 0 }.min { (cells[$0], $0) < (cells[$1], $1) }
                        ?? (hidden.count < 2 ? printed.first : nil)
                    guard let next else { continue }
                    withheld[next] = true
                    isDone = false
                }
            }
        }
    }
}
