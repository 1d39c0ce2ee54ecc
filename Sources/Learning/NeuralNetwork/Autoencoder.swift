public import Basics
public import Statistics

/// A network that learns to give back its input through a layer of few units (Hinton & Salakhutdinov 2006): their
/// values are a non-linear embedding of the rows.
///
/// Rectified hidden layers, mirrored in the decoder; the embedding and the output are linear; squared error, Adam,
/// mini-batches; rows set aside say when to stop. Give it standardised columns. See `AutoencoderModel` for the
/// embedding's axes and scale.
public struct Autoencoder: Sendable, Hashable {
    /// Of the embedding.
    public var dimensions: Int
    /// Units of each hidden layer of the encoder, from the input on; none makes a linear network, which finds the plane
    /// of the first principal components.
    public var hiddenLayers: [Int]
    public var learningRate: Double
    /// Rows per step.
    public var batchSize: Int
    public var maximumEpochs: Int
    /// The penalty on the mean loss is this / 2 * the sum of all squared weights, without the biases.
    public var weightDecay: Double
    /// Epochs without a smaller loss after which training ends.
    public var patience: Int
    /// Of the rows, set aside to say when to stop; with 0 the training loss does.
    public var validationShare: Double
    public var seed: UInt64

    public init(
        dimensions: Int = 2, hiddenLayers: [Int] = [32], learningRate: Double = 0.003, batchSize: Int = 64,
        maximumEpochs: Int = 200, weightDecay: Double = 1e-5, patience: Int = 15, validationShare: Double = 0.15,
        seed: UInt64 = 1
    ) {
        self.dimensions = dimensions
        self.hiddenLayers = hiddenLayers
        self.learningRate = learningRate
        self.batchSize = batchSize
        self.maximumEpochs = maximumEpochs
        self.weightDecay = weightDecay
        self.patience = patience
        self.validationShare = validationShare
        self.seed = seed
    }

    /// - Parameter x: n x p, n > `dimensions`, no missing values.
    /// - Complexity: O(epochs * rows * parameters).
    public func fit(_ x: Matrix) throws(Diagnostic) -> AutoencoderModel {
        let name = "Autoencoder"
        let training = NetworkTraining(
            learningRate: learningRate, batchSize: batchSize, maximumEpochs: maximumEpochs, weightDecay: weightDecay,
            patience: patience, seed: seed)
        try NetworkChecks.check(name, training, hiddenLayers: hiddenLayers, validationShare: validationShare)
        try x.requireFinite(for: name)
        try requireParameter("columns", of: name, x.columns, in: 1...Network.maximumWidth)
        try requireParameter("dimensions", of: name, dimensions, in: 1...x.columns)
        guard x.rows > dimensions else {
            throw Diagnostic(
                .error, "autoencoder.rows",
                "Autoencoder needs more rows than dimensions; got \(x.rows) rows for \(dimensions) dimensions")
        }
        let rows = Array(0..<x.rows)
        let fold = try NetworkChecks.split(
            labels: rows.map { _ in 0 }, rows: rows, share: validationShare, seed: seed)
        var generator = SeededGenerator(seed: seed, stream: "network weights")
        let start = Network(
            widths: [x.columns] + hiddenLayers + [dimensions] + hiddenLayers.reversed() + [x.columns],
            linear: [hiddenLayers.count], generator: &generator)
        let bounded = NetworkChecks.bounded(x)
        let (network, summary) = training.train(start, bounded, SquaredError(targets: bounded), fold: fold)
        let axes = try EmbeddingAxes(of: network.outputs(bounded, layers: 0..<hiddenLayers.count + 1), columns: bounded)
        return AutoencoderModel(
            network: axes.turning(network, after: hiddenLayers.count), encoderLayers: hiddenLayers.count + 1,
            training: summary)
    }
}
