public import Basics
public import Statistics

/// Support vector classification (Cortes & Vapnik 1995) by libsvm (Chang & Lin 2011): the C-SVC of one machine per pair
/// of classes, with probabilities calibrated on rows that a machine hasn't learnt from.
///
/// Distances count: give it standardised features. Training is deterministic; the seed divides the rows for the
/// calibration. Rows can't be weighed one by one, as libsvm can't; classes can.
public struct SupportVectorMachine: Classifier, Hashable {
    public enum Kernel: Sendable, Hashable, Codable {
        /// u · v
        case linear
        /// exp(-gamma |u - v|²)
        case rbf(gamma: Gamma)
    }

    public enum Gamma: Sendable, Hashable, Codable {
        /// This / (features * variance of all training values together).
        case scaled(Double)
        case value(Double)

        /// As scikit-learn's 'scale'.
        public static let scale = Gamma.scaled(1)
    }

    public var kernel: Kernel
    /// The price of a row on the wrong side of its margin (C).
    public var cost: Double
    /// Factors of the cost.
    public var classWeights: ClassWeights
    /// How far the optimality conditions may be violated at the end.
    public var tolerance: Double
    /// Divisions of the rows for calibrating probabilities; 0 calibrates nothing: then the probability of a pair is the
    /// logistic function of its decision value, good for ranking and predicting only.
    public var calibrationFolds: Int
    /// With more training rows `LinearSupportVectorMachine` takes over, whatever the kernel: libsvm's time grows with
    /// the square of the rows and more.
    public var rowLimit: Int
    public var seed: UInt64
    /// For the calibration's folds; the model doesn't depend on it.
    public var threads: Int

    public init(
        kernel: Kernel = .rbf(gamma: .scale), cost: Double = 1, classWeights: ClassWeights = .uniform,
        tolerance: Double = 1e-3, calibrationFolds: Int = 5, rowLimit: Int = 10_000, seed: UInt64 = 0, threads: Int = 1
    ) {
        self.kernel = kernel
        self.cost = cost
        self.classWeights = classWeights
        self.tolerance = tolerance
        self.calibrationFolds = calibrationFolds
        self.rowLimit = rowLimit
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - labels: where all rows are of one class, the model is sure of it.
    ///   - weights: equal but for rows of weight 0, which are left out.
    /// - Complexity: between rows² and rows³ times features, once and once for each calibration fold.
    public func fit(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil
    ) throws(Diagnostic) -> SupportVectorMachineModel {
        let checks = SupportVectorChecks("SupportVectorMachine")
        try checks.parameters(
            cost: cost, tolerance: tolerance, calibrationFolds: calibrationFolds, threads: threads,
            classWeights: classWeights, classes: classes)
        switch kernel {
        case .rbf(.value(let gamma)), .rbf(.scaled(let gamma)):
            guard gamma > 0, gamma.isFinite else { throw checks.wrong("gamma", "a positive number", gamma) }
        case .linear: break
        }
        if rowLimit < 1 { throw checks.wrong("rowLimit", "an Int in 1...", rowLimit) }
        let rows = try checks.rows(x, labels: labels, classes: classes, weights: weights)
        guard rows.count <= rowLimit else {
            return .linear(
                try LinearSupportVectorMachine(
                    cost: cost, classWeights: classWeights, calibrationFolds: calibrationFolds, seed: seed,
                    threads: threads
                ).fit(x, labels: labels, classes: classes, weights: weights))
        }
        return .kernel(try fit(x.selecting(rows: rows), labels: rows.map { labels[$0] }, classes: classes))
    }

    private func fit(
        _ x: Matrix, labels: [Int], classes: Int
    ) throws(Diagnostic) -> KernelSupportVectorMachineModel {
        let trainer = LibSVM(
            x: x, labels: labels, kernel: resolvedKernel(x), cost: cost,
            classFactors: classWeights.factors(labels: labels, classes: classes), tolerance: tolerance)
        let machine = trainer.machine(rows: Array(labels.indices))
        let sigmoids = try SupportVectorCalibration(
            folds: calibrationFolds, seed: seed, threads: threads
        ).sigmoids(of: machine, by: trainer)
        return KernelSupportVectorMachineModel(classes: classes, machine: machine, sigmoids: sigmoids)
    }

    private func resolvedKernel(_ x: Matrix) -> KernelMachine.Kernel {
        switch kernel {
        case .linear: return .linear
        case .rbf(.value(let gamma)): return .rbf(gamma: gamma)
        case .rbf(.scaled(let factor)):
            let deviation = Summary.standardDeviation(x.values, ddof: 0)
            let gamma = factor / (Double(x.columns) * deviation * deviation)
            return .rbf(gamma: gamma.isFinite && gamma > 0 ? gamma : factor)
        }
    }
}
