import Basics
import Learning
import Statistics
import Testing

@Suite struct SupportVectorMachineTests {
    let noisy = Sample(ClassificationReference.noisy)

    /// Two rings: no line divides them.
    static func rings(_ rows: Int, seed: UInt64) -> (x: Matrix, labels: [Int]) {
        let x = SeededData.noise(rows, 2, seed: seed)
        let radii = (0..<rows).map { x[$0, 0] * x[$0, 0] + x[$0, 1] * x[$0, 1] }
        let median = Summary.median(radii)
        return (x, radii.map { $0 > median ? 1 : 0 })
    }

    @Test func theRadialKernelBendsAndTheLinearOneDoesNot() throws {
        let (x, labels) = Self.rings(300, seed: 4)
        let (new, truth) = Self.rings(300, seed: 5)
        func accuracy(_ kernel: SupportVectorMachine.Kernel) throws -> Double {
            let model = try SupportVectorMachine(kernel: kernel).fit(x, labels: labels, classes: 2)
            return try ClassificationScores(truth: truth, predicted: model.predict(new), classes: 2).accuracy
        }
        #expect(try accuracy(.rbf(gamma: .scale)) > 0.9)
        #expect(try accuracy(.linear) < 0.7)
    }

    @Test func theModelDependsOnNoThread() throws {
        for threads in [2, 5] {
            let one = SupportVectorMachine(seed: 3)
            var many = one
            many.threads = threads
            let model = try one.fit(noisy.x, labels: noisy.labels, classes: 3)
            #expect(try many.fit(noisy.x, labels: noisy.labels, classes: 3) == model)
            let linear = LinearSupportVectorMachine(seed: 3)
            var manyLinear = linear
            manyLinear.threads = threads
            let linearModel = try linear.fit(noisy.x, labels: noisy.labels, classes: 3)
            #expect(try manyLinear.fit(noisy.x, labels: noisy.labels, classes: 3) == linearModel)
        }
    }

