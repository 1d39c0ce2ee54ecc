public import Basics
import Statistics

/// What texts are about, learnt from the texts alone: TF-IDF over hashed words (term frequency 1 + ln n, smoothed IDF,
/// rows of length 1), its leading singular vectors, turned by varimax so that each speaks of few words (latent semantic
/// analysis, Deerwester et al. 1990).
public struct TextTopics: Sendable, Hashable {
    /// The words that speak most for each topic, first those that do most.
    public let words: [[String]]
    /// How many texts the topics were learnt from.
    public let texts: Int
    /// Before turning, descending.
    let singularValues: [Double]
    private let idf: [Double]
    /// Topics x buckets.
    private let vectors: Matrix

    /// More texts would tell little more of the leading topics.
    public static let largestSample = 20_000
    private static let shownWords = 5

    /// - Parameters:
    ///   - texts: each with its customer.
    ///   - leastCustomers: a word that fewer customers use is neither learnt from nor shown.
    /// - Returns: nil where the texts hold too few common words for the number of topics.
    public init?(
        texts: [(customer: Int32, text: String)], topics: Int, leastCustomers: Int, seed: UInt64
    ) throws(Diagnostic) {
        let documents = texts.map { TextTerms($0.text).words }
        let users = Self.users(documents, texts.map(\.customer), atMost: leastCustomers)
        let common = users.filter { $0.value.count >= leastCustomers }.keys.sorted()
        guard common.count > topics else { return nil }
        let isCommon = Set(common)
        let counts = documents.map { words in Self.counts(words.lazy.filter { isCommon.contains($0) }) }
        var frequency = [Double](repeating: 0, count: TextTerms.buckets)
        for row in counts { for entry in row { frequency[Int(entry.column)] += 1 } }
        let n = Double(documents.count)
        // A word of more than half of the texts tells them hardly apart; words that nobody has common weigh nothing.
        idf = frequency.map { $0 == 0 || $0 > n / 2 && n > 10 ? 0 : (((1 + n) / (1 + $0)).logarithm + 1) }
        var x = SparseRows(columnCount: TextTerms.buckets)
        for row in counts { x.append(Self.weighted(row, idf)) }
        let svd = try TruncatedSVD(x, rank: topics, seed: seed)
        guard svd.values.count == topics else { return nil }
        singularValues = svd.values
        vectors = Varimax.rotate(svd.vectors)
        self.texts = documents.count
        words = Self.strongest(common, vectors)
    }

    public var count: Int { vectors.rows }

    /// How much a text speaks of each topic; nil for a text without any word that the topics know.
    public func scores(_ text: String) -> [Double]? {
        let row = Self.weighted(Self.counts(TextTerms(text).words), idf)
        guard !row.isEmpty else { return nil }
        return (0..<vectors.rows).map { topic in
            row.reduce(0) { $0 + $1.value * vectors[topic, Int($1.column)] }
        }
    }

    /// For each word some of its customers, never more than `limit`.
    private static func users(
        _ documents: [[String]], _ customers: [Int32], atMost limit: Int
    ) -> [String: [Int32]] {
        var users: [String: [Int32]] = [:]
        for (words, customer) in zip(documents, customers) {
            for word in words {
                let known = users[word, default: []]
                if known.count < limit, !known.contains(customer) { users[word, default: []].append(customer) }
            }
        }
        return users
    }

    /// How often each bucket's words occur, by bucket.
    private static func counts(_ words: some Sequence<String>) -> SparseRows.Row {
        var counts: [Int32: Double] = [:]
        for word in words { counts[TextTerms.bucket(of: word), default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { (column: $0.key, value: $0.value) }
    }

    private static func weighted(_ counts: SparseRows.Row, _ idf: [Double]) -> SparseRows.Row {
        let row = counts.compactMap { entry -> (column: Int32, value: Double)? in
            let weight = idf[Int(entry.column)]
            return weight == 0 ? nil : (entry.column, (1 + entry.value.logarithm) * weight)
        }
        let length = row.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
        return row.map { ($0.column, $0.value / length) }
    }

    /// Of words that share a bucket the first by the alphabet is shown.
    private static func strongest(_ words: [String], _ vectors: Matrix) -> [[String]] {
        var seen: Set<Int32> = []
        let own = words.filter { seen.insert(TextTerms.bucket(of: $0)).inserted }
        return (0..<vectors.rows).map { topic in
            let weighted = own.map { (word: $0, weight: vectors[topic, Int(TextTerms.bucket(of: $0))]) }
            let largest = weighted.map(\.weight).max() ?? 0
            return weighted.filter { $0.weight > largest / 5 && $0.weight > 0 }
                .sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }.prefix(shownWords).map(\.word)
        }
    }
}
