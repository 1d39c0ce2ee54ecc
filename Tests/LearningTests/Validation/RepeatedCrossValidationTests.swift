import Basics
import Learning
import Statistics
import Testing

@Suite struct RepeatedCrossValidationTests {
    let sample = Sample(ClassificationReference.noisy)

    func repeats(_ count: Int) throws -> [[Fold]] {
        try RepeatedFolds(repeats: count, seed: 4).folds { seed in
            try StratifiedFolds(count: 4, seed: seed).folds(labels: sample.labels)
        }
    }

    @Test func eachRepeatIsACrossValidation() throws {
        let pipeline = MatrixPipeline(DecisionTree(minimumLeaf: 4), x: sample.x, classes: 3)
        let repeats = try repeats(3)
        let found = try RepeatedCrossValidation(repeats: repeats).run(pipeline, labels: sample.labels, classes: 3)
        for (folds, predictions) in zip(repeats, found.repeats) {
            #expect(
                predictions == (try CrossValidation(folds: folds).run(pipeline, labels: sample.labels, classes: 3)))
        }
        let two = try RepeatedCrossValidation(repeats: repeats, threads: 2).run(
            pipeline, labels: sample.labels, classes: 3)
        #expect(two == found)
        let accuracy = try #require(found.score(\.accuracy))
        #expect(accuracy.values == found.repeats.map(\.scores.accuracy))
        #expect(Set(accuracy.values).count > 1)
        #expect(abs(accuracy.mean - accuracy.values.reduce(0, +) / 3) < 1e-15)
        #expect(try #require(accuracy.standardDeviation) > 0)
    }

    @Test func oneRepeatHasNoSpreadAndNoneIsRefused() throws {
        let pipeline = MatrixPipeline(DecisionTree(minimumLeaf: 4), x: sample.x, classes: 3)
        let found = try RepeatedCrossValidation(repeats: try repeats(1)).run(
            pipeline, labels: sample.labels, classes: 3)
        #expect(found.score(\.auc)?.standardDeviation == nil)
        #expect(found.score { _ in nil } == nil)
        #expect(throws: Diagnostic.self) {
            try RepeatedCrossValidation(repeats: []).run(pipeline, labels: sample.labels, classes: 3)
        }
        let leaking = [[Fold(training: [0, 1], test: [1])]]
        #expect(throws: Diagnostic.self) {
            try RepeatedCrossValidation(repeats: leaking).run(pipeline, labels: sample.labels, classes: 3)
        }
    }

    /// The same customers are drawn in every repeat: one repeat twice over has the interval of one.
    @Test func intervalsAreOfTheMeanOverRepeats() throws {
        let pipeline = MatrixPipeline(DecisionTree(minimumLeaf: 4), x: sample.x, classes: 3)
        let found = try RepeatedCrossValidation(repeats: try repeats(3)).run(
            pipeline, labels: sample.labels, classes: 3)
        let bootstrap = ScoreBootstrap(seed: 1)
        func interval(_ repeats: [CrossValidatedPredictions]) throws -> ScoreBootstrap.Intervals {
            try bootstrap.intervals(repeats: repeats)
        }
        let first = found.repeats[0]
        let single = try bootstrap.intervals(
            truth: first.truth, predicted: first.predicted, classes: 3, probabilities: first.probabilities)
        #expect(try interval([first]) == single)
        let twice = try interval([first, first])
        #expect(abs(twice.accuracy.low - single.accuracy.low) < 1e-12)
        let all = try interval(found.repeats)
        let mean = try #require(found.score(\.accuracy)).mean
        #expect(all.accuracy.low < mean && mean < all.accuracy.high)
        #expect(throws: Diagnostic.self) { try interval([]) }
    }
}
