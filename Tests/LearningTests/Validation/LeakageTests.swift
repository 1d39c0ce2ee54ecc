import Basics
import Learning
import Statistics
import Synchronization
import Testing

/// Whatever the folds and whatever goes on inside a pipeline: what it learns from is what the fold lets it learn from.
@Suite struct LeakageTests {
    /// Remembers every row that was learnt from and every row that was asked about.
    final class Spy: FeatureSubsetPipeline, ClassificationPipeline {
        let learnt = Mutex<[[Int]]>([])
        let asked = Mutex<[(learnt: [Int], asked: [Int])]>([])
        let truth: [Int]

        init(truth: [Int]) { self.truth = truth }

        var featureCount: Int { 4 }

        struct Fitted: RankingClassifier {
            let spy: Spy
            let rows: [Int]
            let features: [Int]

            func probabilities(rows asked: [Int]) throws -> Matrix {
                spy.asked.withLock { $0.append((rows, asked)) }
                // Differs by feature and row, so that there's something to choose.
                return Matrix(
                    asked.map { row in
                        let share = Double((row * 7 + features.count * 3) % 10 + 1) / 12
                        return [1 - share, share]
                    })
            }

            func importances() throws -> [Double] { features.map { Double($0 * 5 % 7) } }
        }

        func fit(training rows: [Int], labels: [Int], features: [Int]) throws -> Fitted {
            #expect(labels == rows.map { truth[$0] })
            learnt.withLock { $0.append(rows) }
            return Fitted(spy: self, rows: rows, features: features)
        }

        func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
            try fit(training: rows, labels: labels, features: [0, 1, 2, 3])
        }

        /// Nothing learnt but from the fold's training rows.
        func expectNothingLearnt(outside fold: Fold, _ location: SourceLocation = #_sourceLocation) {
            let learnt = learnt.withLock { $0 }
            #expect(!learnt.isEmpty, sourceLocation: location)
            #expect(learnt.allSatisfy { Set($0).isSubset(of: fold.training) }, sourceLocation: location)
            #expect(Set(learnt.joined()).isDisjoint(with: fold.test), sourceLocation: location)
        }

        /// No answer about a row that the answering model had learnt from.
        func expectAnswersAboutOthersOnly(_ location: SourceLocation = #_sourceLocation) {
            let asked = asked.withLock { $0 }
            #expect(!asked.isEmpty, sourceLocation: location)
            #expect(asked.allSatisfy { Set($0.learnt).isDisjoint(with: $0.asked) }, sourceLocation: location)
        }
    }

    enum Division: String, CaseIterable, Sendable {
        case stratified, grouped, stratifiedGrouped, timeOrdered, holdOut, repeated

        func folds(labels: [Int]) throws -> [[Fold]] {
            let groups = labels.indices.map { $0 * 5 % 17 }
            switch self {
            case .stratified: return [try StratifiedFolds(count: 4, seed: 1).folds(labels: labels)]
            case .grouped: return [try GroupedFolds(count: 4, seed: 1).folds(groups: groups)]
            case .stratifiedGrouped:
                return [try StratifiedGroupedFolds(count: 4, seed: 1).folds(labels: labels, groups: groups)]
            case .timeOrdered:
                return [try TimeOrderedFolds(count: 3, gap: 2).folds(times: labels.indices.map { $0 * 11 % 30 })]
            case .holdOut: return [[try HoldOutSplit(share: 0.3, seed: 1).fold(labels: labels)]]
            case .repeated:
                return try RepeatedFolds(repeats: 3, seed: 1).folds {
                    try StratifiedFolds(count: 3, seed: $0).folds(labels: labels)
                }
            }
        }
    }

    static let labels = (0..<90).map { $0 * $0 % 7 % 2 }

    @Test(arguments: Division.allCases) func crossValidation(_ division: Division) throws {
        for folds in try division.folds(labels: Self.labels) {
            for fold in folds {
                let spy = Spy(truth: Self.labels)
                let predictions = try CrossValidation(folds: [fold]).run(spy, labels: Self.labels, classes: 2)
                #expect(predictions.rows == fold.test)
                #expect(spy.learnt.withLock { $0 } == [fold.training])
                spy.expectNothingLearnt(outside: fold)
                spy.expectAnswersAboutOthersOnly()
            }
        }
    }

    @Test func repeats() throws {
        let repeats = try Division.repeated.folds(labels: Self.labels)
        let spy = Spy(truth: Self.labels)
        let found = try RepeatedCrossValidation(repeats: repeats).run(spy, labels: Self.labels, classes: 2)
        #expect(spy.learnt.withLock { $0 } == repeats.joined().map(\.training))
        spy.expectAnswersAboutOthersOnly()
        #expect(found.repeats.allSatisfy { $0.rows == Array(0..<90) })
    }

    @Test(arguments: Division.allCases) func learningCurve(_ division: Division) throws {
        let curve = LearningCurve(shares: [0.2, 0.6, 1], measure: .accuracy, seed: 1)
        for fold in try division.folds(labels: Self.labels).joined() {
            let spy = Spy(truth: Self.labels)
            _ = try curve.fit(spy, labels: Self.labels, folds: [fold])
            spy.expectNothingLearnt(outside: fold)
            let learnt = spy.learnt.withLock { $0 }
            #expect(learnt.count == 3 && learnt[2] == fold.training)
            // Each subset holds the one before, and the classes' shares.
            for (before, after) in zip(learnt, learnt.dropFirst()) { #expect(Set(before).isSubset(of: after)) }
            for rows in learnt {
                let all = Double(fold.training.count { Self.labels[$0] == 1 }) / Double(fold.training.count)
                #expect(abs(Double(rows.count { Self.labels[$0] == 1 }) - all * Double(rows.count)) <= 1)
            }
        }
    }

    @Test(arguments: Division.allCases) func recursiveElimination(_ division: Division) throws {
        for fold in try division.folds(labels: Self.labels).joined() {
            let spy = Spy(truth: Self.labels)
            let pipeline = EliminatingPipeline(spy, elimination: RecursiveFeatureElimination(folds: 3, seed: 1))
            _ = try CrossValidation(folds: [fold]).run(pipeline, labels: Self.labels, classes: 2)
            spy.expectNothingLearnt(outside: fold)
            spy.expectAnswersAboutOthersOnly()
            // (3 inner folds and all training rows) x 4 numbers of features, and the final fit.
            #expect(spy.learnt.withLock { $0.count } == 17)
        }
    }
}
