import Basics
import Findings
import Learning
import Statistics
import Tables
import Testing

@testable import Workflow

/// What the figures of gains, gorge, targeting and change are made of.
@Suite struct GalleryStageTests {
    private func scores(_ groups: [(positives: Int, n: Int)?]) -> OutcomeModel {
        OutcomeModel(
            features: "segment", model: "rate-by-segment",
            scores: Classification(
                folds: 5, n: 0, accuracy: Estimate(0.5), balancedAccuracy: 0.5,
                macro: MacroScores(precision: 0, recall: 0, f1: 0), perClass: [], confusion: [],
                calibration: groups.map { group in
                    CalibrationBin(
                        predicted: 0, observed: group.map { Rate(Proportion($0.positives, of: $0.n)) } ?? .withheld)
                }, baseline: BaselineScores(accuracy: 0, f1: 0)))
    }

    @Test func gainsRunFromTheHighestScoreToEverybody() throws {
        let gains = try #require(GainsStage.gains(scores([(10, 100), (20, 100), (50, 100)])))
        #expect(gains.points.map(\.n) == [100, 100, 100])
        #expect(gains.points.map(\.captured) == [50.0 / 80, 70.0 / 80, 1])
        #expect(gains.points.last.map { [$0.share, $0.capturedLow, $0.capturedHigh] } == [1, 1, 1])
        // Lifts weighed by customers give 1.
        #expect(abs(gains.points.reduce(0) { $0 + $1.lift * Double($1.n) } / 300 - 1) < 1e-12)
        #expect(gains.points.allSatisfy { $0.liftLow < $0.lift && $0.lift < $0.liftHigh })
        let first = try #require(Proportion(50, of: 80).wilsonInterval())
        #expect(gains.points[0].capturedLow == first.low && gains.points[0].capturedHigh == first.high)
    }

    @Test func withheldGroupsLeaveNoGains() {
        #expect(GainsStage.gains(scores([(10, 100), nil, (50, 100)])) == nil)
        #expect(GainsStage.gains(scores([(10, 100)])) == nil)
        #expect(GainsStage.gains(scores([(0, 100), (0, 50)])) == nil)
        #expect(GainsStage(models: [scores([nil])])() == nil)
    }

    @Test func tenthsAreJoinedUntilNobodyIsTold() {
        var random = SeededGenerator(seed: 4, stream: "gorge")
        for _ in 0..<200 {
            let counts = (0..<10).map { _ in random.below(3) == 0 ? 0 : random.below(25) }
            let bins = SimilarityStage.joined(counts, threshold: 10)
            #expect(bins.first?.range.lowerBound == 0 && bins.last?.range.upperBound == 10)
            #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
            #expect(bins.reduce(0) { $0 + $1.count } == counts.reduce(0, +))
            #expect(bins.count == 1 || bins.allSatisfy { $0.count == 0 || $0.count >= 10 })
        }
    }

    @Test func neighboursAreThoseWithCustomersBetweenThem() throws {
        // Two clouds that touch and a third far away.
        var random = SeededGenerator(seed: 2, stream: "neighbours")
        let x = Matrix((0..<150).map { row in [[0.0, 1.2, 40][row % 3] + random.uniform(), random.uniform()] })
        let partition = Partition(try KMeans(clusters: 3, seed: 1).fit(x))
        let stage = SimilarityStage(
            partition: partition, x: x, shadows: partition.shadowValues(x),
            disclosure: SegmentDisclosure(labels: partition.labels, k: 3, threshold: 10))
        let far = try #require(partition.labels[2...2].first.map { $0 + 1 })
        let pairs = stage.neighbours()
        let touching = try #require(pairs.first { $0.first != far && $0.second != far })
        #expect(touching.shadow > 0.3 && touching.shadow <= 1)
        #expect(pairs.filter { $0 != touching }.allSatisfy { $0.shadow < 0.1 })
        let profiles = stage.profiles()
        #expect(profiles.allSatisfy { abs(($0?.bins.reduce(0) { $0 + $1.share } ?? 0) - 1) < 1e-12 })
        // A hidden segment has none.
        let small = SimilarityStage(
            partition: partition, x: x, shadows: partition.shadowValues(x),
            disclosure: SegmentDisclosure(labels: partition.labels, k: 3, threshold: 60))
        #expect(small.profiles().allSatisfy { $0 == nil } && small.neighbours().isEmpty)
    }

