/// One choice among the equally right eigenvectors, so that what a library returns never decides it.
enum CanonicalBasis {
    /// Differences below this share of the largest magnitude count as ties.
    static let tolerance = 1e-9

    /// Settles the basis of each eigenspace and the sign of each vector in place.
    static func settle(_ vectors: inout [[Double]], values: [Double]) {
        let scale = values.reduce(0) { max($0, abs($1)) }
        var start = 0
        while start < vectors.count {
            var end = start + 1
            while end < vectors.count, values[end - 1] - values[end] <= tolerance * scale { end += 1 }
            if end - start > 1 { vectors.replaceSubrange(start..<end, with: basis(of: Array(vectors[start..<end]))) }
            start = end
        }
        for index in vectors.indices { fixSign(&vectors[index]) }
    }

    /// The largest |entry| becomes positive; among ties the first.
    static func fixSign(_ vector: inout [Double]) {
        let largest = vector.reduce(0) { max($0, abs($1)) }
        guard let place = vector.firstIndex(where: { abs($0) >= largest * (1 - tolerance) }), vector[place] < 0 else {
            return
        }
        for index in vector.indices { vector[index] = -vector[index] }
    }

    /// An orthonormal basis of the span that depends on the span alone: project the axis that lies closest to it (the
    /// first among ties), normalise, take that direction out, repeat (pivoted Cholesky of the projector).
    private static func basis(of span: [[Double]]) -> [[Double]] {
        var rest = span, result: [[Double]] = []
        let axes = span[0].indices
        while result.count < span.count {
            let lengths = axes.map { axis in rest.reduce(0) { $0 + $1[axis] * $1[axis] } }
            let longest = lengths.reduce(0, max)
            guard let axis = axes.first(where: { lengths[$0] >= longest * (1 - tolerance) }), longest > 0 else {
                return span
            }
            var direction = [Double](repeating: 0, count: axes.count)
            for vector in rest { for index in axes { direction[index] += vector[axis] * vector[index] } }
            let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
            for index in axes { direction[index] /= length }
            result.append(direction)
            for index in rest.indices {
                let share = zip(rest[index], direction).reduce(0) { $0 + $1.0 * $1.1 }
                for axis in axes { rest[index][axis] -= share * direction[axis] }
            }
        }
        return result
    }
}
