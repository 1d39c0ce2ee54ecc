import Foundation
public import Statistics

/// The decision functions of a support vector machine: one per pair of classes, sharing their support vectors.
///
/// decision(x) = Σ coefficient * K(support vector, x) - offset; positive speaks for the pair's lower class.
public struct KernelMachine: DecisionMachine, Hashable {
    public enum Kernel: Sendable, Hashable {
        /// u · v
        case linear
        /// exp(-gamma |u - v|²)
        case rbf(gamma: Double)
    }

    public let kernel: Kernel
    /// Those with training rows, ascending.
    public let classes: [Int]
    /// Support vectors of each of `classes`.
    public let counts: [Int]
    /// Grouped by class, in the order of the training rows within one.
    public let supportVectors: Matrix
    /// (Classes - 1) x support vectors, as libsvm lays them out: against the other classes in ascending order.
    public let coefficients: Matrix
    /// libsvm's rho, one per pair.
    public let offsets: [Double]
    /// Pairs x features where the kernel is linear: what the support vectors add up to.
    public let linearWeights: Matrix?

    init(
        kernel: Kernel, classes: [Int], counts: [Int], supportVectors: Matrix, coefficients: Matrix, offsets: [Double]
    ) {
        self.kernel = kernel
        self.classes = classes
        self.counts = counts
        self.supportVectors = supportVectors
        self.coefficients = coefficients
        self.offsets = offsets
        linearWeights =
            kernel == .linear
            ? Self.weights(counts: counts, supportVectors: supportVectors, coefficients: coefficients) : nil
    }

    /// Rows of one class need no machine.
    init(kernel: Kernel, oneOf classes: [Int], features: Int) {
        self.init(
            kernel: kernel, classes: classes, counts: classes.map { _ in 0 },
            supportVectors: Matrix(rows: 0, columns: features), coefficients: Matrix(rows: 0, columns: 0), offsets: [])
    }

    /// The columns of `decisionValues`: (0, 1), (0, 2) ... (1, 2) ... of the places in `classes`.
    public var pairs: [(first: Int, second: Int)] { Self.pairs(classes.count) }

    static func pairs(_ count: Int) -> [(first: Int, second: Int)] {
        (0..<count).flatMap { first in (first + 1..<max(count, first + 1)).map { (first, $0) } }
    }

    /// Rows x pairs; equal to libsvm's `svm_predict_values`.
    public func decisionValues(_ x: Matrix) -> Matrix {
        var result = Matrix(rows: x.rows, columns: offsets.count)
        guard !offsets.isEmpty else { return result }
        if let linearWeights {
            for row in 0..<x.rows {
                for pair in offsets.indices {
                    result[row, pair] =
                        zip(x.row(row), linearWeights.row(pair)).reduce(0) { $0 + $1.0 * $1.1 }
                        - offsets[pair]
                }
            }
        } else if case .rbf(let gamma) = kernel {
            let expansion = KernelExpansion(self, gamma: gamma)
            expansion.evaluate(x, into: &result)
        }
        return result
    }

    private static func weights(counts: [Int], supportVectors: Matrix, coefficients: Matrix) -> Matrix {
        let starts = counts.indices.map { counts[..<$0].reduce(0, +) }
        let pairs = pairs(counts.count)
        var result = Matrix(rows: pairs.count, columns: supportVectors.columns)
        for (pair, (first, second)) in pairs.enumerated() {
            for (own, other) in [(first, second - 1), (second, first)] {
                for vector in starts[own]..<starts[own] + counts[own] {
                    let coefficient = coefficients[other, vector]
                    for column in 0..<result.columns {
                        result[pair, column] += coefficient * supportVectors[vector, column]
                    }
                }
            }
        }
        return result
    }
}
