internal import Statistics

/// What the maximisation step needs of each component: its weight in rows, and sums of the rows about a given mean.
struct MixtureSums: Sendable {
    /// k.
    var sizes: [Double]
    /// Sums of differences to the given means, k x p.
    var means: Matrix
    /// Per component the sums of products of differences, p x p, lower triangle; only the diagonal where the
    /// covariance has no more.
    var scatter: [Matrix]

    /// Of rows divided into clusters, about the clusters' own means, which are returned beside them; zeros of an empty
    /// cluster.
    static func about(
        _ x: Matrix, labels: [Int], weights: [Double], clusters: Int
    ) -> (sums: MixtureSums, centres: Matrix) {
        let p = x.columns
        var sizes = [Double](repeating: 0, count: clusters)
        var centres = Matrix(rows: clusters, columns: p)
        for (row, label) in labels.enumerated() {
            sizes[label] += weights[row]
            for column in 0..<p { centres[label, column] += weights[row] * x[row, column] }
        }
        for cluster in 0..<clusters where sizes[cluster] > 0 {
            for column in 0..<p { centres[cluster, column] /= sizes[cluster] }
        }
        var sums = [[Double]](repeating: [Double](repeating: 0, count: p * p), count: clusters)
        var differences = [Double](repeating: 0, count: p)
        for (row, label) in labels.enumerated() {
            for column in 0..<p { differences[column] = x[row, column] - centres[label, column] }
            for first in 0..<p {
                let scaled = weights[row] * differences[first]
                for second in 0..<p { sums[label][first * p + second] += scaled * differences[second] }
            }
        }
        let scatter = sums.map { Matrix(rows: p, columns: p, values: $0) }
        return (MixtureSums(sizes: sizes, means: Matrix(rows: clusters, columns: p), scatter: scatter), centres)
    }
}

/// Sums over rows that come eight at a time.
struct MixtureAccumulator {
    typealias Lanes = SIMD8<Double>

    private let components: Int
    private let columns: Int
    private let covariance: GaussianMixture.Covariance
    /// Per component: size, p sums, then the products of the covariance's shape. At the end the log-likelihood.
    private var sums: [Lanes]
    private var scratch: [Lanes]
    private var parts: [Lanes]

    init(components: Int, columns: Int, covariance: GaussianMixture.Covariance) {
        self.components = components
        self.columns = columns
        self.covariance = covariance
        let stride = 1 + columns + Self.products(columns, covariance)
        sums = [Lanes](repeating: .zero, count: components * stride + 1)
        scratch = [Lanes](repeating: .zero, count: columns)
        parts = [Lanes](repeating: .zero, count: components)
    }

    private static func products(_ columns: Int, _ covariance: GaussianMixture.Covariance) -> Int {
        switch covariance {
        case .full: columns * (columns + 1) / 2
        case .diagonal, .spherical: columns
        case .tied: 0
        }
    }

    mutating func add(_ rows: UnsafePointer<Lanes>, weights: Lanes, _ density: MixtureDensity, means: Matrix) {
        let p = columns, products = Self.products(columns, covariance)
        sums.withUnsafeMutableBufferPointer { sums in
            scratch.withUnsafeMutableBufferPointer { scratch in
                parts.withUnsafeMutableBufferPointer { parts in
                    guard let scratch = scratch.baseAddress, let parts = parts.baseAddress else { return }
                    density.logarithms(rows, scratch: scratch, into: parts)
                    sums[sums.count - 1] += weights * density.normalise(parts)
                    means.withUnsafeValues { means in
                        var next = 0
                        for component in 0..<components {
                            let share = weights * parts[component]
                            sums[next] += share
                            next += 1
                            for column in 0..<p {
                                scratch[column] = rows[column] - means[component * p + column]
                                sums[next + column] += share * scratch[column]
                            }
                            next += p
                            switch covariance {
                            case .full:
                                var place = next
                                for row in 0..<p {
                                    let scaled = share * scratch[row]
                                    for column in 0...row { sums[place + column] += scaled * scratch[column] }
                                    place += row + 1
                                }
                            case .diagonal, .spherical:
                                for column in 0..<p {
                                    sums[next + column] += share * scratch[column] * scratch[column]
                                }
                            case .tied: break
                            }
                            next += products
                        }
                    }
                }
            }
        }
    }

    var totals: [Double] { sums.map(\.total) }

    /// Totals of all blocks as sums.
    static func sums(
        _ totals: [Double], components: Int, columns p: Int, covariance: GaussianMixture.Covariance
    ) -> (sums: MixtureSums, logLikelihood: Double) {
        let products = products(p, covariance), stride = 1 + p + products
        var result = MixtureSums(
            sizes: [], means: Matrix(rows: components, columns: p),
            scatter: [Matrix](repeating: Matrix(rows: p, columns: p), count: components))
        for component in 0..<components {
            var next = component * stride
            result.sizes.append(totals[next])
            for column in 0..<p { result.means[component, column] = totals[next + 1 + column] }
            next += 1 + p
            guard products > 0 else { continue }
            for row in 0..<p {
                if covariance == .full {
                    for column in 0...row {
                        result.scatter[component][row, column] = totals[next]
                        next += 1
                    }
                } else {
                    result.scatter[component][row, row] = totals[next + row]
                }
            }
        }
        return (result, totals.last ?? 0)
    }
}
