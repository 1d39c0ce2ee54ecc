internal import CKernels

/// C += A · B, each element summed in the order of the inner index: the same to the last bit on any processor.
///
/// A BLAS picks its kernels by processor, and with them the order of its sums; training would amplify the difference.
/// Here the lanes of a vector hold neighbouring columns of C, so widening them changes no sum.
public enum MatrixProduct {
    /// A operand whose element (i, j) lies at `start[i * row + j * column]`; swap the strides to transpose it.
    public struct Operand {
        let start: UnsafePointer<Double>
        let row: Int
        let column: Int

        public init(_ start: UnsafePointer<Double>, row: Int, column: Int) {
            self.start = start
            self.row = row
            self.column = column
        }
    }

    /// - Parameters:
    ///   - a: rows x inner.
    ///   - b: inner x columns, its rows contiguous, `bStride` apart.
    ///   - c: rows x columns, its rows contiguous, `cStride` apart; apart from `a` and `b` in memory.
    /// - Complexity: O(rows * columns * inner); the operands should fit the processor's cache.
    public static func add(
        rows: Int, columns: Int, inner: Int, _ a: Operand, _ b: UnsafePointer<Double>, bStride: Int,
        to c: UnsafeMutablePointer<Double>, cStride: Int
    ) {
        kernel_add_product(
            rows, columns, inner, a.start, a.row, a.column, b, bStride, c, cStride)
    }
}

extension Matrix {
    /// The product with `other`, which has as many rows as this has columns.
    public func times(_ other: Matrix) -> Matrix {
        precondition(columns == other.rows, "a product of \(rows) x \(columns) and \(other.rows) x \(other.columns)")
        var result = Matrix(rows: rows, columns: other.columns)
        guard columns > 0, !result.values.isEmpty else { return result }
        result.withUnsafeMutableValues { c in
            withUnsafeValues { a in
                other.withUnsafeValues { b in
                    guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
                    MatrixProduct.add(
                        rows: rows, columns: other.columns, inner: columns,
                        MatrixProduct.Operand(a, row: columns, column: 1), b, bStride: other.columns, to: c,
                        cStride: other.columns)
                }
            }
        }
        return result
    }

    /// Rows become columns.
    public var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for row in 0..<rows { for column in 0..<columns { result[column, row] = self[row, column] } }
        return result
    }
}
