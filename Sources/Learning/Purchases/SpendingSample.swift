import Basics

/// The customers who count for the Gamma-Gamma model, in ascending order so that the customers' order is immaterial.
struct SpendingSample: Sendable {
    private(set) var spending: [RepeatSpending]
    let weights: [Double]

    init(_ all: [RepeatSpending], weights given: [Double]?) {
        let order = all.indices.filter { all[$0].isUsable && (given?[$0] ?? 1) > 0 }.sorted {
            (all[$0].repeats, all[$0].mean, given?[$0] ?? 1) < (all[$1].repeats, all[$1].mean, given?[$1] ?? 1)
        }
        spending = order.map { all[$0] }
        weights = order.map { given?[$0] ?? 1 }
    }

    var meanAmount: Double {
        zip(spending, weights).reduce(0) { $0 + $1.0.mean * $1.1 } / weights.reduce(0, +)
    }

    func dividingAmounts(by scale: Double) -> SpendingSample {
        var result = self
        for index in spending.indices { result.spending[index].mean /= scale }
        return result
    }

    /// Log-likelihood of all customers, its derivatives by the logarithms of the parameters.
    func likelihood(_ parameters: GammaGammaParameters, threads: Int) -> CurvedValue {
        let blocks = rowBlocks(spending.count)
        let parts = inParallel(blocks.count, threads: threads) { block in
            var sum = CurvedValue()
            for index in blocks[block] { sum.add(parameters.likelihood(spending[index]), weight: weights[index]) }
            return sum
        }
        var sum = CurvedValue()
        for part in parts { sum += part }
        return sum.byLogarithms(of: parameters.values)
    }
}
