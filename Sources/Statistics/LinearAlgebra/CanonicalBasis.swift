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

    /// As above, where only the first `rank` vectors are determined: the others may be any that are orthogonal to them,
    /// so they are made anew from the axes.
    static func settle(_ vectors: inout [[Double]], values: [Double], rank: Int) {
        var determined = Array(vectors.prefix(rank))
        settle(&determined, values: Array(values.prefix(rank)))
        vectors = extended(determined, to: vectors.count, width: vectors.first?.count ?? 0)
    }

    /// The largest |entry| becomes positive; among ties the first.
    static func fixSign(_ vector: inout [Double]) {
        let largest = vector.reduce(0) { max($0, abs($1)) }
        guard let place = vector.firstIndex(where: { abs($0) >= largest * (1 - tolerance) }), vector[place] < 0 else {
            return
        }
        for index in vector.indices { vector[index] = -vector[index] }
    }

    /// Adds, until there are `count`, the direction of the axis that lies farthest from the span of those before (the
    /// first among ties).
    private static func extended(_ vectors: [[Double]], to count: Int, width: Int) -> [[Double]] {
        var result = vectors
        while result.count < count {
            let lengths = (0..<width).map { axis in 1 - result.reduce(0) { $0 + $1[axis] * $1[axis] } }
            let longest = lengths.reduce(0, max)
            guard let axis = lengths.firstIndex(where: { $0 >= longest * (1 - tolerance) }) else { return vectors }
            var direction = [Double](repeating: 0, count: width)
            direction[axis] = 1
            // Twice, as rounding leaves a trace of the others the first time.
            for _ in 0..<2 {
                for vector in result {
                    let share = zip(direction, vector).reduce(0) { $0 + $1.0 * $1.1 }
                    for index in direction.indices { direction[index] -= share * vector[index] }
                }
            }
            let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
            result.append(direction.map { $0 / length })
            fixSign(&result[result.count - 1])
        }
        return result
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
