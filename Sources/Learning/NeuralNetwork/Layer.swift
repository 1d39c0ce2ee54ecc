/// The shape of one fully connected layer: activation(x W + b).
struct Layer: Sendable, Hashable, Codable {
    enum Activation: String, Sendable, Hashable, Codable {
        /// max(0, x)
        case rectified
        /// x itself
        case linear
    }

    let inputs: Int
    let outputs: Int
    let activation: Activation
    /// Where its parameters start among those of the network: inputs x outputs weights, then one bias per output.
    let offset: Int

    var weights: Range<Int> { offset..<offset + inputs * outputs }
    var biases: Range<Int> { weights.upperBound..<weights.upperBound + outputs }
    var end: Int { biases.upperBound }

    /// Variance of a weight at the start that keeps the signal's variance from layer to layer: 2 / inputs where half of
    /// it is cut off (He et al. 2015), else 1 / inputs.
    var startingVariance: Double { (activation == .rectified ? 2 : 1) / Double(inputs) }
}
