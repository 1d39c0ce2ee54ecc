import Basics
import Features
import Findings
import Learning
import Statistics
import Tables
import Testing

@testable import Workflow

/// Held-out customers have no say in what is fitted.
@Suite struct LeakageTests {
    private static func number(_ name: String, _ values: [Double], _ family: ScaleFamily = .other) -> Feature {
        Feature(
            FeatureDefinition(
                name: name, title: name, block: .profile, kind: .number, meaning: name, scaleFamily: family),
            .number(values))
    }

    /// Numbers with gaps and a category; the test rows hold whatever `extreme` wants.
    private static func table(rows: Int, test: [Int], extreme: Double, level: String) throws -> FeatureTable {
        var random = SeededGenerator(seed: 4, stream: "leakage")
        let isTest = Set(test)
        let columns = (0..<4).map { column in
            (0..<rows).map { row -> Double in
                let value = random.uniform() + Double(row % 3 * (column + 1))
                let isMissing = random.below(10) == 0
                return isTest.contains(row) ? extreme * Double(row + 1) : isMissing ? .nan : value
            }
        }
        let codes = (0..<rows).map { Int32(isTest.contains($0) ? 2 : $0 % 2) }
        let category = Feature(
            FeatureDefinition(
                name: "kind", title: "Kind", block: .profile, kind: .category, meaning: "kind", scaleFamily: .other),
            .category(Categories(codes: codes, levels: ["a", "b", level])))
        return try FeatureTable(
            customers: (0..<rows).map { "c\($0)" },
            features: columns.enumerated().map { number("x\($0)", $1, $0 == 0 ? .money : .other) } + [category])
    }

    private static let pipeline: FeaturePipeline = {
        FeaturePipeline(
            selection: Selection(variance: 0.001, correlation: 0.95, logFamilies: [.money]),
            preparation: Preparation(
                imputation: .median, logFamilies: [.money], winsorise: 0.01, scale: .z))
    }()

    @Test(arguments: [(0.0, "b"), (1e6, "c"), (-3.5, "a third one")])
    func centroidsAreTheSameWhateverTheTestRowsHold(extreme: Double, level: String) throws {
        let rows = 240
        let fold = try StratifiedFolds(count: 5, seed: 1).folds(labels: (0..<rows).map { $0 % 3 })[2]
        func fit(_ table: FeatureTable) throws -> (PreparedFeatures, Matrix) {
            let prepared = try Self.pipeline.fit(table, rows: fold.training)
            let model = try KMeans(clusters: 3, starts: 5, seed: 1).fit(prepared.matrix(fold.training))
            return (prepared, model.centroids)
        }
        let plain = try fit(Self.table(rows: rows, test: [], extreme: 0, level: "c"))
        let other = try fit(Self.table(rows: rows, test: fold.test, extreme: extreme, level: level))
        #expect(plain.0.model.columns.map(\.name) == other.0.model.columns.map(\.name))
        #expect(plain.1 == other.1)
    }

    @Test func aTreeIsTheSameWhateverTheTestRowsHold() throws {
        let rows = 240, labels = (0..<rows).map { $0 % 3 }
        let fold = try StratifiedFolds(count: 5, seed: 1).folds(labels: labels)[0]
        func tree(_ table: FeatureTable) throws -> DecisionTreeModel {
            try FeatureClassification(
                table: table, features: Self.pipeline.forTrees, classifier: DecisionTree(maximumDepth: 4), classes: 3
            ).fit(training: fold.training, labels: fold.training.map { labels[$0] }).model
        }
        let plain = try tree(Self.table(rows: rows, test: [], extreme: 0, level: "c"))
        #expect(try tree(Self.table(rows: rows, test: fold.test, extreme: 1e6, level: "c")) == plain)
    }

    @Test(arguments: [0, 0.2, 0.5])
    func theDivisionIsDisjointAndComplete(holdOut: Double) throws {
        var random = SeededGenerator(seed: 2, stream: "division")
        let labels = (0..<300).map { _ in random.below(3) }
        let rows = (0..<300).filter { $0 % 4 != 0 }
        var settings = ValidationSettings()
        settings.holdOut = holdOut
        let division = try Division(labels: labels, rows: rows, settings: settings, seed: 1)
        #expect((division.training + division.holdOut).sorted() == rows)
        #expect(division.holdOut.count == Int((holdOut * Double(rows.count)).rounded()))
        #expect(division.folds.count == settings.folds)
        for fold in division.folds {
            #expect((fold.training + fold.test).sorted() == division.training)
            #expect(Set(fold.training).isDisjoint(with: fold.test))
            #expect(Set(fold.test).isDisjoint(with: division.holdOut))
        }
        #expect(division.folds.flatMap(\.test).sorted() == division.training)
    }
}
