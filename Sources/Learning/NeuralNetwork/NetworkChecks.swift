internal import Basics
internal import Statistics

/// What both networks ask of their parameters, with the same words.
enum NetworkChecks {
    static func check(
        _ estimator: String, _ training: NetworkTraining, hiddenLayers: [Int], validationShare: Double
    ) throws(Diagnostic) {
        func wrong(_ name: String, _ requirement: String, _ value: some CustomStringConvertible) -> Diagnostic {
            TrainingChecks.parameter(name, of: estimator, must: requirement, got: value)
        }
        let widths = 1...Network.maximumWidth
        if !hiddenLayers.allSatisfy(widths.contains) {
            throw wrong("hiddenLayers", "a list of Ints in 1...\(widths.upperBound)", hiddenLayers)
        }
        if !(training.learningRate > 0 && training.learningRate.isFinite) {
            throw wrong("learningRate", "a positive number", training.learningRate)
        }
        if training.batchSize < 1 { throw wrong("batchSize", "an Int in 1...", training.batchSize) }
        if training.maximumEpochs < 1 { throw wrong("maximumEpochs", "an Int in 1...", training.maximumEpochs) }
        if !(training.weightDecay >= 0 && training.weightDecay.isFinite) {
            throw wrong("weightDecay", "a finite number in 0...", training.weightDecay)
        }
        if training.patience < 1 { throw wrong("patience", "an Int in 1...", training.patience) }
        if !(validationShare >= 0 && validationShare < 1) {
            throw wrong("validationShare", "a number in 0..<1", validationShare)
        }
    }

    /// The rows to learn from and those that say when to stop, stratified by label.
    static func split(labels: [Int], rows: [Int], share: Double, seed: UInt64) throws(Diagnostic) -> Fold {
        guard share > 0, rows.count > 1 else { return Fold(training: rows, test: []) }
        let fold = try HoldOutSplit(share: share, seed: seed).fold(labels: rows.map { labels[$0] })
        return Fold(training: fold.training.map { rows[$0] }, test: fold.test.map { rows[$0] })
    }

    /// Values held within ±1e100: far outside whatever a network can use, and small enough that no product overflows.
    static func bounded(_ x: Matrix) -> Matrix {
        guard x.values.contains(where: { abs($0) > 1e100 }) else { return x }
        return Matrix(rows: x.rows, columns: x.columns, values: x.values.map { min(1e100, max(-1e100, $0)) })
    }
}

extension Network {
    /// Of a layer.
    static let maximumWidth = 4096
}
