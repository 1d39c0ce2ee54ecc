import Basics
import Foundation
import Statistics
import Testing

@testable import Learning

private typealias Reference = NeuralNetworkReference

@Suite struct NetworkGradientTests {
    private let x = Matrix(rows: 7, columns: 5, values: Reference.x)
    private let classes = CrossEntropy(labels: [0, 1, 2, 1, 0, 2, 2], weights: [1, 0.5, 2, 1, 1.5, 0.25, 1])

    private func network(_ widths: [Int], linear: Set<Int>, parameters: [Double]? = nil) -> Network {
        var generator = SeededGenerator(seed: 5)
        var network = Network(widths: widths, linear: linear, generator: &generator)
        // With biases of 0 a layer that gives nothing would leave the next one exactly on its kink.
        for layer in network.layers { for i in layer.biases { network.parameters[i] = generator.standardNormal() } }
        if let parameters { network.parameters = parameters }
        return network
    }

    private func training(decay: Double) -> NetworkTraining {
        NetworkTraining(
            learningRate: 0.01, batchSize: 7, maximumEpochs: 1, weightDecay: decay, patience: 1, seed: 1)
    }

    /// Relative to the larger of 1 and the expected.
    private func isClose(_ values: [Double], _ expected: [Double], _ tolerance: Double = 1e-9) -> Bool {
        values.count == expected.count
            && zip(values, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
    }

    /// Three steps of NumPy; see reference/neural_network.py.
    private func followsTheReference(
        _ start: Network, _ objective: some TrainingObjective, output: [Double], loss: [Double], gradient: [Double],
        end: [Double]
    ) {
        var network = start
        let training = training(decay: 0.02)
        #expect(isClose(network.outputs(x).values, output))
        var adam = Adam(learningRate: training.learningRate, parameters: network.parameters.count)
        for step in 0..<3 {
            let found = training.lossAndGradient(network, x, objective, Array(0..<7)[...])
            if step == 0 {
                #expect(isClose([found.loss], loss))
                #expect(isClose(found.gradient, gradient))
            }
            adam.step(&network.parameters, found.gradient)
        }
        #expect(isClose(network.parameters, end))
    }

    @Test func classifierStepsEqualTheReference() {
        followsTheReference(
            network([5, 4, 3, 3], linear: [], parameters: Reference.classifierStart), classes,
            output: Reference.classifierOutput, loss: Reference.classifierLoss,
            gradient: Reference.classifierGradient, end: Reference.classifierAfterThreeSteps)
    }

    @Test func autoencoderStepsEqualTheReference() {
        followsTheReference(
            network([5, 4, 2, 4, 5], linear: [1], parameters: Reference.autoencoderStart), SquaredError(targets: x),
            output: Reference.autoencoderOutput, loss: Reference.autoencoderLoss,
            gradient: Reference.autoencoderGradient, end: Reference.autoencoderAfterThreeSteps)
    }

    /// Central differences of the batch's mean loss with its penalty.
    private func numericalGradient(
        _ network: Network, _ objective: some TrainingObjective, decay: Double
    ) -> [Double] {
        func value(_ network: Network) -> Double {
            let loss = training(decay: 0).lossAndGradient(network, x, objective, Array(0..<7)[...]).loss / 7
            let squares = network.layers.flatMap { network.parameters[$0.weights] }.reduce(0) { $0 + $1 * $1 }
            return loss + decay / 2 * squares
        }
        let step = 1e-5
        return network.parameters.indices.map { place in
            var (above, below) = (network, network)
            above.parameters[place] += step
            below.parameters[place] -= step
            return (value(above) - value(below)) / (2 * step)
        }
    }

    @Test(arguments: [[], [4], [6, 3], [9, 8, 5]])
    func gradientsAreTheDerivatives(hidden: [Int]) {
        let classifier = network([5] + hidden + [3], linear: [])
        #expect(
            isClose(
                training(decay: 0.3).lossAndGradient(classifier, x, classes, Array(0..<7)[...]).gradient,
                numericalGradient(classifier, classes, decay: 0.3), 1e-6))
        let autoencoder = network([5] + hidden + [2] + hidden.reversed() + [5], linear: [hidden.count])
        let error = SquaredError(targets: x)
        #expect(
            isClose(
                training(decay: 0.3).lossAndGradient(autoencoder, x, error, Array(0..<7)[...]).gradient,
                numericalGradient(autoencoder, error, decay: 0.3), 1e-6))
    }

    @Test func startingWeightsKeepTheVariance() {
        var generator = SeededGenerator(seed: 5)
        let network = Network(widths: [400, 300, 10], generator: &generator)
        for (layer, variance) in zip(network.layers, [2.0 / 400, 1.0 / 300]) {
            let weights = Array(network.parameters[layer.weights])
            #expect(abs(Summary.mean(weights)) < 4 * (variance / Double(weights.count)).squareRoot())
            let found = Summary.standardDeviation(weights)
            #expect(abs(found * found / variance - 1) < 0.1)
            #expect(network.parameters[layer.biases].allSatisfy { $0 == 0 })
        }
    }

    @Test func exponentialEqualsTheLibrarys() {
        #expect(exponential(0) == 1)
        #expect(exponential(-.infinity) == 0)
        #expect(exponential(710) == .infinity)
        #expect(exponential(.nan).isNaN)
        for place in 0..<4000 {
            let x = -700 + Double(place) * 0.35025
            #expect(abs(exponential(x) / exp(x) - 1) < 2 * .ulpOfOne, "x = \(x)")
        }
    }
}
