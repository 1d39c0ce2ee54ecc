import Basics
import Features
import Findings
import Learning
import Statistics
import Tables
import Testing

@testable import Workflow

@Suite struct DivisionTests {
    private let labels = (0..<200).map { $0 % 7 < 3 ? 1 : 0 }
    /// Not in the order of the rows.
    private let arrivals = (0..<200).map { Int64($0 * 37 % 200) * 86_400 }

    private func plan(_ change: (inout ValidationSettings) -> Void, arrivals: [Int64]?) -> ValidationPlan {
        var settings = ValidationSettings()
        change(&settings)
        return ValidationPlan(settings: settings, arrivals: arrivals)
    }

    @Test func repeatsDrawTheSameCustomersAnew() throws {
        let division = try plan({ $0.repeats = 3 }, arrivals: nil).division(labels: labels, seed: 1)
        #expect(division.repeats.count == 3 && Set(division.repeats).count == 3)
        for folds in division.repeats {
            #expect(folds.flatMap(\.test).sorted() == division.training)
            #expect(folds.allSatisfy { Set($0.training + $0.test).isDisjoint(with: division.holdOut) })
        }
        #expect((division.training + division.holdOut).sorted() == Array(0..<200))
        #expect(try plan({ _ in }, arrivals: nil).division(labels: labels, seed: 1).folds == division.folds)
    }

    @Test func inOrderOfTimeThePastTeaches() throws {
        let plan = plan({ ($0.order, $0.repeats) = (.time, 5) }, arrivals: arrivals)
        let rows = (0..<200).filter { $0 % 10 != 0 }
        let division = try plan.division(labels: labels, rows: rows, seed: 1)
        #expect(division.order == .time)
        #expect(plan.alert(division) == nil)
        // There is but one order.
        #expect(division.repeats.count == 1)
        func latest(_ rows: [Int]) -> Int64 { rows.map { arrivals[$0] }.max() ?? 0 }
        func earliest(_ rows: [Int]) -> Int64 { rows.map { arrivals[$0] }.min() ?? 0 }
        for fold in division.folds { #expect(latest(fold.training) < earliest(fold.test)) }
        #expect(latest(division.training) < earliest(division.holdOut))
        #expect(division.holdOut.count == 36)
        #expect((division.training + division.holdOut).sorted() == rows)
    }

    @Test func withoutDatesFoldsAreStratifiedAndAnAlertSaysSo() throws {
        let without = plan({ $0.order = .time }, arrivals: nil)
        let division = try without.division(labels: labels, seed: 1)
        #expect(division.order == .stratified)
        #expect(try #require(without.alert(division)).message.contains("doesn't say when"))
        // Everyone on two days; and a class that came late.
        let twoDays = plan({ $0.order = .time }, arrivals: arrivals.map { $0 % 2 })
        #expect(try twoDays.division(labels: labels, seed: 1).order == .stratified)
        let late = plan({ $0.order = .time }, arrivals: labels.indices.map { Int64(labels[$0] * 1_000 + $0) })
        let divided = try late.division(labels: labels, seed: 1)
        #expect(divided.order == .stratified)
        #expect(late.alert(divided) != nil)
        #expect(plan({ _ in }, arrivals: nil).alert(division) == nil)
    }

    @Test func customersCameWithTheirSignUpElseTheirFirstEvent() throws {
        let folder = try TemporaryFolder([
            "study.yaml": """
            study: x
            sources:
              customers: {csv: c.csv, key: id, signed-up: since}
              purchases: {csv: p.csv, customer: id, time: at}

            """
        ])
        let study = try Study.load(folder.path)
        var data = SourceData()
        data.customers = ["a", "b", "c", "d"]
        data.asOf = 1_000
        let events = Events(table: Table(rowCount: 4), customer: [0, 1, 1, 3], time: [50, 300, 200, 1_200])
        data.add(.purchases, events, of: study)
        #expect(FindArrivals(study: study)(data) == [50, 200, 1_000, 1_000])
        let since = Column.time([70, Column.missingTime, Column.missingTime, 2_000])
        data.profile = Table(rowCount: 4, columns: [("since", since)])
        #expect(FindArrivals(study: study)(data) == [70, 200, 1_000, 1_000])
        data.asOf = nil
        #expect(FindArrivals(study: study)(data) == nil)
    }
}

@Suite struct EliminationTests {
    /// A number that decides, one that helps, noise, and a category whose levels hold a second signal.
    private let table: FeatureTable
    private let labels: [Int]

