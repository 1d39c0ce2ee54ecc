internal import Basics
internal import Statistics

/// Mini-batches, Adam, and an end as soon as rows set aside stop gaining (Prechelt 1998).
struct NetworkTraining: Sendable {
    var learningRate: Double
    var batchSize: Int
    var maximumEpochs: Int
    /// Added to the mean loss: this / 2 * the sum of all squared weights; biases are free.
    var weightDecay: Double
    /// Epochs without a smaller loss after which training ends.
    var patience: Int
    var seed: UInt64

    /// - Parameter fold: the rows to learn from, and those that say when to stop; where there are none of these, the
    ///   loss of the former with its penalty does.
    /// - Returns: the network of the epoch with the smallest loss, never one that isn't finite.
    func train(
        _ start: Network, _ x: Matrix, _ objective: some TrainingObjective, fold: Fold
    ) -> (network: Network, summary: TrainingSummary) {
        var network = start, best = start
        var adam = Adam(learningRate: learningRate, parameters: start.parameters.count)
        let first = judge(start, x, objective, fold)
        var summary = TrainingSummary(
            epochs: 0, bestEpoch: 0, loss: first.isFinite ? first : .infinity, stoppedEarly: false)
        for epoch in 1...maximumEpochs {
            var generator = SeededGenerator(seed: seed, stream: "mini-batches", index: epoch)
            var order = fold.training
            generator.shuffle(&order)
            for start in stride(from: 0, to: order.count, by: batchSize) {
                let rows = order[start..<min(start + batchSize, order.count)]
                adam.step(&network.parameters, lossAndGradient(network, x, objective, rows).gradient)
            }
            let loss = judge(network, x, objective, fold)
            summary.epochs = epoch
            if loss < summary.loss {
                (summary.loss, summary.bestEpoch, best) = (loss, epoch, network)
            } else if epoch - summary.bestEpoch >= patience || !loss.isFinite {
                summary.stoppedEarly = true
                break
            }
        }
        return (best, summary)
    }

    /// The sum of the batch's losses, and the derivatives of their mean over the rows with the decay.
    func lossAndGradient(
        _ network: Network, _ x: Matrix, _ objective: some TrainingObjective, _ rows: ArraySlice<Int>
    ) -> (loss: Double, gradient: [Double]) {
        let batch = x.selecting(rows: Array(rows))
        let activations = network.activations(batch)
        guard var output = activations.last else { return (0, []) }
        let loss = objective.sum(&output, rows: rows)
        var gradient = network.gradient(batch, activations: activations, output: output)
        let share = 1 / Double(rows.count)
        for i in gradient.indices { gradient[i] *= share }
        for layer in network.layers {
            for i in layer.weights { gradient[i] += weightDecay * network.parameters[i] }
        }
        return (loss, gradient)
    }

    /// The weighted mean loss of the rows set aside; without any, that of the training rows with the penalty.
    private func judge(
        _ network: Network, _ x: Matrix, _ objective: some TrainingObjective, _ fold: Fold
    ) -> Double {
        let rows = fold.test.isEmpty ? fold.training : fold.test
        var sum = 0.0, weight = 0.0
        for block in rowBlocks(rows.count) {
            var output = network.outputs(x.selecting(rows: Array(rows[block])))
            sum += objective.sum(&output, rows: rows[block])
            for row in rows[block] { weight += objective.weight(of: row) }
        }
        return sum / weight + (fold.test.isEmpty ? penalty(network) : 0)
    }

    private func penalty(_ network: Network) -> Double {
        var sum = 0.0
        for layer in network.layers { for i in layer.weights { sum += network.parameters[i] * network.parameters[i] } }
        return weightDecay / 2 * sum
    }
}

/// How a training went.
public struct TrainingSummary: Sendable, Hashable, Codable {
    public internal(set) var epochs: Int
    /// Whose network was kept; 0 for the start, where training only made it worse.
    public internal(set) var bestEpoch: Int
    /// Of that epoch: the mean loss of the rows set aside; where there were none, of the training rows with the penalty.
    public internal(set) var loss: Double
    /// Before `maximumEpochs`.
    public internal(set) var stoppedEarly: Bool
}
