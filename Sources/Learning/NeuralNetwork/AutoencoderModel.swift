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
    public func encode(_ x: Matrix) -> Matrix {
        precondition(x.columns == columns, "\(x.columns) columns for an autoencoder of \(columns)")
        return network.outputs(NetworkChecks.bounded(x), layers: 0..<encoderLayers)
    }

    /// Back from the embedding (n x dimensions): n x p.
    public func decode(_ embedding: Matrix) -> Matrix {
        precondition(
            embedding.columns == dimensions, "\(embedding.columns) columns for an embedding in \(dimensions) dimensions"
        )
        return network.outputs(NetworkChecks.bounded(embedding), layers: encoderLayers..<network.layers.count)
    }

    /// What the network gives back for the rows of `x`: n x p.
    public func reconstruct(_ x: Matrix) -> Matrix { decode(encode(x)) }

    /// Per row the mean over the columns of the squared difference to what the network gives back.
    public func reconstructionErrors(_ x: Matrix) -> [Double] {
        let back = reconstruct(x)
        return (0..<x.rows).map { row in
            zip(x.row(row), back.row(row)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(x.columns)
        }
    }

    /// The share of the variance of `x` about its means that comes back: 1 − squared errors / squared deviations, 0 at
    /// least and where nothing varies.
    public func explainedShare(_ x: Matrix) -> Double {
        let means = Covariance.means(of: x)
        var deviations = 0.0
        for row in 0..<x.rows {
            for (value, mean) in zip(x.row(row), means) { deviations += (value - mean) * (value - mean) }
        }
        let errors = reconstructionErrors(x).reduce(0, +) * Double(x.columns)
        return deviations > 0 ? max(0, 1 - errors / deviations) : 0
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
}
