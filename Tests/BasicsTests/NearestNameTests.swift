import Testing

@testable import Basics

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3), ("ca", "ac", 1),
        ("ca", "abc", 3),  // optimal string alignment, not the unrestricted distance of 2
        ("seeed", "seed", 1), ("größe", "grösse", 2),
    ]) func editDistances(first: String, second: String, distance: Int) {
        #expect(editDistance(first, second) == distance)
        #expect(editDistance(second, first) == distance)
    }

    @Test func findsMisspelling() {
        let keys = ["study", "seed", "sources", "segments"]
        #expect(nearestName(to: "seeed", in: keys) == "seed")
        #expect(nearestName(to: "SEED", in: keys) == "seed")
        #expect(nearestName(to: "soruces", in: keys) == "sources")
        #expect(nearestName(to: "purpose", in: keys) == nil)
        #expect(nearestName(to: "seed", in: [String]()) == nil)
    }

    @Test func tiesGoToTheFirst() {
        #expect(nearestName(to: "cat", in: ["bat", "hat"]) == "bat")
    }

    @Test func suggestsTheNearestOrTheKnown() {
        #expect(didYouMean("seeed", in: ["study", "seed"]) == "did you mean 'seed'?")
        #expect(didYouMean("colour", in: ["study", "seed"]) == "known here: study, seed")
        #expect(didYouMean("colour", in: []) == nil)
        #expect(didYouMean("colour", in: (0..<31).map { "key\($0)" }) == nil)
    }
}
