internal import Basics

/// Covariance and correlation of a matrix's columns, summed in row order: the same to the last bit on any machine.
public enum Covariance {
    /// The mean of each column.
    public static func means(of x: Matrix) -> [Double] {
        let p = x.columns
        var sums = [Double](repeating: 0, count: p)
        let one = [1.0]
        sums.withUnsafeMutableBufferPointer { sums in
            x.withUnsafeValues { values in
                guard let sums = sums.baseAddress, let values = values.baseAddress else { return }
                // A product with a row of ones: blocks of rows stay in the first cache.
                one.withUnsafeBufferPointer { one in
                    guard let one = one.baseAddress else { return }
                    for block in rowBlocks(x.rows, size: blockRows) {
                        MatrixProduct.add(
                            rows: 1, columns: p, inner: block.count, MatrixProduct.Operand(one, row: 0, column: 0),
                            values + block.lowerBound * p, bStride: p, to: sums, cStride: p)
                    }
                }
            }
        }
        return sums.map { $0 / Double(x.rows) }
    }

    /// p x p covariance about the means (two passes), divided by n − `ddof`; zeros where n ≤ `ddof`.
    public static func matrix(of x: Matrix, ddof: Int = 1) -> Matrix {
        let p = x.columns, means = means(of: x)
        guard x.rows > ddof, p > 0 else { return Matrix(rows: p, columns: p) }
        let width = (p + 3) / 4 * 4
        var sums = [Double](repeating: 0, count: width * width)
        var centred = [Double](repeating: 0, count: blockRows * width)
        for block in rowBlocks(x.rows, size: blockRows) {
            centre(x, means, block, &centred, width)
            addProducts(&sums, centred, rows: block.count, width)
        }
        var result = Matrix(rows: p, columns: p)
        for i in 0..<p {
            for j in 0...i {
                result[i, j] = sums[i * width + j] / Double(x.rows - ddof)
                result[j, i] = result[i, j]
            }
        }
        return result
    }

    /// So many centred rows of some thirty columns stay in the first cache.
    private static let blockRows = 128

    /// The rows of `block` about the means, each padded with zeros to `width`.
    private static func centre(
        _ x: Matrix, _ means: [Double], _ block: Range<Int>, _ centred: inout [Double], _ width: Int
    ) {
        let p = x.columns
        x.withUnsafeValues { values in
            centred.withUnsafeMutableBufferPointer { centred in
                for (place, row) in block.enumerated() {
                    for column in 0..<p { centred[place * width + column] = values[row * p + column] - means[column] }
                }
            }
        }
    }

    /// Adds the products of all pairs of columns: the lower triangle, four rows of it at a time.
    private static func addProducts(_ sums: inout [Double], _ centred: [Double], rows: Int, _ width: Int) {
        sums.withUnsafeMutableBufferPointer { sums in
            centred.withUnsafeBufferPointer { centred in
                guard let sums = sums.baseAddress, let centred = centred.baseAddress else { return }
                for first in stride(from: 0, to: width, by: 4) {
                    MatrixProduct.add(
                        rows: 4, columns: first + 4, inner: rows,
                        MatrixProduct.Operand(centred + first, row: 1, column: width), centred, bStride: width,
                        to: sums + first * width, cStride: width)
                }
            }
        }
    }

    /// Pearson's correlation of each pair of columns. A constant column correlates 0 with the others, 1 with itself.
    public static func correlation(of x: Matrix) -> Matrix {
        var result = matrix(of: x)
        let deviations = (0..<x.columns).map { result[$0, $0].squareRoot() }
        for i in 0..<x.columns {
            for j in 0..<x.columns {
                let product = deviations[i] * deviations[j]
                result[i, j] = i == j ? 1 : product > 0 ? min(1, max(-1, result[i, j] / product)) : 0
            }
        }
        return result
    }
}
