import Basics
import Statistics
import Testing

@Suite struct QuantileTests {
    private let probabilities = [0, 0.001, 0.01, 0.25, 0.5, 0.5, 0.77, 0.99, 1]

    /// Short lists are sorted; of long ones the values are selected.
    @Test(arguments: [1, 2, 3, 300, 4_999, 5_001, 20_000], ["continuous", "counts", "mixed", "one value"])
    func areThoseOfTheSortedValues(count: Int, kind: String) {
        var random = SeededGenerator(seed: 3, stream: "quantiles \(count) \(kind)")
        let values = (0..<count).map { _ -> Double in
            switch kind {
            case "continuous": (random.uniform() - random.uniform()) * 1e3
            case "counts": Double(random.below(4) * random.below(30))
            case "mixed": [0.0, -0.0, .nan, 7, -1e300, -.leastNonzeroMagnitude, random.uniform()][random.below(7)]
            default: 42
            }
        }
        let sorted = values.filter { !$0.isNaN }.sorted()
        let found = Summary.quantiles(values, probabilities)
        for (probability, value) in zip(probabilities, found) {
            let expected = Summary.quantile(sorted: sorted, probability)
            #expect(value == expected || value.isNaN && sorted.isEmpty)
            #expect(value == Summary.quantile(values, probability) || value.isNaN)
        }
    }

    @Test func nothingPresentHasNone() {
        for count in [0, 3, 6_000] {
            let found = Summary.quantiles([Double](repeating: .nan, count: count), [0, 0.5, 1])
            #expect(found.count == 3 && found.allSatisfy(\.isNaN))
        }
    }

    @Test func infinityIsAValueLikeOthers() {
        let values = [Double](repeating: 1, count: 6_000) + [Double](repeating: .infinity, count: 6_001)
        #expect(Summary.quantiles(values, [0, 0.499, 0.5, 1]) == [1, 1, .infinity, .infinity])
        #expect(Summary.quantiles([1, .infinity], [0, 1]) == [1, .infinity])
    }
}
