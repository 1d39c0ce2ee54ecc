public import Basics
public import Statistics

/// A linear support vector machine for many rows, by liblinear (Fan et al. 2008): squared hinge loss, L2 penalty, solved
/// in the primal by a trust region Newton method that draws no random numbers. One machine per class against the rest.
///
/// Minimises |w|² / 2 + cost * Σ max(0, 1 - y (w · x + b))² where the intercept b is penalised with the weights, as
/// scikit-learn's LinearSVC with dual=False. Give it standardised features.
public struct LinearSupportVectorMachine: Classifier, Hashable {
    public var cost: Double
    /// Factors of the cost of a class's own rows against the rest.
    public var classWeights: ClassWeights
    /// The gradient's length at the end, relative to that at the start.
    public var tolerance: Double
    /// As in `SupportVectorMachine`.
    public var calibrationFolds: Int
    public var seed: UInt64
    /// For the calibration's folds; the model doesn't depend on it.
    public var threads: Int

    public init(
        cost: Double = 1, classWeights: ClassWeights = .uniform, tolerance: Double = 1e-4, calibrationFolds: Int = 5,
        seed: UInt64 = 0, threads: Int = 1
    ) {
        self.cost = cost
        self.classWeights = classWeights
        self.tolerance = tolerance
        self.calibrationFolds = calibrationFolds
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - labels: where all rows are of one class, the model is sure of it.
    ///   - weights: equal but for rows of weight 0, which are left out.
    /// - Complexity: O(rows * features) a step, for each class, once and once for each calibration fold.
    public func fit(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil
    ) throws(Diagnostic) -> LinearSupportVectorMachineModel {
        let checks = SupportVectorChecks("LinearSupportVectorMachine")
        try checks.parameters(
            cost: cost, tolerance: tolerance, calibrationFolds: calibrationFolds, threads: threads,
            classWeights: classWeights, classes: classes)
        let rows = try checks.rows(x, labels: labels, classes: classes, weights: weights)
        let known = rows.map { labels[$0] }
        let trainer = LibLinear(
            x: x.selecting(rows: rows), labels: known, cost: cost,
            classFactors: classWeights.factors(labels: known, classes: classes), tolerance: tolerance)
        let machine = trainer.machine(rows: Array(known.indices))
        let sigmoids = try SupportVectorCalibration(
            folds: calibrationFolds, seed: seed, threads: threads
        ).sigmoids(of: machine, by: trainer)
        return LinearSupportVectorMachineModel(classes: classes, machine: machine, sigmoids: sigmoids)
    }
}

/// One linear machine per class against the rest, and a sigmoid for each.
public struct LinearSupportVectorMachineModel: ClassifierModel, Hashable {
    public let classes: Int
    public let machine: LinearMachine
    /// One per class of the machine, from its decision value to its probability against the rest.
    public let sigmoids: [PlattSigmoid]

    /// Rows x the machine's classes; positive speaks for the class. Of two classes one is minus the other.
    public func decisionValues(_ x: Matrix) throws(Diagnostic) -> Matrix {
        try TrainingChecks.checkColumns("LinearSupportVectorMachine", x, expected: machine.weights.columns)
        try TrainingChecks.checkFinite("LinearSupportVectorMachine", x)
        return machine.decisionValues(x)
    }

    /// The probabilities against the rest, brought to a sum of 1 (Zadrozny & Elkan 2002); 0 for a class without
    /// training rows.
    public func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix {
        let values = try decisionValues(x)
        var result = Matrix(rows: x.rows, columns: classes)
        for row in 0..<x.rows {
            let shares = zip(values.row(row), sigmoids).map { $1.probability($0) }
            let sum = shares.reduce(0, +)
            for (label, share) in zip(machine.classes, shares) {
                result[row, label] = shares.count > 1 && sum > 0 ? share / sum : 1 / Double(shares.count)
            }
        }
        return result
    }
}

/// decision(x) = weights · x + intercept, per class.
public struct LinearMachine: DecisionMachine, Hashable {
    /// Those with training rows, ascending.
    public let classes: [Int]
    /// `classes` x features.
    public let weights: Matrix
    public let intercepts: [Double]

    func decisionValues(_ x: Matrix) -> Matrix {
        var result = Matrix(rows: x.rows, columns: classes.count)
        for row in 0..<x.rows {
            for place in classes.indices {
                result[row, place] = zip(x.row(row), weights.row(place)).reduce(intercepts[place]) {
                    $0 + $1.0 * $1.1
                }
            }
        }
        return result
    }
}
