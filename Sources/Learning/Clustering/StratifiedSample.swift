internal import Basics

/// A sample in which every cluster of every labelling holds its share, to within a row or so: shuffle, sort by labels
/// (stable), take every (n / size)-th row from a random start (systematic sampling with implicit strata).
enum StratifiedSample {
    /// Ascending row numbers.
    static func rows(_ size: Int, labellings: [[Int]], seed: UInt64) -> [Int] {
        let n = labellings.first?.count ?? 0
        var generator = SeededGenerator(seed: seed, stream: "stratified sample")
        var sorted = generator.permutation(n)
        // By the last labelling first, each time stably: the first one decides, the shuffle among equals.
        for labels in labellings.reversed() { sorted = stably(sorted, by: labels) }
        let start = generator.uniform()
        let step = Double(n) / Double(size)
        return (0..<min(size, n)).map { sorted[min(n - 1, Int((Double($0) + start) * step))] }.sorted()
    }

    /// Counting sort; labels count from 0.
    private static func stably(_ rows: [Int], by labels: [Int]) -> [Int] {
        var places = [Int](repeating: 0, count: (labels.max() ?? 0) + 2)
        for label in labels { places[label + 1] += 1 }
        for label in places.indices.dropFirst() { places[label] += places[label - 1] }
        var sorted = rows
        for row in rows {
            sorted[places[labels[row]]] = row
            places[labels[row]] += 1
        }
        return sorted
    }

    /// A plain random sample of at most `limit` rows, ascending; nil where all fit.
    static func rows(of n: Int, limit: Int, seed: UInt64, stream: String) -> [Int]? {
        guard n > limit else { return nil }
        var generator = SeededGenerator(seed: seed, stream: stream)
        return generator.sample(limit, of: n)
    }
}
