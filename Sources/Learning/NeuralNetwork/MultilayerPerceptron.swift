public import Basics
public import Statistics

/// A feed-forward network with rectified hidden layers and a softmax over the classes (Rumelhart, Hinton & Williams
/// 1986), trained on the cross-entropy by Adam in mini-batches.
///
/// A share of the training rows is set aside, stratified by class, and says when to stop; the weights of its best epoch
/// are kept. Everything follows from the seed, on any processor. Give it standardised features.
public struct MultilayerPerceptron: Classifier, Hashable {
    /// Units of each hidden layer; none makes a multinomial logistic regression.
    public var hiddenLayers: [Int]
    public var learningRate: Double
    /// Rows per step.
    public var batchSize: Int
    public var maximumEpochs: Int
    /// The penalty on the mean loss is this / 2 * the sum of all squared weights, without the biases.
    public var weightDecay: Double
    /// Epochs without a smaller loss after which training ends.
    public var patience: Int
    /// Of the training rows, set aside to say when to stop; with 0 the training loss does.
    public var validationShare: Double
    public var seed: UInt64

    public init(
        hiddenLayers: [Int] = [32, 16], learningRate: Double = 0.003, batchSize: Int = 64, maximumEpochs: Int = 200,
        weightDecay: Double = 1e-4, patience: Int = 15, validationShare: Double = 0.15, seed: UInt64 = 1
    ) {
        self.hiddenLayers = hiddenLayers
        self.learningRate = learningRate
        self.batchSize = batchSize
        self.maximumEpochs = maximumEpochs
        self.weightDecay = weightDecay
        self.patience = patience
        self.validationShare = validationShare
        self.seed = seed
    }

    /// Rows of weight 0 are left out.
    /// - Complexity: O(epochs * rows * parameters).
    public func fit(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil
    ) throws(Diagnostic) -> MultilayerPerceptronModel {
        let name = "MultilayerPerceptron"
        let training = NetworkTraining(
            learningRate: learningRate, batchSize: batchSize, maximumEpochs: maximumEpochs, weightDecay: weightDecay,
            patience: patience, seed: seed)
        try NetworkChecks.check(name, training, hiddenLayers: hiddenLayers, validationShare: validationShare)
        try TrainingChecks.check(name, x, labels: labels, classes: classes, weights: weights)
        guard (1...Network.maximumWidth).contains(x.columns), classes <= Network.maximumWidth else {
            throw Diagnostic(
                .error, "learning.columns",
                "\(name) takes 1 to \(Network.maximumWidth) features and classes; got \(x.columns) and \(classes)")
        }
        let given = weights ?? [Double](repeating: 1, count: x.rows)
        let rows = labels.indices.filter { given[$0] > 0 }
        let fold = try NetworkChecks.split(labels: labels, rows: rows, share: validationShare, seed: seed)
        // Relative to their mean, so that the scale of the weights doesn't change the step or the decay.
        let largest = rows.reduce(0) { max($0, given[$1]) }
        let mean = rows.reduce(0) { $0 + given[$1] / largest } / Double(rows.count)
        var generator = SeededGenerator(seed: seed, stream: "network weights")
        let start = Network(widths: [x.columns] + hiddenLayers + [classes], generator: &generator)
        let (network, summary) = training.train(
            start, NetworkChecks.bounded(x), CrossEntropy(labels: labels, weights: given.map { $0 / largest / mean }),
            fold: fold)
        return MultilayerPerceptronModel(network: network, training: summary)
    }
}
