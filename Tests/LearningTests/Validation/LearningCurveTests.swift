import Basics
import Learning
import Statistics
import Testing

@Suite struct LearningCurveTests {
    let rows = ValidationReference.eliminationRows
    var x: Matrix { Matrix(rows.map { Array($0.dropLast()) }) }
    var labels: [Int] { rows.map { Int($0[8]) } }
    var folds: [Fold] {
        (0..<5).map { fold in
            Fold(training: rows.indices.filter { $0 % 5 != fold }, test: rows.indices.filter { $0 % 5 == fold })
        }
    }

    @Test func endsWhereScikitLearnsDoes() throws {
        let model = try LearningCurve(measure: .logLikelihood, seed: 1).fit(
            MatrixPipeline(LogisticRegression(), x: x, classes: 2), labels: labels, folds: folds)
        let last = try #require(model.points.last)
        #expect(last.rows == 120)
        #expect(
            areClose(
                last.folds.flatMap { [$0.training ?? .nan, $0.validation ?? .nan] },
                ValidationReference.fullSize.flatMap(\.self)))
        #expect(model.points.map(\.rows) == [12, 24, 42, 60, 90, 120])
        // What is learnt of few rows fits them better, and others worse.
        let first = model.points[0]
        #expect(try #require(first.training).mean > #require(last.training).mean)
        #expect(try #require(first.validation).mean < #require(last.validation).mean)
    }

    @Test func gainIsTheMeanDifferenceWithinTheFolds() throws {
        let model = try LearningCurve(measure: .auc, seed: 2).fit(
            MatrixPipeline(DecisionTree(maximumDepth: 3), x: x, classes: 2), labels: labels, folds: folds)
        let doubling = try #require(model.lastDoubling)
        let differences = zip(model.points[3].folds, model.points[5].folds).map {
            ($1.validation ?? .nan) - ($0.validation ?? .nan)
        }
        #expect(abs(doubling.mean - Summary.mean(differences)) < 1e-12)
        let half = 2.7764451051977934 * Summary.standardDeviation(differences) / Double(5).squareRoot()
        let interval = try #require(doubling.interval)
        #expect(abs(interval.high - doubling.mean - half) < 1e-9)
        #expect(model.gain(since: 9) == nil)
        #expect(FoldMean([]) == nil && FoldMean([1])?.interval == nil)
    }

    @Test func sameSeedSameCurveWhateverTheThreads() throws {
        func curve(seed: UInt64 = 1, threads: Int = 1) throws -> LearningCurveModel {
            try LearningCurve(seed: seed, threads: threads).fit(
                MatrixPipeline(DecisionTree(maximumDepth: 3), x: x, classes: 2), labels: labels, folds: folds)
        }
        let one = try curve()
        #expect(try curve(threads: 2) == one)
        #expect(try curve(seed: 2) != one)
    }

    /// A logistic regression needs both, however rare one is.
    @Test func theSmallestSubsetHoldsEveryClass() throws {
        let rare = rows.indices.map { $0 < 10 ? 1 : 0 }
        let model = try LearningCurve(shares: [0.001, 1], measure: .accuracy, seed: 1).fit(
            MatrixPipeline(LogisticRegression(), x: x, classes: 2), labels: rare, folds: folds)
        #expect(model.points[0].rows == 2)
    }

    @Test func refusesNonsense() {
        let pipeline = MatrixPipeline(DecisionTree(), x: x, classes: 2)
        for shares in [[], [0], [0.5, 0.5], [0.5, 0.2], [1.5], [.nan]] as [[Double]] {
            #expect(throws: Diagnostic.self) {
                try LearningCurve(shares: shares, seed: 1).fit(pipeline, labels: labels, folds: folds)
            }
        }
        #expect(throws: Diagnostic.self) { try LearningCurve(seed: 1).fit(pipeline, labels: labels, folds: []) }
    }
}