    @Test func binsHoldEnoughAndKeepEveryCustomer() {
        var random = SeededGenerator(seed: 8, stream: "bins")
        for _ in 0..<200 {
            let edges = (0..<6).map(Double.init)
            let counts = (0..<2).map { _ in (0..<7).map { _ in random.below(30) } }
            let joined = DistributionBins.joined(counts, edges: edges, threshold: 10)
            #expect(joined.counts.allSatisfy { $0.count == joined.edges.count + 1 })
            #expect(joined.counts.map { $0.reduce(0, +) } == counts.map { $0.reduce(0, +) })
            #expect(joined.edges.isEmpty || joined.counts.joined().allSatisfy { $0 >= 10 })
        }
        #expect(DistributionBins.counts([1, 2, 2, 3, 9], [2, 3]) == [3, 1, 1])
    }

    @Test func driftIsThatOfTheShares() {
        // (0.6 − 0.5) ln 1.2 + (0.4 − 0.5) ln 0.8
        #expect(abs(FeatureDrifts.stabilityIndex([0.5, 0.5], [0.6, 0.4]) - 0.040546511) < 1e-8)
        #expect(FeatureDrifts.stabilityIndex([0.2, 0.8], [0.2, 0.8]) == 0)
        #expect(FeatureDrifts.stabilityIndex([0, 1], [0.5, 0.5]).isFinite)
        #expect(abs(FeatureDrifts.distance([0.5, 0.2, 0.3], [0.3, 0.5, 0.2]) - 0.2) < 1e-12)
    }

    @Test func successorsTakeMostCustomersAndNobodyTwice() {
        #expect(RunComparison.successors([[50, 5], [40, 30]]) == [0, 1])
        #expect(RunComparison.successors([[50, 5, 0], [0, 2, 30]]) == [0, 2])
        #expect(RunComparison.successors([[50], [40]]) == [0, nil])
        #expect(RunComparison.successors([[0, 9], [0, 8]]) == [1, nil])
        #expect(RunComparison.successors([]) == [])
    }

    // MARK: Targeting

    private func segment(_ id: Int, share: Double, revenue: Double?, stability: Double, visits: Double) -> Segment {
        Segment(
            id: id, name: "S\(id)", size: Int(share * 100), share: share, revenueShare: revenue,
            stability: Estimate(stability), reading: "valid", silhouette: SilhouetteProfile(quantiles: []),
            centroid: ["visits": visits], profile: [], markers: [])
    }

    private func targeting(_ settings: TargetingSettings?) -> TargetingFacts? {
        TargetingStage(
            settings: settings,
            segments: [
                segment(1, share: 0.5, revenue: 0.2, stability: 0.9, visits: 3),
                segment(2, share: 0.3, revenue: 0.5, stability: 0.9, visits: 1),
                segment(3, share: 0.2, revenue: 0.3, stability: 0.9, visits: 2),
            ], impact: Impact(segments: [], campaigns: []), features: FeatureFacts(kept: [], dropped: []),
            currency: nil)()
    }

    @Test func criteriaRunFromZeroToTenAndAreWeighed() throws {
        let facts = try #require(
            targeting(
                TargetingSettings(
                    attractiveness: [
                        .init(name: "revenue", weight: 3), .init(name: "size", weight: 1),
                        .init(name: "stability", weight: 5),
                    ], competitiveness: [.init(name: "visits", weight: -2)])))
        #expect(facts.declared)
        #expect(facts.criteria.map(\.name) == ["revenue", "size", "visits"])
        #expect(facts.criteria.map(\.weight) == [0.75, 0.25, -1])
        #expect(facts.criteria[2].scores == [0, 10, 5])
        #expect(facts.segments.map(\.competitiveness) == [0, 10, 5])
        let attractiveness = [2.5, 0.75 * 10 + 0.25 * 10 / 3, 0.75 * 10 / 3]
        #expect(zip(facts.segments.map(\.attractiveness), attractiveness).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(facts.leftOut == ["Stability, 0 to 1 is the same in every segment"])
    }

    @Test func withoutAnAxisThereIsNoMatrix() {
        // The report's own criteria of strength need visits or a campaign.
        #expect(targeting(nil) == nil)
    }

    @Test func theStudyNamesCriteria() throws {
        let folder = try TemporaryFolder([
            "study.yaml": """
            study: x
            sources:
              purchases: {csv: p.csv, customer: id, time: at}
            segments:
              targeting:
                attractiveness: {revenue: 2, visists: 1}
            """
        ])
        let settings = try #require(try Study.load(folder.path).segments.targeting)
        #expect(settings.attractiveness.map(\.weight) == [2, 1])
        #expect(settings.competitiveness.map(\.name) == TargetingSettings.standard.competitiveness.map(\.name))
        let error = #expect(throws: Diagnostics.self) {
            try settings.check(features: ["visits", "sessions_per_30_days"])
        }
        let item = try #require(error?.items.first)
        #expect(error?.items.count == 1 && item.identifier == "study.targeting" && item.position?.line == 6)
        #expect(item.suggestion == "did you mean 'visits'?")
    }
}
