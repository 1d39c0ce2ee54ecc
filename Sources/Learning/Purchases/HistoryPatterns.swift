import Basics
import Statistics

/// Distinct histories in ascending order with their total weights: many customers share one, above all those who bought
/// once. Grouping makes the order of the customers immaterial too.
struct HistoryPatterns: Sendable {
    private(set) var histories: [PurchaseHistory] = []
    private(set) var weights: [Double] = []
    /// The different ages, and of each history the place of its own.
    private var ages: [Double] = []
    private var ageOfHistory: [Int] = []

    init(_ all: [PurchaseHistory], weights given: [Double]?) {
        guard let given else {
            for history in all.sorted() { append(history, 1) }
            findAges()
            return
        }
        let order = all.indices.sorted { (all[$0], given[$0]) < (all[$1], given[$1]) }
        for index in order where given[index] > 0 { append(all[index], given[index]) }
        findAges()
    }

    private mutating func append(_ history: PurchaseHistory, _ weight: Double) {
        if histories.last == history {
            weights[weights.count - 1] += weight
        } else {
            histories.append(history)
            weights.append(weight)
        }
    }

    private mutating func findAges() {
        ages = []
        ageOfHistory = [Int](repeating: 0, count: histories.count)
        for index in histories.map(\.age).ascendingOrder() {
            if ages.last != histories[index].age { ages.append(histories[index].age) }
            ageOfHistory[index] = ages.count - 1
        }
    }

    /// About so many of the histories, spread evenly over their order; nil where there are hardly more.
    func thinned(to size: Int) -> HistoryPatterns? {
        guard let chosen = evenlySpread(size, of: histories.count) else { return nil }
        var result = self
        result.histories = chosen.map { histories[$0] }
        result.weights = chosen.map { weights[$0] }
        result.findAges()
        return result
    }

    func mean(_ figure: (PurchaseHistory) -> Double) -> Double {
        var sum = 0.0, total = 0.0
        for (history, weight) in zip(histories, weights) {
            sum += weight * figure(history)
            total += weight
        }
        return sum / total
    }

    func dividingTimes(by scale: Double) -> HistoryPatterns {
        var result = self
        for index in histories.indices {
            result.histories[index].lastRepeat /= scale
            result.histories[index].age /= scale
        }
        result.findAges()
        return result
    }

    /// Log-likelihood of all customers, its derivatives by the logarithms of the parameters.
    func likelihood(_ parameters: BGNBDParameters, threads: Int) -> CurvedValue {
        let blocks = rowBlocks(histories.count), ages = ages.map { BGNBDAge(parameters, age: $0) }
        let parts = inParallel(blocks.count, threads: threads) { block in
            var sum = CurvedValue()
            var terms: BGNBDLikelihood?
            for index in blocks[block] {
                let history = histories[index]
                let current =
                    terms.flatMap { $0.repeats == history.repeats ? $0 : nil }
                    ?? BGNBDLikelihood(parameters, repeats: history.repeats)
                terms = current
                current.add(history, ages[ageOfHistory[index]], weight: weights[index], to: &sum)
            }
            return sum
        }
        var sum = CurvedValue()
        for part in parts { sum += part }
        return sum.byLogarithms(of: parameters.values)
    }
}

/// About `size` places of a list, from its beginning to its end; nil of less than twice as many.
func evenlySpread(_ size: Int, of count: Int) -> [Int]? {
    guard count >= 2 * size else { return nil }
    return (0..<size).map { ($0 * 2 + 1) * count / (2 * size) }
}