    init() throws {
        var random = SeededGenerator(seed: 3, stream: "elimination")
        let rows = 300
        let signal = (0..<rows).map { _ in random.uniform() }
        let codes = (0..<rows).map { _ in Int32(random.below(3)) }
        labels = (0..<rows).map { signal[$0] + (codes[$0] == 2 ? 0.4 : 0) + 0.1 * random.uniform() > 0.75 ? 1 : 0 }
        func definition(_ name: String, _ kind: FeatureKind) -> FeatureDefinition {
            FeatureDefinition(name: name, title: name, block: .profile, kind: kind, meaning: name)
        }
        var features = [Feature(definition("signal", .number), .number(signal))]
        features += (0..<4).map { number in
            Feature(definition("noise\(number)", .number), .number((0..<rows).map { _ in random.uniform() }))
        }
        features.append(
            Feature(
                definition("colour", .category),
                .category(Categories(codes: codes, levels: ["red", "green", "blue"]))))
        table = try FeatureTable(customers: (0..<rows).map { "c\($0)" }, features: features)
    }

    private func pipeline(include: [String] = []) -> EliminatedFeatures {
        EliminatedFeatures(
            table: table,
            features: FeaturePipeline(
                selection: Selection(include: include.map { FeaturePattern($0) }),
                preparation: Preparation(logFamilies: [], winsorise: 0, scale: .none)),
            tree: DecisionTree(maximumDepth: 4, minimumLeaf: 10, smoothing: 1), classes: 2, seed: 1)
    }

    @Test func keepsWhatIsNeeded() throws {
        let rows = Array(0..<240)
        let fitted = try pipeline().fit(training: rows, labels: rows.map { labels[$0] })
        let facts = try #require(EliminationFacts(fitted, model: "decision-tree"))
        #expect(Set(facts.kept) == ["signal", "colour"])
        #expect(facts.chosen == 2)
        #expect(facts.steps.map(\.features) == [6, 5, 4, 3, 2, 1])
        // Every feature but the last is dropped once, with all its columns.
        #expect(facts.steps.flatMap(\.dropped).count == 5)
        #expect(facts.steps.flatMap(\.dropped).last == "colour")
        #expect(facts.reading.hasPrefix("2 of 6 features are enough"))
    }

    @Test func whatTheAnalystIncludesStays() throws {
        let rows = Array(0..<240)
        let fitted = try pipeline(include: ["noise1"]).fit(training: rows, labels: rows.map { labels[$0] })
        #expect(fitted.path.elimination.steps.allSatisfy { step in step.features.contains(2) })
        let all = try pipeline(include: ["*"]).fit(training: rows, labels: rows.map { labels[$0] })
        #expect(EliminationFacts(all, model: "decision-tree") == nil)
    }

