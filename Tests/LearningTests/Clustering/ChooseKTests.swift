import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct ChooseKTests {
    /// k from 2 with (silhouette, stability, smallest share).
    private func choose(_ figures: [(Double, Double, Double)]) -> Int {
        let candidates = figures.enumerated().map { index, figure in
            CandidateK(
                clusters: index + 2, inertia: 1, silhouette: figure.0, calinskiHarabasz: nil, daviesBouldin: nil,
                gap: nil, predictionStrength: nil, bic: nil, stability: figure.1, smallestShare: figure.2)
        }
        return candidates[ChoiceRule(minimumShare: 0.02).choose(candidates).index].clusters
    }

    @Test func ruleAsWritten() {
        // The largest stable one, not the steadier k = 2.
        #expect(choose([(0.43, 0.97, 0.4), (0.36, 0.88, 0.3), (0.34, 0.87, 0.2), (0.33, 0.70, 0.1)]) == 4)
        // A clear drop of stability ends it, though still above the floor.
        #expect(choose([(0.30, 0.5, 0.4), (0.56, 1.0, 0.3), (0.50, 0.9, 0.2)]) == 3)
        // A needless split is far less separated.
        #expect(choose([(0.74, 1.0, 0.4), (0.41, 0.9, 0.3)]) == 2)
        // Too small a segment.
        #expect(choose([(0.5, 0.9, 0.4), (0.5, 0.9, 0.3), (0.5, 0.9, 0.01)]) == 3)
        // None firm above 2: the steadiest that is at least a pattern, else 2.
        #expect(choose([(0.4, 0.85, 0.4), (0.4, 0.7, 0.3), (0.4, 0.65, 0.3)]) == 3)
        #expect(choose([(0.4, 0.85, 0.4), (0.4, 0.5, 0.3)]) == 2)
        // Nothing stable: the fewest segments among equals, from 3.
        #expect(choose([(0.1, 0.3, 0.4), (0.1, 0.26, 0.3), (0.1, 0.3, 0.2)]) == 3)
        #expect(choose([(0.1, 0.3, 0.4), (0.1, 0.2, 0.3), (0.1, 0.3, 0.2)]) == 4)
        // Only tiny segments.
        #expect(choose([(0.1, 0.3, 0.001), (0.1, 0.9, 0.001)]) == 3)
    }

    @Test func tableIsCompleteAndRuleIsInWords() throws {
        let x = SeededData.blobs(90, 3, centres: 3, distance: 3, seed: 5)
        let model = try ChooseK(clusters: 2...5, starts: 3, pairs: 4, threads: 2).fit(x)
        #expect(model.clusters == 3 && !model.isPinned)
        #expect(model.candidates.map(\.clusters) == [2, 3, 4, 5])
        for (candidate, labels) in zip(model.candidates, model.models.map(\.labels)) {
            #expect(candidate.calinskiHarabasz == CalinskiHarabasz.score(x, labels: labels))
            #expect(candidate.gap != nil && candidate.predictionStrength != nil && candidate.silhouette != nil)
        }
        #expect(model.solution.segments.count == 3)
        #expect(model.silhouette.labels == model.model.labels)
        #expect(model.rule.contains("at least 2.0\u{a0}% of the customers") && model.rule.contains("0.8"))
        #expect(!model.rule.contains("\n"))
        #expect(model.reason.hasPrefix("k = 3: the largest usable number that is stable; stability 1.00"))
    }

    @Test func analystMayPin() throws {
        let x = SeededData.blobs(60, 3, centres: 3, distance: 3, seed: 5)
        var chooser = ChooseK(clusters: 2...4, pinned: 4, starts: 2, pairs: 2)
        chooser.gap = nil
        chooser.predictionStrength = nil
        let model = try chooser.fit(x)
        #expect(model.clusters == 4 && model.isPinned && model.candidates.count == 3)
        #expect(model.candidates.allSatisfy { $0.gap == nil && $0.predictionStrength == nil })
        #expect(model.reason == "The study fixes k = 4.")
    }
}
