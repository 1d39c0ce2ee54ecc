import Basics
import Learning
import Statistics
import Synchronization
import Testing

@Suite struct CrossValidationTests {
    /// Remembers the rows and labels that it was shown, and the rows it was asked about afterwards.
    final class Spy: ClassificationPipeline {
        struct Sight: Sendable {
            var rows: [Int]
            var labels: [Int]
            var asked: [Int] = []
        }

        let seen = Mutex<[Sight]>([])

        struct Fitted: FittedClassifier {
            let spy: Spy
            let number: Int

            func probabilities(rows: [Int]) throws -> Matrix {
                spy.seen.withLock { $0[number].asked += rows }
                return Matrix(rows.map { $0 % 3 == 0 ? [0.75, 0.25] : [0.25, 0.75] })
            }
        }

        func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
            seen.withLock {
                $0.append(Sight(rows: rows, labels: labels))
                return Fitted(spy: self, number: $0.count - 1)
            }
        }
    }

    @Test func noFoldLearnsFromTheRowsItIsTestedOn() throws {
        let labels = (0..<50).map { $0 * $0 % 2 }
        let folds = try StratifiedFolds(count: 5, seed: 3).folds(labels: labels)
        let spy = Spy()
        let predictions = try CrossValidation(folds: folds).run(spy, labels: labels, classes: 2)
        let sights = spy.seen.withLock { $0 }
        #expect(sights.map(\.rows) == folds.map(\.training))
        #expect(sights.map(\.asked) == folds.map(\.test))
        for sight in sights {
            #expect(Set(sight.rows).isDisjoint(with: sight.asked))
            #expect(sight.labels == sight.rows.map { labels[$0] })
        }
        #expect(predictions.rows == Array(0..<50))
        #expect(predictions.truth == labels)
        #expect(predictions.predicted == (0..<50).map { $0 % 3 == 0 ? 0 : 1 })
        #expect(predictions.probabilities.column(0) == (0..<50).map { $0 % 3 == 0 ? 0.75 : 0.25 })
        for (row, fold) in zip(predictions.rows, predictions.folds) { #expect(folds[fold].test.contains(row)) }
    }

    @Test func labelsWithoutPatternCannotBePredicted() throws {
        var generator = SeededGenerator(seed: 12)
        let x = Matrix(rows: 400, columns: 5, values: (0..<2000).map { _ in generator.uniform() })
        let labels = (0..<400).map { _ in generator.below(2) }
        let folds = try StratifiedFolds(count: 5, seed: 1).folds(labels: labels)
        let pipeline = MatrixPipeline(DecisionTree(), x: x, classes: 2)
        let scores = try CrossValidation(folds: folds).run(pipeline, labels: labels, classes: 2).scores
        // The tree knows its training rows by heart.
        #expect(try DecisionTree().fit(x, labels: labels, classes: 2).predict(x) == labels)
        #expect(abs(scores.accuracy - 0.5) < 0.1)
        #expect(abs(try #require(scores.auc) - 0.5) < 0.1)
    }

    @Test func threadsDoNotChangeTheResult() throws {
        let sample = Sample(ClassificationReference.iris)
        let folds = try StratifiedFolds(count: 6, seed: 5).folds(labels: sample.labels)
        let pipeline = MatrixPipeline(DecisionTree(minimumLeaf: 3), x: sample.x, classes: 3)
        let one = try CrossValidation(folds: folds, threads: 1).run(pipeline, labels: sample.labels, classes: 3)
        let two = try CrossValidation(folds: folds, threads: 2).run(pipeline, labels: sample.labels, classes: 3)
        #expect(one == two)
        #expect(one.scores.accuracy > 0.9)
    }

    @Test func aHoldOutTestsItsRowsAlone() throws {
        let sample = Sample(ClassificationReference.iris)
        let fold = try HoldOutSplit(share: 0.2, seed: 1).fold(labels: sample.labels)
        let predictions = try CrossValidation(folds: [fold]).run(
            MatrixPipeline(DecisionTree(), x: sample.x, classes: 3), labels: sample.labels, classes: 3)
        #expect(predictions.rows == fold.test)
        #expect(predictions.truth == fold.test.map { sample.labels[$0] })
    }

    @Test(arguments: [
        [Fold(training: [0, 1], test: [1])], [Fold(training: [0], test: [3])], [Fold(training: [-1], test: [1])],
        [Fold(training: [0], test: [1]), Fold(training: [2], test: [1])],
    ])
    func refusesFoldsThatLeak(_ folds: [Fold]) {
        #expect(throws: Diagnostic.self) {
            try CrossValidation(folds: folds).run(Spy(), labels: [0, 1, 0], classes: 2)
        }
    }
}
