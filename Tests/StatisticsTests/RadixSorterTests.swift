import Basics
import Statistics
import Testing

@Suite struct RadixSorterTests {
    @Test(arguments: [0, 1, 5, 299, 300, 301, 1000, 5000])
    func sortsAsTheStandardLibraryDoes(count: Int) {
        var random = SeededGenerator(seed: 7, stream: "radix \(count)")
        let special = [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, 1, -1]
        let values = (0..<count).map { _ -> Double in
            switch random.below(4) {
            case 0: special[random.below(special.count)]
            case 1: Double(random.below(20)) - 10
            default: Double(bitPattern: random.next())
            }
        }
        let known = values.filter { !$0.isNaN }
        let sorted = values.ascending()
        #expect(sorted.count == count)
        #expect(Array(sorted.prefix(known.count)) == known.sorted())
        let rest = sorted.dropFirst(known.count).filter { !$0.isNaN }
        #expect(rest.isEmpty)
        let order = known.ascendingOrder()
        let expected = known.indices.sorted { (known[$0], $0) < (known[$1], $1) }
        #expect(order == expected)
    }
}
