internal import CKernels

/// Sets of the same rows, a bit for each row, so that what two sets share is counted 64 rows at a time.
public struct RowSets: Sendable {
    public let count: Int
    private let wordsPerSet: Int
    private var words: [UInt64]

    public init(count: Int, rows: Int) {
        self.count = count
        wordsPerSet = (rows + 63) / 64
        words = [UInt64](repeating: 0, count: count * wordsPerSet)
    }

    /// The rows of each label, whole numbers from 0.
    public init(of labels: [Int], count: Int) {
        self.init(count: count, rows: labels.count)
        for (row, label) in labels.enumerated() { insert(row, into: label) }
    }

    public mutating func insert(_ row: Int, into set: Int) {
        words[set * wordsPerSet + row / 64] |= 1 << UInt64(row % 64)
    }

    /// How many rows each of these sets shares with each of the others: sets x others, row by row.
    ///
    /// - Precondition: both are of the same number of rows.
    public func shared(with others: RowSets) -> [Int32] {
        precondition(wordsPerSet == others.wordsPerSet, "sets of different rows")
        var shared = [Int32](repeating: 0, count: count * others.count)
        kernel_shared(words, count, others.words, others.count, wordsPerSet, &shared)
        return shared
    }
}