    /// Only the calibration's folds are drawn.
    @Test func theSeedMovesTheSigmoidsAndNothingElse() throws {
        func model(_ seed: UInt64) throws -> KernelSupportVectorMachineModel? {
            let fitted = try SupportVectorMachine(seed: seed).fit(noisy.x, labels: noisy.labels, classes: 3)
            if case .kernel(let model) = fitted { return model } else { return nil }
        }
        let (first, second) = (try #require(try model(1)), try #require(try model(2)))
        #expect(first.machine == second.machine)
        #expect(first.sigmoids != second.sigmoids)
    }

    /// Probabilities taken from the training rows' own decision values would be too sure.
    @Test func calibrationBeatsItsAbsence() throws {
        let (x, clean) = Self.rings(400, seed: 6)
        var generator = SeededGenerator(seed: 6)
        let labels = clean.map { generator.below(4) == 0 ? 1 - $0 : $0 }
        let (new, cleanTruth) = Self.rings(400, seed: 7)
        let truth = cleanTruth.map { generator.below(4) == 0 ? 1 - $0 : $0 }
        func loss(_ classifier: some Classifier) throws -> Double {
            let model = try classifier.fit(x, labels: labels, classes: 2, weights: nil)
            return ProbabilityScores.logLoss(truth: truth, probabilities: try model.probabilities(new))
        }
        let steep = SupportVectorMachine(kernel: .rbf(gamma: .value(2)), cost: 100)
        var plain = steep
        plain.calibrationFolds = 0
        // Of rows of which a quarter is turned round, the best possible loss is 0.56.
        #expect(try loss(steep) < 0.65)
        #expect(try loss(plain) > loss(steep))
    }

    @Test func linearWeightsAreTheDecisionFunction() throws {
        let model = try SupportVectorMachine(kernel: .linear).fit(noisy.x, labels: noisy.labels, classes: 3)
        guard case .kernel(let fitted) = model else { return #expect(Bool(false)) }
        let weights = try #require(fitted.machine.linearWeights)
        #expect(weights.rows == 3 && weights.columns == 5)
        let values = try fitted.decisionValues(noisy.x)
        // By the definition: sums over support vectors.
        let machine = fitted.machine
        let starts = [0, machine.counts[0], machine.counts[0] + machine.counts[1]]
        let (first, second) = (0, 2)
        var sum = -machine.offsets[1]
        for (own, other) in [(first, second - 1), (second, first)] {
            for vector in starts[own]..<starts[own] + machine.counts[own] {
                let product = zip(machine.supportVectors.row(vector), noisy.x.row(7)).reduce(0) { $0 + $1.0 * $1.1 }
                sum += machine.coefficients[other, vector] * product
            }
        }
        #expect(abs(values[7, 1] - sum) < 1e-9)
    }

    @Test func aboveTheLimitLiblinearTakesOver() throws {
        let limited = SupportVectorMachine(rowLimit: 119, seed: 5)
        let model = try limited.fit(noisy.x, labels: noisy.labels, classes: 3)
        let linear = try LinearSupportVectorMachine(seed: 5).fit(noisy.x, labels: noisy.labels, classes: 3)
        #expect(model == .linear(linear))
        #expect(try model.probabilities(noisy.x) == linear.probabilities(noisy.x))
        let atTheLimit = try SupportVectorMachine(rowLimit: 120).fit(noisy.x, labels: noisy.labels, classes: 3)
        if case .linear = atTheLimit { Issue.record("liblinear took over too early") }
    }

    @Test func rowsOfWeightZeroAreLeftOut() throws {
        let weights = noisy.labels.indices.map { $0 % 3 == 0 ? 0.0 : 2.0 }
        let kept = weights.indices.filter { weights[$0] > 0 }
        let some = (x: noisy.x.selecting(rows: kept), labels: kept.map { noisy.labels[$0] })
        #expect(
            try SupportVectorMachine().fit(noisy.x, labels: noisy.labels, classes: 3, weights: weights)
                == SupportVectorMachine().fit(some.x, labels: some.labels, classes: 3))
        #expect(
            try LinearSupportVectorMachine().fit(noisy.x, labels: noisy.labels, classes: 3, weights: weights)
                == LinearSupportVectorMachine().fit(some.x, labels: some.labels, classes: 3))
        let summary = diagnosticSummary {
            _ = try SupportVectorMachine().fit(noisy.x, labels: noisy.labels, classes: 3, weights: noisy.weights)
        }
        #expect(
            summary == "SupportVectorMachine can weigh classes but not single rows; got rows of unequal weight")
    }

    /// One row of a class: nobody can judge it who hasn't learnt it, and still every probability is one.
    @Test func classesOfOneRowAreNoObstacle() throws {
        var labels = [Int](repeating: 0, count: 40)
        for row in 20..<39 { labels[row] = 1 }
        labels[39] = 3
        let x = SeededData.noise(40, 3, seed: 12)
        for model: any ClassifierModel in [
            try SupportVectorMachine().fit(x, labels: labels, classes: 5),
            try LinearSupportVectorMachine().fit(x, labels: labels, classes: 5),
        ] {
            let probabilities = try model.probabilities(x)
            #expect(probabilities.columns == 5)
            for row in 0..<40 {
                let shares = Array(probabilities.row(row))
                #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
                #expect(shares[2] == 0 && shares[4] == 0)
                #expect(shares.allSatisfy { $0 >= 0 })
            }
        }
    }

    @Test func duplicatesAndContradictionsAreLearntFrom() throws {
        // Every row twice, once with either label: nothing is known.
        let x = Matrix((0..<40).map { [Double($0 / 2), 1] })
        let labels = (0..<40).map { $0 % 2 }
        let probabilities = try SupportVectorMachine().fit(x, labels: labels, classes: 2).probabilities(x)
        #expect(probabilities.values.allSatisfy { $0 > 0.2 && $0 < 0.8 })
    }

    @Test func refusesWhatItCannotFit() {
        let (x, labels) = (Matrix([[1], [2], [3]]), [0, 1, 1])
        func message(_ machine: SupportVectorMachine) -> String? {
            diagnosticSummary { _ = try machine.fit(x, labels: labels, classes: 2) }
        }
        let of = "parameter of SupportVectorMachine must be"
        #expect(message(SupportVectorMachine(cost: 0)) == "The 'cost' \(of) a positive number; got 0.0")
        #expect(message(SupportVectorMachine(cost: .nan)) == "The 'cost' \(of) a positive number; got nan")
        #expect(
            message(SupportVectorMachine(kernel: .rbf(gamma: .value(-1))))
                == "The 'gamma' \(of) a positive number; got -1.0")
        #expect(message(SupportVectorMachine(tolerance: 0)) == "The 'tolerance' \(of) a positive number; got 0.0")
        #expect(
            message(SupportVectorMachine(calibrationFolds: 1))
                == "The 'calibrationFolds' \(of) 0 or an Int in 2...; got 1")
        #expect(message(SupportVectorMachine(rowLimit: 0)) == "The 'rowLimit' \(of) an Int in 1...; got 0")
        #expect(message(SupportVectorMachine(threads: 0)) == "The 'threads' \(of) an Int in 1...; got 0")
        #expect(
            message(SupportVectorMachine(classWeights: .given([1, 0])))
                == "The 'classWeights' \(of) 2 positive numbers; got [1.0, 0.0]")
        #expect(
            diagnosticSummary {
                _ = try LinearSupportVectorMachine(cost: -1).fit(x, labels: labels, classes: 2)
            } == "The 'cost' parameter of LinearSupportVectorMachine must be a positive number; got -1.0")
        #expect(
            diagnosticSummary {
                _ = try SupportVectorMachine().fit(Matrix([[1], [1e200], [3]]), labels: labels, classes: 2)
            } == "SupportVectorMachine needs values whose squares are finite; column 1 of row 2 is too large")
    }
}
