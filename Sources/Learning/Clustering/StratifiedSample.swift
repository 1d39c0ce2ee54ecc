internal import Basics

/// A sample in which every cluster of every labelling holds its share, to within a row or so: shuffle, sort by labels
/// (stable), take every (n / size)-th row from a random start (systematic sampling with implicit strata).
enum StratifiedSample {
    /// Ascending row numbers.
    static func rows(_ size: Int, labellings: [[Int]], seed: UInt64) -> [Int] {
        let n = labellings.first?.count ?? 0
        var generator = SeededGenerator(seed: seed, stream: "stratified sample")
        let shuffled = generator.permutation(n)
        var rank = [Int](repeating: 0, count: n)
        for (place, row) in shuffled.enumerated() { rank[row] = place }
        let sorted = shuffled.sorted { first, second in
            for labels in labellings where labels[first] != labels[second] { return labels[first] < labels[second] }
            return rank[first] < rank[second]
        }
        let start = generator.uniform()
        let step = Double(n) / Double(size)
        return (0..<min(size, n)).map { sorted[min(n - 1, Int((Double($0) + start) * step))] }.sorted()
    }

    /// A plain random sample of at most `limit` rows, ascending; nil where all fit.
    static func rows(of n: Int, limit: Int, seed: UInt64, stream: String) -> [Int]? {
        guard n > limit else { return nil }
        var generator = SeededGenerator(seed: seed, stream: stream)
        return generator.sample(limit, of: n)
    }
}