    /// The rows that are not learnt from may hold anything.
    @Test func othersHaveNoSay() throws {
        let rows = Array(0..<240)
        func kept(spoiling: Bool) throws -> [[Int]] {
            var pipeline = pipeline()
            if spoiling {
                let features = table.features.map { feature -> Feature in
                    guard case .number(let values) = feature.values else { return feature }
                    return Feature(
                        feature.definition,
                        .number(values.indices.map { $0 < 240 ? values[$0] : .greatestFiniteMagnitude }))
                }
                pipeline = EliminatedFeatures(
                    table: try FeatureTable(customers: table.customers, features: features),
                    features: pipeline.features, tree: pipeline.tree, classes: 2, seed: 1)
            }
            return try pipeline.fit(training: rows, labels: rows.map { labels[$0] }).path.elimination.steps.map(
                \.features)
        }
        #expect(try kept(spoiling: true) == kept(spoiling: false))
    }
}

@Suite struct ReadingTests {
    private func points(training: Double, validation: Double) -> [LearningCurvePoint] {
        [500, 1_000].map {
            LearningCurvePoint(n: $0, training: Estimate(training), validation: Estimate(validation))
        }
    }

    @Test func aCurveIsReadFromItsLastDoubling() throws {
        func reading(_ gains: [Double], training: Double = 0.75) throws -> String {
            LearningCurveStage.reading(
                points(training: training, validation: 0.7), gain: try #require(FoldMean(gains)))
        }
        #expect(try reading([0.03, 0.04, 0.03]).hasPrefix("more customers would help"))
        #expect(try reading([0.002, 0.0021, 0.002]).hasPrefix("more customers would help"))
        #expect(try reading([0.001, -0.002, 0.001]).hasPrefix("more customers of this kind would hardly help"))
        #expect(try reading([0.1, -0.1, 0.05]).hasPrefix("whether more customers would help can't be told"))
        #expect(try !reading([0.03, 0.04, 0.03]).contains("a simpler model"))
        #expect(try reading([0.03, 0.04, 0.03], training: 0.9).contains("a simpler model"))
    }

    @Test func eachIndexSaysWhatItWouldTake() throws {
        // Two clouds far apart, and noise.
        var random = SeededGenerator(seed: 2, stream: "preferences")
        let x = Matrix((0..<120).map { row in (0..<3).map { _ in random.uniform() + (row % 2 == 0 ? 4 : 0) } })
        var settings = SegmentSettings()
        settings.band = 2...4
        let chosen = try settings.chooser(
            x, context: ClusteringContext(), starts: 3, pairs: 5, withEveryIndex: true, seed: 1, threads: 1
        ).fit(x)
        let preferences = try #require(IndexPreferences(choice: chosen)())
        #expect(
            preferences.map(\.index) == [
                "stability", "silhouette", "calinskiHarabasz", "daviesBouldin", "gap", "predictionStrength",
            ])
        #expect(preferences.allSatisfy { $0.k == 2 })
        #expect(preferences[4].reading.contains("10 reference data sets of 120 customers"))
        // Not in folds, and not where the analyst fixed k.
        let inFold = try settings.chooserInFold(x, context: ClusteringContext(), seed: 1).fit(x)
        #expect(IndexPreferences(choice: inFold)()?.map(\.index).contains("gap") == false)
        settings.pinned = 2
        let pinned = try settings.chooser(
            x, context: ClusteringContext(), starts: 3, pairs: 5, withEveryIndex: true, seed: 1, threads: 1
        ).fit(x)
        #expect(pinned.gap == nil && IndexPreferences(choice: pinned)() == nil)
    }

    @Test func noiseHasNoSegmentsForGapAndPredictionStrength() throws {
        var random = SeededGenerator(seed: 4, stream: "preferences")
        let x = Matrix((0..<200).map { _ in (0..<4).map { _ in random.uniform() } })
        var settings = SegmentSettings()
        settings.band = 2...4
        let chosen = try settings.chooser(
            x, context: ClusteringContext(), starts: 3, pairs: 5, withEveryIndex: true, seed: 1, threads: 1
        ).fit(x)
        let byIndex = Dictionary(
            uniqueKeysWithValues: try #require(IndexPreferences(choice: chosen)()).map { ($0.index, $0.k) })
        #expect(byIndex["gap"] == 1)
        #expect(byIndex["predictionStrength"] == 1)
    }
}
