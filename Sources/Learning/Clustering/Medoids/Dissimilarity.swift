public import Basics
public import Statistics

/// Dissimilarities of all pairs of n rows: symmetric, not negative, 0 on the diagonal. Takes 8 n² bytes.
public struct Dissimilarity: Sendable, Hashable {
    typealias Lanes = SIMD8<Double>

    public let rows: Int
    /// Row i at `i * groups`, eight columns each; unused lanes are 0.
    let lanes: [Lanes]

    var groups: Int { (rows + Lanes.scalarCount - 1) / Lanes.scalarCount }

    /// - Parameter matrix: n x n.
    /// - Throws: no rows, a value that is not finite, a negative one, one that differs from its mirror image, a
    ///   diagonal that is not 0.
    public init(_ matrix: Matrix) throws(Diagnostic) {
        try matrix.requireFinite(for: "Dissimilarity")
        let n = matrix.rows
        guard n == matrix.columns else {
            throw Diagnostic(
                "learning.dissimilarity", "Dissimilarity needs a square matrix; got \(n) x \(matrix.columns)")
        }
        for row in 0..<n {
            for column in 0...row {
                let value = matrix[row, column]
                guard value >= 0, value == matrix[column, row], row != column || value == 0 else {
                    throw Diagnostic(
                        "learning.dissimilarity",
                        "Dissimilarity needs a symmetric matrix, not negative, with zeros on the diagonal",
                        explanation: "Row \(row + 1), column \(column + 1) is otherwise.")
                }
            }
        }
        let width = Lanes.scalarCount, groups = (n + width - 1) / width
        var lanes = [Lanes](repeating: .zero, count: n * groups)
        for row in 0..<n {
            for column in 0..<n { lanes[row * groups + column / width][column % width] = matrix[row, column] }
        }
        self.init(rows: n, lanes: lanes)
    }

    init(rows: Int, lanes: [Lanes]) {
        precondition(lanes.count == rows * ((rows + 7) / 8), "\(lanes.count) groups for \(rows) rows")
        self.rows = rows
        self.lanes = lanes
    }

    public subscript(row: Int, column: Int) -> Double { lanes[row * groups + column / 8][column % 8] }

    /// For kernels: row-major doubles, `stride` apart, without bounds checks.
    func withUnsafeRows<Result>(_ body: (_ base: UnsafePointer<Double>, _ stride: Int) -> Result?) -> Result? {
        lanes.withUnsafeBytes { bytes in
            guard let base = bytes.bindMemory(to: Double.self).baseAddress else { return nil }
            return body(base, groups * Lanes.scalarCount)
        }
    }
}
