import Basics

/// Distinct histories in ascending order with their total weights: many customers share one, above all those who bought
/// once. Grouping makes the order of the customers immaterial too.
struct HistoryPatterns: Sendable {
    private(set) var histories: [PurchaseHistory] = []
    private(set) var weights: [Double] = []

    init(_ all: [PurchaseHistory], weights given: [Double]?) {
        guard let given else {
            for history in all.sorted() { append(history, 1) }
            return
        }
        let order = all.indices.sorted { (all[$0], given[$0]) < (all[$1], given[$1]) }
        for index in order where given[index] > 0 { append(all[index], given[index]) }
    }

    private mutating func append(_ history: PurchaseHistory, _ weight: Double) {
        if histories.last == history {
            weights[weights.count - 1] += weight
        } else {
            histories.append(history)
            weights.append(weight)
        }
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
        return result
    }

    /// Log-likelihood of all customers, its derivatives by the logarithms of the parameters.
    func likelihood(_ parameters: BGNBDParameters, threads: Int) -> CurvedValue {
        let blocks = rowBlocks(histories.count)
        let parts = inParallel(blocks.count, threads: threads) { block in
            var sum = CurvedValue()
            var terms: BGNBDLikelihood?
            for index in blocks[block] {
                let history = histories[index]
                let current =
                    terms.flatMap { $0.repeats == history.repeats ? $0 : nil }
                    ?? BGNBDLikelihood(parameters, repeats: history.repeats)
                terms = current
                current.add(history, weight: weights[index], to: &sum)
            }
            return sum
        }
        var sum = CurvedValue()
        for part in parts { sum += part }
        return sum.byLogarithms(of: parameters.values)
    }
}
