public import Basics
public import Statistics

/// A fitted autoencoder.
///
/// A network may turn, stretch and shift its embedding at will without giving back anything else. So that embeddings
/// can be compared and clustered, the axes are the principal components of the training rows' embedding, largest
/// variance first, centred, each pointing to where the input column that it correlates with most grows, and scaled
/// together to a mean variance of 1. Encoder and decoder are rewritten accordingly.
public struct AutoencoderModel: Sendable, Hashable, Codable {
    let network: Network
    let encoderLayers: Int
    public let training: TrainingSummary

    public var columns: Int { network.layers.first?.inputs ?? 0 }
    /// Of the embedding.
    public var dimensions: Int { network.layers[encoderLayers - 1].outputs }
    /// Layer by layer the weights, inputs x outputs, and the biases.
    public var parameters: [Double] { network.parameters }

    /// The embedding of the rows of `x` (n x p): n x dimensions.
    public func encode(_ x: Matrix) throws(Diagnostic) -> Matrix {
        try check(x)
        return network.outputs(NetworkChecks.bounded(x), layers: 0..<encoderLayers)
    }

    /// Back from the embedding (n x dimensions): n x p.
    public func decode(_ embedding: Matrix) throws(Diagnostic) -> Matrix {
        try TrainingChecks.checkColumns("Autoencoder", embedding, expected: dimensions)
        try TrainingChecks.checkFinite("Autoencoder", embedding)
        return network.outputs(NetworkChecks.bounded(embedding), layers: encoderLayers..<network.layers.count)
    }

    /// What the network gives back for the rows of `x`: n x p.
    public func reconstruct(_ x: Matrix) throws(Diagnostic) -> Matrix {
        try check(x)
        return network.outputs(NetworkChecks.bounded(x))
    }

    /// Per row the mean over the columns of the squared difference to what the network gives back.
    public func reconstructionErrors(_ x: Matrix) throws(Diagnostic) -> [Double] {
        let back = try reconstruct(x)
        return (0..<x.rows).map { row in
            zip(x.row(row), back.row(row)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(x.columns)
        }
    }

    init(network: Network, encoderLayers: Int, training: TrainingSummary) {
        self.network = network
        self.encoderLayers = encoderLayers
        self.training = training
    }

    /// Refuses a damaged model, so that no embedding can trap.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let network = try container.decode(Network.self, forKey: .network)
        let encoderLayers = try container.decode(Int.self, forKey: .encoderLayers)
        guard (1..<max(1, network.layers.count)).contains(encoderLayers) else {
            throw DecodingError.dataCorruptedError(
                forKey: .encoderLayers, in: container, debugDescription: "the layers do not form an autoencoder")
        }
        self.init(
            network: network, encoderLayers: encoderLayers,
            training: try container.decode(TrainingSummary.self, forKey: .training))
    }

    private func check(_ x: Matrix) throws(Diagnostic) {
        try TrainingChecks.checkColumns("Autoencoder", x, expected: columns)
        try TrainingChecks.checkFinite("Autoencoder", x)
    }
}
