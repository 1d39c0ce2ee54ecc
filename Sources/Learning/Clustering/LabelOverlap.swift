/// How the clusters of two partitions of the same rows overlap: the counts behind the Rand and Jaccard indices.
public struct LabelOverlap: Sendable, Hashable {
    /// `counts[i][j]` rows carry label i in the first partition and j in the second.
    public let counts: [[Int]]
    public let firstSizes: [Int]
    public let secondSizes: [Int]

    /// - Parameters: labels from 0, one per row each; a row with a negative label in either partition is left out.
    public init(_ first: [Int], _ second: [Int]) {
        precondition(first.count == second.count, "labels of \(first.count) and of \(second.count) rows")
        let rows = (first.max() ?? -1) + 1, columns = (second.max() ?? -1) + 1
        var flat = [Int](repeating: 0, count: rows * columns)
        for index in first.indices where first[index] >= 0 && second[index] >= 0 {
            flat[first[index] * columns + second[index]] += 1
        }
        counts = (0..<rows).map { Array(flat[$0 * columns..<($0 + 1) * columns]) }
        firstSizes = counts.map { $0.reduce(0, +) }
        secondSizes = (0..<columns).map { column in (0..<rows).reduce(0) { $0 + flat[$1 * columns + column] } }
    }

    public var total: Int { firstSizes.reduce(0, +) }
}
