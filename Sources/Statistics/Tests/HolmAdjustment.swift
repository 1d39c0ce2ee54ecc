/// Holm's step-down adjustment of p-values (1979): rejecting where the adjusted value is at most α keeps the chance of
/// any false rejection at α, whatever the dependence. In the order given; NaN stays NaN and isn't counted.
public func holmAdjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.filter { !pValues[$0].isNaN }.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues, largest = 0.0
    for (rank, index) in order.enumerated() {
        largest = max(largest, min(1, Double(order.count - rank) * pValues[index]))
        adjusted[index] = largest
    }
    return adjusted
}
