import Basics
import Statistics

/// Decision functions of the classes that had training rows.
protocol DecisionMachine: Sendable {
    /// Ascending.
    var classes: [Int] { get }
    func decisionValues(_ x: Matrix) -> Matrix
}

/// Learns a machine from some of its rows.
protocol DecisionTrainer: Sendable {
    associatedtype Machine: DecisionMachine
    var x: Matrix { get }
    /// Per row of `x` its class.
    var labels: [Int] { get }
    func machine(rows: [Int]) -> Machine
}

/// Sigmoids learnt from the decision values of rows that the machine hadn't seen: within the training rows, each fold is
/// judged by a machine of the others.
struct SupportVectorCalibration {
    let folds: Int
    let seed: UInt64
    let threads: Int

    /// One sigmoid per pair of the machine's classes, from the rows of these two.
    ///
    /// A pair with a class of a single row keeps the uncalibrated one: nobody can judge that row who hasn't learnt it.
    func sigmoids(of machine: KernelMachine, by trainer: LibSVM) throws(Diagnostic) -> [PlattSigmoid] {
        let judged = try judgedFolds(trainer)
        return machine.pairs.map { first, second in
            let (first, second) = (machine.classes[first], machine.classes[second])
            return sigmoid(judged, positive: first, isAmong: { $0 == first || $0 == second }) { classes in
                KernelMachine.pairs(classes.count).firstIndex { classes[$0] == first && classes[$1] == second }
            }
        }
    }

    /// One sigmoid per class of the machine against the rest.
    func sigmoids(of machine: LinearMachine, by trainer: LibLinear) throws(Diagnostic) -> [PlattSigmoid] {
        let judged = try judgedFolds(trainer)
        return machine.classes.map { label in
            sigmoid(judged, positive: label, isAmong: { _ in true }) { classes in
                classes.count > 1 ? classes.firstIndex(of: label) : nil
            }
        }
    }

    private struct JudgedFold: Sendable {
        /// Of the rows judged.
        let labels: [Int]
        /// Of the machine that judged them.
        let classes: [Int]
        let values: Matrix
    }

    private func judgedFolds(_ trainer: some DecisionTrainer) throws(Diagnostic) -> [JudgedFold] {
        guard folds > 0, Set(trainer.labels).count > 1 else { return [] }
        var generator = SeededGenerator(seed: seed, stream: "support-vector-calibration")
        let divisions = try StratifiedFolds(
            count: min(folds, trainer.labels.count), seed: generator.next()
        ).folds(labels: trainer.labels)
        return inParallel(divisions.count, threads: threads) { index in
            let machine = trainer.machine(rows: divisions[index].training)
            let test = divisions[index].test
            return JudgedFold(
                labels: test.map { trainer.labels[$0] }, classes: machine.classes,
                values: machine.decisionValues(trainer.x.selecting(rows: test)))
        }
    }

    /// - Parameter column: of the decision values of a machine of these classes.
    private func sigmoid(
        _ judged: [JudgedFold], positive: Int, isAmong: (Int) -> Bool, column: ([Int]) -> Int?
    ) -> PlattSigmoid {
        var values: [Double] = []
        var isPositive: [Bool] = []
        for fold in judged {
            guard let column = column(fold.classes) else { continue }
            for (row, label) in fold.labels.enumerated() where isAmong(label) {
                values.append(fold.values[row, column])
                isPositive.append(label == positive)
            }
        }
        return PlattSigmoid.fit(values, isPositive: isPositive)
    }
}
