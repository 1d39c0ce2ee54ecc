import Basics

/// The customers who count for the Gamma-Gamma model, in ascending order so that the customers' order is immaterial.
struct SpendingSample: Sendable {
    private(set) var spending: [RepeatSpending]
    private(set) var weights: [Double]

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

    /// About so many of the customers, spread evenly over their order; nil where there are hardly more.
    func thinned(to size: Int) -> SpendingSample? {
        guard let chosen = evenlySpread(size, of: spending.count) else { return nil }
        var result = self
        result.spending = chosen.map { spending[$0] }
        result.weights = chosen.map { weights[$0] }
        return result
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
            var terms: GammaGammaLikelihood?
            for index in blocks[block] {
                let customer = spending[index]
                let current =
                    terms.flatMap { $0.repeats == customer.repeats ? $0 : nil }
                    ?? GammaGammaLikelihood(parameters, repeats: customer.repeats)
                terms = current
                sum.add(current.value(mean: customer.mean), weight: weights[index])
            }
            return sum
        }
        var sum = CurvedValue()
        for part in parts { sum += part }
        return sum.byLogarithms(of: parameters.values)
    }
}
