import Basics
import Learning
import Statistics
import Testing

@Suite struct GridSearchTests {
    let sample = SupportVectorMachineTests.rings(240, seed: 3)

    func machines(_ costs: [Double]) -> [GridSearch<SupportVectorMachine>.Candidate] {
        costs.map { cost in
            let machine = SupportVectorMachine(cost: cost, calibrationFolds: 0)
            var calibrated = machine
            calibrated.calibrationFolds = 3
            return .init("cost \(cost)", machine, refitted: calibrated)
        }
    }

    @Test(arguments: [ScoreMeasure.logLikelihood, .macroF1, .auc])
    func takesTheBestAndFitsItToAllRows(measure: ScoreMeasure) throws {
        var candidates = machines([1, 10])
        candidates[0] = .init("line", SupportVectorMachine(kernel: .linear, calibrationFolds: 0))
        let model = try GridSearch(candidates: candidates, measure: measure).fit(
            sample.x, labels: sample.labels, classes: 2)
        #expect(model.chosen == 1)
        #expect(model.names == ["line", "cost 10.0"])
        let (first, second) = (try #require(model.scores[0]), try #require(model.scores[1]))
        #expect(second > first)
        #expect(model.model == (try candidates[1].refitted.fit(sample.x, labels: sample.labels, classes: 2)))
        #expect(try model.probabilities(sample.x) == model.model.probabilities(sample.x))
    }

    @Test func theEarlierOfEquallyGoodOnesIsChosen() throws {
        let tree = DecisionTree(maximumDepth: 3)
        let model = try GridSearch(
            candidates: [.init("constant", DecisionTree(maximumDepth: 0)), .init("a", tree), .init("b", tree)],
            measure: .macroF1
        ).fit(sample.x, labels: sample.labels, classes: 2)
        #expect(model.chosen == 1)
        #expect(model.scores[1] == model.scores[2])
    }

    /// The scores are those of a cross-validation by hand.
    @Test func scoresAreMeansOverInnerFolds() throws {
        let search = GridSearch(
            candidates: [
                .init("shallow", DecisionTree(maximumDepth: 1)), .init("deep", DecisionTree(maximumDepth: 4)),
            ],
            folds: 4, measure: .macroF1, seed: 9)
        let model = try search.fit(sample.x, labels: sample.labels, classes: 2)
        var generator = SeededGenerator(seed: 9, stream: "grid-search")
        let folds = try StratifiedFolds(count: 4, seed: generator.next()).folds(labels: sample.labels)
        let scores = try folds.map { fold in
            let tree = try DecisionTree(maximumDepth: 4).fit(
                sample.x.selecting(rows: fold.training), labels: fold.training.map { sample.labels[$0] }, classes: 2)
            return ClassificationScores(
                truth: fold.test.map { sample.labels[$0] },
                predicted: try tree.predict(sample.x.selecting(rows: fold.test)), classes: 2
            ).macroF1
        }
        #expect(areClose([try #require(model.scores[1])], [Summary.mean(scores)], 1e-12))
    }

    /// Chosen on fewer rows, fitted to all.
    @Test func aSampleMayChoose() throws {
        let kernels: [SupportVectorMachine.Kernel] = [.linear, .rbf(gamma: .scale)]
        let candidates = kernels.map {
            GridSearch.Candidate("\($0)", SupportVectorMachine(kernel: $0, calibrationFolds: 0))
        }
        func fit(_ limit: Int?) throws -> GridSearchModel<SupportVectorMachineModel> {
            try GridSearch(candidates: candidates, measure: .macroF1, sampleLimit: limit).fit(
                sample.x, labels: sample.labels, classes: 2)
        }
        let (some, all) = (try fit(60), try fit(nil))
        #expect(some.chosen == 1)
        #expect(some.model == all.model)
        #expect(some.scores != all.scores)
        #expect(try fit(240) == all)
    }

    @Test func theModelDependsOnNoThreadButOnTheSeed() throws {
        let one = GridSearch(candidates: machines([0.1, 1, 10]), measure: .auc, seed: 4)
        var many = one
        many.threads = 3
        let model = try one.fit(sample.x, labels: sample.labels, classes: 2)
        #expect(try many.fit(sample.x, labels: sample.labels, classes: 2) == model)
        many.seed = 5
        #expect(try many.fit(sample.x, labels: sample.labels, classes: 2).scores != model.scores)
    }

    /// The rows of the outer test have no say: whatever their labels, the same candidate is chosen with the same scores.
    @Test func aCrossValidationAroundItIsNested() throws {
        let search = GridSearch(candidates: machines([0.01, 1]), measure: .macroF1)
        let folds = try StratifiedFolds(count: 3, seed: 1).folds(labels: sample.labels)
        func outer(_ labels: [Int]) throws -> [Double?] {
            try CrossValidation(folds: [folds[0]]).map(
                MatrixPipeline(search, x: sample.x, classes: 2), labels: labels
            ) { fitted, _ in fitted.model.scores }[0]
        }
        var turned = sample.labels
        for row in folds[0].test { turned[row] = 1 - turned[row] }
        #expect(try outer(turned) == outer(sample.labels))
    }

    @Test func fewRowsAreFittedAndNoCandidatesRefused() throws {
        let few = try GridSearch(candidates: machines([1, 2])).fit(Matrix([[1, 2]]), labels: [1], classes: 2)
        #expect(few.chosen == 0 && few.scores == [nil, nil])
        // A fold of one class has no area under the curve.
        let rare = try GridSearch(candidates: machines([1, 2]), measure: .auc).fit(
            sample.x.selecting(rows: Array(0..<9)), labels: [0, 0, 0, 0, 0, 0, 0, 0, 1], classes: 2)
        #expect(rare.scores.allSatisfy { $0?.isFinite ?? false })
        func message(_ search: GridSearch<SupportVectorMachine>) -> String? {
            diagnosticSummary { _ = try search.fit(sample.x, labels: sample.labels, classes: 2) }
        }
        #expect(
            message(GridSearch(candidates: []))
                == "The 'candidates' parameter of GridSearch must be at least one; got 0")
        #expect(
            message(GridSearch(candidates: machines([1]), folds: 1))
                == "The 'folds' parameter of GridSearch must be an Int in 2...; got 1")
        #expect(
            message(GridSearch(candidates: machines([1, -1])))
                == "The 'cost' parameter of SupportVectorMachine must be a positive number; got -1.0")
    }
}
