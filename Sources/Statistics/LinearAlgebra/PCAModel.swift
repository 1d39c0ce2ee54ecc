internal import Basics

/// The directions of greatest variance.
public struct PCAModel: Sendable, Hashable {
    /// p column means that were taken off.
    public let means: [Double]
    /// One component per row (kept x p), unit length, the largest |entry| positive.
    public let components: Matrix
    /// The variance along every component, kept or not: min(n, p) of them, descending.
    public let allVariances: [Double]

    /// Variance along each kept component (n − 1 in the denominator), descending.
    public var explainedVariance: [Double] { Array(allVariances.prefix(components.rows)) }

    /// Share of the total variance, of each kept component; zeros where all columns are constant.
    public var explainedVarianceRatio: [Double] { Array(allVarianceRatios.prefix(components.rows)) }

    /// Share of the total variance, of every component.
    public var allVarianceRatios: [Double] {
        let total = allVariances.reduce(0, +)
        return allVariances.map { total > 0 ? $0 / total : 0 }
    }

    /// The smallest number of components that together hold at least `share` of the variance; 1 where nothing varies.
    public func componentCount(forShare share: Double) -> Int {
        var sum = 0.0
        for (index, ratio) in allVarianceRatios.enumerated() {
            sum += ratio
            // A sum of shares may miss 1 by its rounding.
            if sum >= share - 1e-12 { return index + 1 }
        }
        return allVarianceRatios.contains { $0 > 0 } ? allVariances.count : 1
    }

    /// kept x p: each component times the square root of its variance. For standardised columns this is the correlation
    /// of the column with the component.
    public var loadings: Matrix {
        var result = components
        for (row, variance) in explainedVariance.enumerated() {
            for column in 0..<result.columns { result[row, column] *= variance.squareRoot() }
        }
        return result
    }

    /// The same directions, but only the first `count`.
    public func keeping(_ count: Int) -> PCAModel {
        PCAModel(
            means: means, components: components.selecting(rows: Array(0..<min(count, components.rows))),
            allVariances: allVariances)
    }

    /// The coordinates of `x` (n x p) on the components: n x kept.
    public func project(_ x: Matrix) -> Matrix {
        precondition(x.columns == means.count, "\(x.columns) columns for a PCA of \(means.count)")
        let p = x.columns, directions = components.transposed
        var scores: [Double] = []
        scores.reserveCapacity(x.rows * components.rows)
        // A block of centred rows stays in the cache.
        for block in rowBlocks(x.rows, size: 256) {
            var centred = Array(x.values[block.lowerBound * p..<block.upperBound * p])
            for start in stride(from: 0, to: centred.count, by: max(1, p)) {
                for (column, mean) in means.enumerated() { centred[start + column] -= mean }
            }
            scores += Matrix(rows: block.count, columns: p, values: centred).times(directions).values
        }
        return Matrix(rows: x.rows, columns: components.rows, values: scores)
    }

    /// Back from coordinates (n x kept) to the columns: the nearest points of the components' plane, n x p.
    public func reconstruct(_ scores: Matrix) -> Matrix {
        precondition(scores.columns == components.rows, "\(scores.columns) scores for \(components.rows) components")
        var result = scores.times(components)
        for row in 0..<result.rows { for column in 0..<result.columns { result[row, column] += means[column] } }
        return result
    }
}
