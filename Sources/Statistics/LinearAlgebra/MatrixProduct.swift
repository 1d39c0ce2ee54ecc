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
        var column = 0
        while column + 4 <= columns {
            panel(SIMD4<Double>.self, rows, inner, a, b + column, bStride, c + column, cStride)
            column += 4
        }
        if column + 2 <= columns {
            panel(SIMD2<Double>.self, rows, inner, a, b + column, bStride, c + column, cStride)
            column += 2
        }
        if column < columns { panel(Double.self, rows, inner, a, b + column, bStride, c + column, cStride) }
    }

    /// As many columns as `Lanes` holds: four rows at a time share each load of B.
    @inline(__always)
    private static func panel<Lanes: LaneArithmetic>(
        _: Lanes.Type, _ rows: Int, _ inner: Int, _ a: Operand, _ b: UnsafePointer<Double>, _ bStride: Int,
        _ c: UnsafeMutablePointer<Double>, _ cStride: Int
    ) {
        var row = 0
        while row + 4 <= rows {
            let target = c + row * cStride
            var sums = (
                Lanes(at: target), Lanes(at: target + cStride), Lanes(at: target + 2 * cStride),
                Lanes(at: target + 3 * cStride)
            )
            var left = a.start + row * a.row
            var right = b
            for _ in 0..<inner {
                let lanes = Lanes(at: right)
                sums.0.add(left[0], lanes)
                sums.1.add(left[a.row], lanes)
                sums.2.add(left[2 * a.row], lanes)
                sums.3.add(left[3 * a.row], lanes)
                left += a.column
                right += bStride
            }
            sums.0.store(at: target)
            sums.1.store(at: target + cStride)
            sums.2.store(at: target + 2 * cStride)
            sums.3.store(at: target + 3 * cStride)
            row += 4
        }
        while row < rows {
            var sum = Lanes(at: c + row * cStride)
            var left = a.start + row * a.row
            var right = b
            for _ in 0..<inner {
                sum.add(left[0], Lanes(at: right))
                left += a.column
                right += bStride
            }
            sum.store(at: c + row * cStride)
            row += 1
        }
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

/// One or several doubles side by side.
private protocol LaneArithmetic {
    init(at place: UnsafePointer<Double>)
    mutating func add(_ factor: Double, _ lanes: Self)
    func store(at place: UnsafeMutablePointer<Double>)
}

extension Double: LaneArithmetic {
    @inline(__always) init(at place: UnsafePointer<Double>) { self = place.pointee }
    @inline(__always) mutating func add(_ factor: Double, _ lanes: Double) { self += factor * lanes }
    @inline(__always) func store(at place: UnsafeMutablePointer<Double>) { place.pointee = self }
}

extension SIMD2: LaneArithmetic where Scalar == Double {}

extension SIMD4: LaneArithmetic where Scalar == Double {}

extension LaneArithmetic where Self: SIMD, Scalar == Double {
    @inline(__always) init(at place: UnsafePointer<Double>) {
        self = UnsafeRawPointer(place).loadUnaligned(as: Self.self)
    }
    @inline(__always) mutating func add(_ factor: Double, _ lanes: Self) { self += factor * lanes }
    @inline(__always) func store(at place: UnsafeMutablePointer<Double>) {
        UnsafeMutableRawPointer(place).storeBytes(of: self, as: Self.self)
    }
}
