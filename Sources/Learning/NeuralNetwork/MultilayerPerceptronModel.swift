public import Basics
public import Statistics

/// A fitted multilayer perceptron.
public struct MultilayerPerceptronModel: ClassifierModel, Hashable, Codable {
    let network: Network
    public let training: TrainingSummary

    public var classes: Int { network.layers.last?.outputs ?? 0 }
    public var features: Int { network.layers.first?.inputs ?? 0 }
    /// Layer by layer the weights, inputs x outputs, and the biases.
    public var parameters: [Double] { network.parameters }

    public func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix {
        try TrainingChecks.checkColumns("MultilayerPerceptron", x, expected: features)
        try TrainingChecks.checkFinite("MultilayerPerceptron", x)
        var result = network.outputs(NetworkChecks.bounded(x))
        let (rows, columns) = (result.rows, result.columns)
        result.withUnsafeMutableValues { values in
            for row in 0..<rows { Softmax.apply(&values, at: row * columns, columns) }
        }
        return result
    }
}
