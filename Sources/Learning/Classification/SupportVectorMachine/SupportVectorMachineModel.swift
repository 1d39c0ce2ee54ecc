public import Basics
public import Statistics

/// A fitted support vector machine, whose case says how it was fitted.
public enum SupportVectorMachineModel: ClassifierModel, Hashable {
    /// By libsvm, with the kernel asked for.
    case kernel(KernelSupportVectorMachineModel)
    /// By liblinear: there were more rows than `SupportVectorMachine.rowLimit`.
    case linear(LinearSupportVectorMachineModel)

    public var classes: Int {
        switch self {
        case .kernel(let model): model.classes
        case .linear(let model): model.classes
        }
    }

    public func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix {
        switch self {
        case .kernel(let model): try model.probabilities(x)
        case .linear(let model): try model.probabilities(x)
        }
    }
}

/// One machine per pair of classes and a sigmoid for each.
public struct KernelSupportVectorMachineModel: ClassifierModel, Hashable {
    public let classes: Int
    public let machine: KernelMachine
    /// One per pair, from its decision value to the probability of its lower class.
    public let sigmoids: [PlattSigmoid]

    public var supportVectorCount: Int { machine.supportVectors.rows }

    /// Rows x pairs of the classes with training rows: (0, 1), (0, 2) ... (1, 2) ...; positive speaks for the lower
    /// class.
    public func decisionValues(_ x: Matrix) throws(Diagnostic) -> Matrix {
        try TrainingChecks.checkColumns("SupportVectorMachine", x, expected: machine.supportVectors.columns)
        try TrainingChecks.checkFinite("SupportVectorMachine", x)
        return machine.decisionValues(x)
    }

    /// The pairs' probabilities, coupled (Wu, Lin & Weng 2004); 0 for a class without training rows.
    public func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix {
        let values = try decisionValues(x)
        let coupling = PairwiseCoupling(classes: machine.classes.count)
        var result = Matrix(rows: x.rows, columns: classes)
        for row in 0..<x.rows {
            let shares = coupling.probabilities(zip(values.row(row), sigmoids).map { $1.probability($0) })
            for (label, share) in zip(machine.classes, shares) { result[row, label] = share }
        }
        return result
    }

    /// libsvm's own prediction: the class that wins most pairs, the lower one of a tie. It can differ from `predict`,
    /// which goes by the probabilities.
    public func votes(_ x: Matrix) throws(Diagnostic) -> [Int] {
        let values = try decisionValues(x)
        var wins = Matrix(rows: x.rows, columns: machine.classes.count)
        for row in 0..<x.rows {
            for (pair, (first, second)) in machine.pairs.enumerated() {
                wins[row, values[row, pair] > 0 ? first : second] += 1
            }
        }
        return wins.mostProbableClasses.map { machine.classes[$0] }
    }
}
