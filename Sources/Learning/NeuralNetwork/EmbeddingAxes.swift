internal import Basics
internal import Statistics

/// The axes of `AutoencoderModel`: new embedding = (embedding − centre) · rotation / scale.
struct EmbeddingAxes {
    private let centre: Matrix
    private let rotation: Matrix
    private let scale: Double

    /// - Parameters:
    ///   - embedding: n x d, of the training rows.
    ///   - columns: n x p, the rows themselves, which give the axes their signs.
    init(of embedding: Matrix, columns: Matrix) throws(Diagnostic) {
        let model = try PCA().fit(embedding)
        let variance = model.allVariances.reduce(0, +) / Double(embedding.columns)
        var components = model.components
        let scores = model.project(embedding)
        for axis in 0..<components.rows where Self.isReversed(scores, axis, columns) {
            for column in 0..<components.columns { components[axis, column] = -components[axis, column] }
        }
        centre = Matrix([model.means])
        rotation = components.transposed
        scale = variance > 0 && variance.isFinite ? variance.squareRoot() : 1
    }

    /// Whether the column that correlates most with the axis (the first among ties) falls along it.
    private static func isReversed(_ scores: Matrix, _ axis: Int, _ columns: Matrix) -> Bool {
        let means = Covariance.means(of: columns)
        let correlations = means.indices.map { column in
            var product = 0.0, square = 0.0
            for row in 0..<columns.rows {
                let difference = columns[row, column] - means[column]
                product += scores[row, axis] * difference
                square += difference * difference
            }
            return square > 0 ? product / square.squareRoot() : 0
        }
        let largest = correlations.reduce(0) { max($0, abs($1)) }
        return (correlations.first { abs($0) >= largest * (1 - 1e-9) } ?? 0) < 0
    }

    /// Rewrites the layer that ends in the embedding and the one that starts from it; what comes out stays.
    func turning(_ network: Network, after place: Int) -> Network {
        var result = network
        let encoder = network.layers[place], decoder = network.layers[place + 1]
        let (weights, biases) = parts(network, encoder)
        let turned = weights.times(rotation)
        var shifted = biases
        for column in 0..<shifted.columns { shifted[0, column] -= centre[0, column] }
        replace(&result, encoder.weights, turned.values.map { $0 / scale })
        replace(&result, encoder.biases, shifted.times(rotation).values.map { $0 / scale })
        let (onward, onwardBiases) = parts(network, decoder)
        replace(&result, decoder.weights, rotation.transposed.times(onward).values.map { $0 * scale })
        replace(&result, decoder.biases, zip(onwardBiases.values, centre.times(onward).values).map { $0 + $1 })
        return result
    }

    private func parts(_ network: Network, _ layer: Layer) -> (weights: Matrix, biases: Matrix) {
        (
            Matrix(rows: layer.inputs, columns: layer.outputs, values: Array(network.parameters[layer.weights])),
            Matrix(rows: 1, columns: layer.outputs, values: Array(network.parameters[layer.biases]))
        )
    }

    private func replace(_ network: inout Network, _ range: Range<Int>, _ values: [Double]) {
        network.parameters.replaceSubrange(range, with: values)
    }
}
