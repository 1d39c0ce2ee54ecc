import Learning
import Statistics
import Testing

/// Against the command lines of libsvm and liblinear, and scikit-learn.
@Suite struct SupportVectorReferenceTests {
    let iris = Sample(ClassificationReference.iris)
    let noisy = Sample(ClassificationReference.noisy)
    var isThird: [Int] { noisy.labels.map { $0 == 2 ? 1 : 0 } }

    func kernelModel(
        _ machine: SupportVectorMachine, _ sample: Sample, _ labels: [Int], classes: Int = 3
    ) throws -> KernelSupportVectorMachineModel {
        var machine = machine
        machine.calibrationFolds = 0
        let model = try machine.fit(sample.x, labels: labels, classes: classes)
        guard case .kernel(let kernel) = model else {
            Issue.record("liblinear took over")
            throw CancellationError()
        }
        return kernel
    }

    func expectLibsvm(
        _ machine: SupportVectorMachine, _ sample: Sample, _ labels: [Int], classes: Int = 3, values: [[Double]],
        votes: [[Double]], supportVectors: [[Double]], _ location: SourceLocation = #_sourceLocation
    ) throws {
        let model = try kernelModel(machine, sample, labels, classes: classes)
        #expect(
            areClose(try model.decisionValues(sample.x).values, values.flatMap(\.self)), sourceLocation: location)
        #expect(try model.votes(sample.x).map(Double.init) == votes[0], sourceLocation: location)
        #expect(Double(model.supportVectorCount) == supportVectors[0][0], sourceLocation: location)
    }

    @Test func decisionValuesEqualThoseOfLibsvm() throws {
        typealias Reference = SupportVectorReference
        try expectLibsvm(
            SupportVectorMachine(kernel: .rbf(gamma: .value(0.25))), iris, iris.labels, values: Reference.irisRBF,
            votes: Reference.irisRBFLabels, supportVectors: Reference.irisRBFSupportVectors)
        try expectLibsvm(
            SupportVectorMachine(kernel: .linear, cost: 2), iris, iris.labels, values: Reference.irisLinear,
            votes: Reference.irisLinearLabels, supportVectors: Reference.irisLinearSupportVectors)
        try expectLibsvm(
            SupportVectorMachine(kernel: .rbf(gamma: .value(0.1875)), cost: 10, classWeights: .given([2, 1, 0.5])),
            noisy,
            noisy.labels, values: Reference.noisyWeighted, votes: Reference.noisyWeightedLabels,
            supportVectors: Reference.noisyWeightedSupportVectors)
        try expectLibsvm(
            SupportVectorMachine(kernel: .rbf(gamma: .value(0.125))), noisy, isThird, classes: 2,
            values: Reference.twoClasses, votes: Reference.twoClassesLabels,
            supportVectors: Reference.twoClassesSupportVectors)
    }

    /// libsvm keeps kernel values as floats, so that two programs' optima agree to about a millionth.
    @Test func decisionValuesEqualThoseOfScikitLearn() throws {
        let scale = try kernelModel(SupportVectorMachine(cost: 3, tolerance: 1e-9), iris, iris.labels)
        #expect(
            areClose(
                try scale.decisionValues(iris.x).values, SupportVectorReference.irisScale.flatMap(\.self), 2e-6))
        let balanced = try kernelModel(
            SupportVectorMachine(kernel: .rbf(gamma: .value(0.3)), classWeights: .balanced, tolerance: 1e-9), noisy,
            isThird, classes: 2)
        #expect(
            areClose(
                try balanced.decisionValues(noisy.x).values,
                SupportVectorReference.twoClassesBalanced.flatMap(\.self), 2e-6))
    }

    /// The weights of classes x (features, intercept).
    func primal(
        _ machine: LinearSupportVectorMachine, _ sample: Sample, _ labels: [Int], classes: Int
    ) throws -> [[Double]] {
        var machine = machine
        machine.calibrationFolds = 0
        let model = try machine.fit(sample.x, labels: labels, classes: classes)
        return (0..<classes).map { model.machine.weights.row($0) + [model.machine.intercepts[$0]] }
    }

    @Test func weightsEqualThoseOfLiblinear() throws {
        let iris = try primal(LinearSupportVectorMachine(), iris, iris.labels, classes: 3)
        // liblinear writes a row per feature.
        let transposed = (0..<5).flatMap { feature in iris.map { $0[feature] } }
        #expect(areClose(transposed, SupportVectorReference.irisPrimal.flatMap(\.self)))
        let two = try primal(
            LinearSupportVectorMachine(cost: 4, classWeights: .given([1, 3])), noisy, isThird, classes: 2)
        #expect(areClose(two[0], SupportVectorReference.twoClassesPrimal.flatMap(\.self)))
        #expect(two[1] == two[0].map { -$0 })
    }

    @Test func weightsEqualThoseOfScikitLearn() throws {
        let weights = try primal(
            LinearSupportVectorMachine(cost: 0.5, tolerance: 1e-10), iris, iris.labels, classes: 3)
        #expect(areClose(weights.flatMap(\.self), SupportVectorReference.irisLinearSVC.flatMap(\.self), 1e-7))
    }
}
