import Basics
import Learning
import Statistics
import Testing

@Suite struct ClassificationScoresTests {
    struct Reference: Sendable {
        var name: String
        var classes: Int
        var rows, confusion, perClass, scores: [[Double]]

        var truth: [Int] { rows.map { Int($0[0]) } }
        var predicted: [Int] { rows.map { Int($0[1]) } }
        var probabilities: Matrix { Matrix(rows.map { Array($0.dropFirst(2)) }) }
    }

    static let multi = Reference(
        name: "multi", classes: 4, rows: ClassificationReference.multiRows,
        confusion: ClassificationReference.multiConfusion, perClass: ClassificationReference.multiPerClass,
        scores: ClassificationReference.multiScores)
    static let binary = Reference(
        name: "binary", classes: 2, rows: ClassificationReference.binaryRows,
        confusion: ClassificationReference.binaryConfusion, perClass: ClassificationReference.binaryPerClass,
        scores: ClassificationReference.binaryScores)

    @Test(arguments: [multi, binary]) func equalsScikitLearn(_ reference: Reference) {
        let scores = ClassificationScores(
            truth: reference.truth, predicted: reference.predicted, classes: reference.classes,
            probabilities: reference.probabilities)
        #expect(scores.confusion.counts.map { $0.map(Double.init) } == reference.confusion)
        #expect(
            areClose(
                scores.perClass.flatMap { [$0.precision, $0.recall, $0.f1, Double($0.support)] },
                reference.perClass.flatMap(\.self)))
        #expect(
            areClose(
                [
                    scores.accuracy, scores.balancedAccuracy, scores.macroPrecision, scores.macroRecall,
                    scores.macroF1, scores.logLoss ?? .nan, scores.brier ?? .nan, scores.auc ?? .nan,
                ], reference.scores.flatMap(\.self)))
    }

    @Test func joinedCalibrationGroupsWeighByTheirRows() {
        let groups = ProbabilityScores.calibration(
            isPositive: [false, true, false, true], probabilities: [0.1, 0.2, 0.3, 0.9], bins: 2)
        let joined = groups[0].joined(groups[1])
        #expect((joined.count, joined.positives) == (4, 2))
        #expect(abs(joined.predicted - 0.375) < 1e-12)
    }

    @Test func calibrationEqualsScikitLearn() {
        let groups = ProbabilityScores.calibration(
            isPositive: Self.binary.truth.map { $0 == 1 }, probabilities: Self.binary.probabilities.column(1), bins: 5)
        #expect(
            areClose(
                groups.flatMap { [$0.predicted, $0.observed] },
                ClassificationReference.binaryCalibration.flatMap(\.self)))
        #expect(groups.reduce(0) { $0 + $1.count } == Self.binary.truth.count)
        #expect(groups.reduce(0) { $0 + $1.positives } == Self.binary.truth.reduce(0, +))
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>) func aucIsTheShareOfPairsWon(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let truth = (0..<60).map { _ in generator.below(2) }
        let scores = (0..<60).map { _ in Double(generator.below(7)) / 7 }
        var won = 0.0
        var pairs = 0.0
        for (positive, negative) in truth.indices.flatMap({ i in truth.indices.map { (i, $0) } })
        where truth[positive] == 1 && truth[negative] == 0 {
            pairs += 1
            won += scores[positive] > scores[negative] ? 1 : scores[positive] == scores[negative] ? 0.5 : 0
        }
        let auc = try #require(
            ProbabilityScores.auc(truth: truth, probabilities: Matrix(scores.map { [1 - $0, $0] })))
        #expect(abs(auc - won / pairs) < 1e-12)
    }

    @Test func oneClassHasNoCurve() {
        #expect(ProbabilityScores.auc(truth: [1, 1], probabilities: Matrix([[0.5, 0.5], [0.2, 0.8]])) == nil)
        let scores = ClassificationScores(truth: [0, 0], predicted: [0, 1], classes: 2)
        #expect(scores.logLoss == nil && scores.auc == nil && scores.brier == nil)
        #expect(scores.perClass[1].recall == 0 && scores.perClass[1].precision == 0)
        #expect(scores.balancedAccuracy == 0.5)
    }

    @Test func baselineKnowsOnlyTheShares() throws {
        let baseline = ClassificationScores.baseline(truth: [0, 0, 0, 1], classes: 2)
        #expect(baseline.accuracy == 0.75)
        #expect(abs(baseline.macroF1 - 3.0 / 7) < 1e-12)
        #expect(abs((baseline.logLoss ?? .nan) - 0.5623351446188083) < 1e-12)
        #expect(abs((baseline.brier ?? .nan) - 0.1875) < 1e-12)
        #expect(baseline.auc == 0.5)
    }

    /// Class 2 is an answer that can't be right, as a held-out segment without a counterpart is.
    @Test func classesThatCannotBeRightHaveNoScoreOfTheirOwn() throws {
        let truth = [0, 0, 0, 0, 1, 1, 1, 1], predicted = [0, 0, 0, 2, 1, 1, 1, 1]
        let confusion = ConfusionMatrix(truth: truth, predicted: predicted, classes: 3)
        #expect(abs(confusion.macro(ofFirst: 2).f1 - (6.0 / 7 + 1) / 2) < 1e-12)
        #expect(abs(confusion.macro.f1 - (6.0 / 7 + 1) / 3) < 1e-12)
        let interval = try ScoreBootstrap(seed: 1).intervals(
            truth: truth, predicted: predicted, classes: 3, scored: 2
        ).macroF1
        #expect(interval.high == 1 && interval.low > 2.0 / 3 - 0.2)
    }

    @Test func bootstrapIntervalsHoldTheScore() throws {
        let reference = Self.multi
        func intervals(threads: Int, seed: UInt64 = 1) throws -> ScoreBootstrap.Intervals {
            try ScoreBootstrap(seed: seed, threads: threads).intervals(
                truth: reference.truth, predicted: reference.predicted, classes: reference.classes,
                probabilities: reference.probabilities)
        }
        let found = try intervals(threads: 1)
        #expect(try intervals(threads: 2) == found)
        #expect(try intervals(threads: 1, seed: 2) != found)
        let scores = ClassificationScores(
            truth: reference.truth, predicted: reference.predicted, classes: reference.classes,
            probabilities: reference.probabilities)
        #expect(found.accuracy.low < scores.accuracy && scores.accuracy < found.accuracy.high)
        // The binomial's normal interval, roughly.
        let half = 1.96 * (scores.accuracy * (1 - scores.accuracy) / 60).squareRoot()
        #expect(abs((found.accuracy.high - found.accuracy.low) / (2 * half) - 1) < 0.25)
        let (auc, interval) = (try #require(scores.auc), try #require(found.auc))
        #expect(interval.low < auc && auc < interval.high)
        #expect(found.macroF1.low < found.macroF1.high)
    }

    @Test func bootstrapRefusesNonsense() {
        #expect(throws: Diagnostic.self) {
            try ScoreBootstrap(repeats: 0, seed: 1).intervals(truth: [0], predicted: [0], classes: 1)
        }
        #expect(throws: Diagnostic.self) {
            try ScoreBootstrap(level: 1, seed: 1).intervals(truth: [0], predicted: [0], classes: 1)
        }
        #expect(throws: Diagnostic.self) {
            try ScoreBootstrap(seed: 1).intervals(truth: [], predicted: [], classes: 1)
        }
    }
}
