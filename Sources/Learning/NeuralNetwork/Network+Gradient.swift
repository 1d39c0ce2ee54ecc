internal import Statistics

extension Network {
    /// Backpropagation (Rumelhart, Hinton & Williams 1986): the derivatives by all parameters, summed over the rows.
    /// - Parameters:
    ///   - x: the rows that went in.
    ///   - activations: what they made of each layer.
    ///   - output: rows x outputs, the derivatives by the network's output.
    func gradient(_ x: Matrix, activations: [Matrix], output: Matrix) -> [Double] {
        var gradient = [Double](repeating: 0, count: parameters.count)
        var delta = output
        for (place, layer) in layers.enumerated().reversed() {
            let input = place == 0 ? x : activations[place - 1]
            addDerivatives(of: layer, input, delta, to: &gradient)
            guard place > 0 else { break }
            delta = delta.times(Matrix(rows: layer.inputs, columns: layer.outputs, values: weights(layer)).transposed)
            if layers[place - 1].activation == .rectified { mask(&delta, by: input) }
        }
        return gradient
    }

    private func weights(_ layer: Layer) -> [Double] { Array(parameters[layer.weights]) }

    /// Weights: inputᵀ · delta; biases: the sums of delta's columns.
    private func addDerivatives(of layer: Layer, _ input: Matrix, _ delta: Matrix, to gradient: inout [Double]) {
        gradient.withUnsafeMutableBufferPointer { gradient in
            input.withUnsafeValues { input in
                delta.withUnsafeValues { delta in
                    let biases = layer.biases.lowerBound
                    for start in stride(from: 0, to: delta.count, by: layer.outputs) {
                        for unit in 0..<layer.outputs { gradient[biases + unit] += delta[start + unit] }
                    }
                    guard let input = input.baseAddress, let start = delta.baseAddress,
                        let target = gradient.baseAddress
                    else { return }
                    MatrixProduct.add(
                        rows: layer.inputs, columns: layer.outputs, inner: delta.count / layer.outputs,
                        MatrixProduct.Operand(input, row: 1, column: layer.inputs), start, bStride: layer.outputs,
                        to: target + layer.offset, cStride: layer.outputs)
                }
            }
        }
    }

    /// A rectified unit that gave 0 passes nothing back.
    private func mask(_ delta: inout Matrix, by activation: Matrix) {
        delta.withUnsafeMutableValues { delta in
            activation.withUnsafeValues { activation in
                for place in delta.indices { delta[place] = activation[place] > 0 ? delta[place] : 0 }
            }
        }
    }
}
