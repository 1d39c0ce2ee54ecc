import Findings
import Testing

@testable import Workflow

@Suite struct AlternativeReadingTests {
    private func estimate(_ value: Double) -> Estimate { Estimate(value, low: value - 0.05, high: value + 0.05) }

    private func alternative(
        _ space: String, method: String = "k-means", heldOut: Double? = nil, rules: Double? = nil,
        outcome: Double? = nil
    ) -> Alternative {
        Alternative(
            method: method, space: space, dimensions: 3, k: 4, isMain: false, heldOut: heldOut.map(estimate),
            recoverability: rules.map(estimate), outcome: outcome.map(estimate))
    }

    private func reading(_ main: Alternative, _ other: Alternative) -> String? {
        AlternativeReading(main: main, other: other).text
    }

    private let main = Alternative(
        method: "k-means", space: "features", dimensions: 9, k: 4, isMain: true,
        heldOut: Estimate(0.7, low: 0.65, high: 0.75), recoverability: Estimate(0.9, low: 0.85, high: 0.95))

    @Test func withoutADifferenceTheSimplerIsKept() {
        #expect(
            reading(main, alternative("embedding", heldOut: 0.72, rules: 0.88))
                == "The embedding (k = 4, 3 dimensions) is not better on agreement on held-out customers "
                + "(0.72 [0.67, 0.77] against 0.70 [0.65, 0.75]) and how well a rule copies the segments "
                + "(0.88 [0.83, 0.93] against 0.90 [0.85, 0.95]): the simpler one is kept")
        let embedding = alternative("embedding", heldOut: 0.7)
        #expect(
            reading(embedding, alternative("features", heldOut: 0.7))?.hasSuffix("being simpler, it would do as well")
                == true)
        #expect(
            reading(main, alternative("features", method: "ward", heldOut: 0.7))?
                .hasSuffix("the segments of this report stay") == true)
    }

    @Test func onlyIntervalsApartDecide() {
        let worse = reading(main, alternative("components", heldOut: 0.5, rules: 0.9))
        #expect(worse?.contains("is not better on anything, and worse on agreement on held-out customers") == true)
        #expect(worse?.contains("a rule copies") == false)
        let better = reading(main, alternative("components", heldOut: 0.9, rules: 0.9))
        #expect(better?.contains("is better on agreement on held-out customers") == true)
        let mixed = reading(main, alternative("components", heldOut: 0.9, rules: 0.6))
        #expect(mixed?.contains("but worse on how well a rule copies the segments") == true)
    }

    @Test func nothingIsSaidWithoutFiguresOfBoth() {
        #expect(reading(main, alternative("components", outcome: 0.8)) == nil)
        #expect(reading(main, alternative("components")) == nil)
    }
}
