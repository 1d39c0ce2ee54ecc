internal import Basics
internal import Statistics

/// A feed-forward network of fully connected layers; all parameters lie in one list, layer by layer.
struct Network: Sendable, Hashable {
    let layers: [Layer]
    var parameters: [Double]

    init(layers: [Layer], parameters: [Double]) {
        self.layers = layers
        self.parameters = parameters
    }

    /// Weights drawn as He et al. 2015 have it, biases 0.
    /// - Parameters:
    ///   - widths: of the input, of each hidden layer, of the output; all positive.
    ///   - linear: layers without a rectifier, by their place; the last always is one.
    init(widths: [Int], linear: Set<Int> = [], generator: inout SeededGenerator) {
        var layers: [Layer] = [], parameters: [Double] = []
        for (place, (inputs, outputs)) in zip(widths, widths.dropFirst()).enumerated() {
            let isLinear = place == widths.count - 2 || linear.contains(place)
            let layer = Layer(
                inputs: inputs, outputs: outputs, activation: isLinear ? .linear : .rectified,
                offset: parameters.count)
            let deviation = layer.startingVariance.squareRoot()
            for _ in layer.weights { parameters.append(deviation * generator.standardNormal()) }
            for _ in layer.biases { parameters.append(0) }
            layers.append(layer)
        }
        self.init(layers: layers, parameters: parameters)
    }

    /// The output of every layer for the rows of `x`, the last being the network's.
    func activations(_ x: Matrix) -> [Matrix] {
        var result: [Matrix] = []
        for layer in layers { result.append(output(of: layer, result.last ?? x)) }
        return result
    }

    /// The output of the layers at `places`, in turn.
    func outputs(_ x: Matrix, layers places: Range<Int>) -> Matrix {
        places.reduce(x) { output(of: layers[$1], $0) }
    }

    func outputs(_ x: Matrix) -> Matrix { outputs(x, layers: layers.indices) }

    private func output(of layer: Layer, _ input: Matrix) -> Matrix {
        var result = Matrix(rows: input.rows, columns: layer.outputs)
        result.withUnsafeMutableValues { output in
            parameters.withUnsafeBufferPointer { parameters in
                for row in 0..<input.rows {
                    let start = row * layer.outputs
                    for unit in 0..<layer.outputs { output[start + unit] = parameters[layer.biases.lowerBound + unit] }
                }
                input.withUnsafeValues { input in
                    product(output.count / layer.outputs, layer, input, parameters, output)
                }
                guard layer.activation == .rectified else { return }
                // Written always: a branch on values as good as random would cost more.
                for place in output.indices { output[place] = output[place] < 0 ? 0 : output[place] }
            }
        }
        return result
    }

    private func product(
        _ rows: Int, _ layer: Layer, _ input: UnsafeBufferPointer<Double>, _ parameters: UnsafeBufferPointer<Double>,
        _ output: UnsafeMutableBufferPointer<Double>
    ) {
        guard let input = input.baseAddress, let weights = parameters.baseAddress, let output = output.baseAddress
        else { return }
        MatrixProduct.add(
            rows: rows, columns: layer.outputs, inner: layer.inputs,
            MatrixProduct.Operand(input, row: layer.inputs, column: 1), weights + layer.offset,
            bStride: layer.outputs, to: output, cStride: layer.outputs)
    }
}
