import Basics
import Statistics
import Testing

@Suite struct MannWhitneyTests {
    @Test func shareIsTheDefinition() {
        var random = SeededGenerator(seed: 6, stream: "Mann & Whitney")
        for (count, others) in [(1, 1), (3, 17), (40, 9), (130, 370)] {
            // Few different values, so that there are ties.
            let values = (0..<count).map { _ in Double(random.below(12)) - 4 }
            let other = (0..<others).map { _ in Double(random.below(12)) - 5 }
            var wins = 0.0
            for value in values { for other in other { wins += value > other ? 1 : value == other ? 0.5 : 0 } }
            #expect(MannWhitney.share(of: values, above: other) == wins / Double(count * others))
        }
        #expect(MannWhitney.share(of: [], above: [1]) == nil && MannWhitney.share(of: [1], above: []) == nil)
    }
}
