import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct RecursiveFeatureEliminationTests {
    static let rows = ValidationReference.eliminationRows
    static let x = Matrix(rows.map { Array($0.dropLast()) })
    static let labels = rows.map { Int($0[8]) }
    static let folds = (0..<5).map { fold in
        Fold(
            training: rows.indices.filter { $0 % 5 != fold }, test: rows.indices.filter { $0 % 5 == fold })
    }
    static let single = (0..<8).map { FeatureGroup(name: "f\($0)", columns: [$0]) }

    func logistic(_ features: [FeatureGroup] = single) -> MatrixSubsetPipeline<LogisticRegression> {
        MatrixSubsetPipeline(LogisticRegression(), x: Self.x, classes: 2, features: features, ranking: .weights)
    }

    func eliminate(
        _ elimination: RecursiveFeatureElimination, _ pipeline: some FeatureSubsetPipeline
    ) throws -> FeatureElimination {
        try elimination.fit(pipeline, training: Array(Self.x.rowIndices), labels: Self.labels, folds: Self.folds)
    }

    @Test func equalsScikitLearn() throws {
        let byAUC = try eliminate(RecursiveFeatureElimination(seed: 1), logistic())
        #expect(
            areClose(
                byAUC.steps.flatMap { [Double($0.features.count)] + $0.scores },
                ValidationReference.byAUCScores.flatMap(\.self)))
        #expect(byAUC.ranking.map(Double.init) == ValidationReference.byAUCRanking.flatMap(\.self))
        let byLoss = try eliminate(
            RecursiveFeatureElimination(measure: .logLikelihood, step: 3, minimum: 2, seed: 1), logistic())
        #expect(
            areClose(
                byLoss.steps.flatMap { [Double($0.features.count)] + $0.scores },
                ValidationReference.byLogLossScores.flatMap(\.self)))
        #expect(byLoss.ranking.map(Double.init) == ValidationReference.byLogLossRanking.flatMap(\.self))
    }

    @Test func oneStandardErrorTakesFewer() {
        // Means .80, .85, .83, .81 and .60; the best one's standard error is .029.
        let scores = [[0.8], [0.8, 0.9, 0.8, 0.9], [0.83], [0.81], [0.6]]
        let steps = scores.enumerated().map { left, scores in
            FeatureElimination.Step(features: Array(0..<(5 - left)), scores: scores)
        }
        func choice(_ oneStandardError: Bool) -> FeatureElimination {
            FeatureElimination(measure: .auc, steps: steps, oneStandardError: oneStandardError)
        }
        #expect(choice(false).features == [0, 1, 2, 3])
        #expect(choice(true).features == [0, 1, 2])
        #expect(choice(true).best == 1)
        #expect(choice(true).ranking == [1, 1, 1, 2, 3])
        // Nothing scored: nothing is left out.
        let silent = steps.map { FeatureElimination.Step(features: $0.features, scores: []) }
        #expect(FeatureElimination(measure: .auc, steps: silent, oneStandardError: true).features.count == 5)
    }

    @Test func aFeatureGoesWithAllItsColumns() throws {
        let groups = [[0, 2, 4], [1], [3, 7], [5, 6]].map { FeatureGroup(name: "\($0)", columns: $0) }
        let found = try eliminate(RecursiveFeatureElimination(seed: 1), logistic(groups))
        #expect(found.steps.map(\.features.count) == [4, 3, 2, 1])
        #expect(found.steps[3].features == [0])
        for (before, after) in zip(found.steps, found.steps.dropFirst()) {
            #expect(Set(after.features).isSubset(of: before.features))
        }
    }

    @Test func whatIsToBeKeptIsKept() throws {
        // The two least important ones.
        let found = try eliminate(RecursiveFeatureElimination(kept: [2, 6], seed: 1), logistic())
        #expect(found.steps.last?.features == [2, 6])
        #expect(found.steps.allSatisfy { $0.features.contains(2) && $0.features.contains(6) })
    }

    @Test func anyRankingFindsTheSignal() throws {
        let tree = MatrixSubsetPipeline(
            DecisionTree(maximumDepth: 4, minimumLeaf: 5, smoothing: 1), x: Self.x, classes: 2, features: Self.single,
            ranking: .impurity)
        let permuted = MatrixSubsetPipeline(
            LogisticRegression(), x: Self.x, classes: 2, features: Self.single,
            ranking: .permutation(PermutationImportance(score: .auc, repeats: 5, seed: 1)))
        #expect(try eliminate(RecursiveFeatureElimination(seed: 1), tree).steps[7].features == [0])
        #expect(try eliminate(RecursiveFeatureElimination(seed: 1), permuted).steps[7].features == [0])
    }

    @Test func sameSeedSameChoiceWhateverTheThreads() throws {
        func choose(seed: UInt64, threads: Int) throws -> FeatureElimination {
            try RecursiveFeatureElimination(seed: seed, threads: threads).fit(
                logistic(), training: Array(Self.x.rowIndices), labels: Self.labels)
        }
        let one = try choose(seed: 1, threads: 1)
        #expect(try choose(seed: 1, threads: 2) == one)
        #expect(try choose(seed: 2, threads: 1) != one)
    }

    @Test func equallyUnimportantFeaturesGoFromTheEnd() throws {
        let x = Matrix((0..<40).map { [Double($0 % 2), 1, 1, 1] })
        let pipeline = MatrixSubsetPipeline(
            DecisionTree(), x: x, classes: 2, features: (0..<4).map { FeatureGroup(name: "\($0)", columns: [$0]) },
            ranking: .impurity)
        let found = try RecursiveFeatureElimination(folds: 2, seed: 1).fit(
            pipeline, training: Array(0..<40), labels: (0..<40).map { $0 % 2 })
        #expect(found.steps.map(\.features) == [[0, 1, 2, 3], [0, 1, 2], [0, 1], [0]])
        // All do equally well: the fewest.
        #expect(found.features == [0])
        #expect(found.ranking == [1, 2, 3, 4])
    }

    @Test func aPipelineChoosesInEveryFold() throws {
        let folds = try StratifiedFolds(count: 3, seed: 1).folds(labels: Self.labels)
        let pipeline = EliminatingPipeline(
            logistic(), elimination: RecursiveFeatureElimination(minimum: 2, folds: 4, seed: 1))
        let fits = try CrossValidation(folds: folds).map(pipeline, labels: Self.labels) { fitted, fold in
            (fitted.elimination, fitted.model.model, try fitted.probabilities(rows: fold.test))
        }
        for (fold, (elimination, model, probabilities)) in zip(folds, fits) {
            #expect(model.coefficients.count == elimination.features.count)
            let columns = Self.x.selecting(columns: elimination.features)
            let plain = try LogisticRegression().fit(
                columns.selecting(rows: fold.training), labels: fold.training.map { Self.labels[$0] })
            #expect(probabilities == (try plain.probabilities(columns.selecting(rows: fold.test))))
        }
        let scores = try CrossValidation(folds: folds).run(pipeline, labels: Self.labels, classes: 2).scores
        #expect(try #require(scores.auc) > 0.75)
    }

    @Test func refusesNonsense() {
        func identifier(_ elimination: RecursiveFeatureElimination, _ features: [FeatureGroup] = Self.single) -> String?
        {
            #expect(throws: Diagnostic.self) { try eliminate(elimination, logistic(features)) }?.identifier
        }
        #expect(identifier(RecursiveFeatureElimination(step: 0, seed: 1)) == "learning.parameter")
        #expect(identifier(RecursiveFeatureElimination(minimum: 0, seed: 1)) == "learning.parameter")
        #expect(identifier(RecursiveFeatureElimination(minimum: 9, seed: 1)) == "learning.parameter")
        #expect(identifier(RecursiveFeatureElimination(kept: [8], seed: 1)) == "learning.parameter")
        #expect(identifier(RecursiveFeatureElimination(seed: 1), []) == "learning.no-features")
    }
}

extension Matrix {
    var rowIndices: Range<Int> { 0..<rows }
}
