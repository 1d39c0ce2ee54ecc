import Basics
import Testing

@testable import Statistics

@Suite struct MatrixProductTests {
    private func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        return Matrix(rows: rows, columns: columns, values: (0..<rows * columns).map { _ in generator.uniform() - 0.5 })
    }

    /// Each element summed in the order of the inner index.
    private func plain(_ a: Matrix, _ b: Matrix) -> Matrix {
        var result = Matrix(rows: a.rows, columns: b.columns)
        for i in 0..<a.rows {
            for j in 0..<b.columns { for k in 0..<a.columns { result[i, j] += a[i, k] * b[k, j] } }
        }
        return result
    }

    @Test func equalsThePlainLoopToTheLastBit() {
        for rows in [0, 1, 3, 4, 5, 8, 11] {
            for inner in [0, 1, 2, 7, 40] {
                for columns in 0...9 {
                    let a = random(rows, inner, seed: UInt64(rows * 100 + inner)), b = random(inner, columns, seed: 3)
                    #expect(a.times(b) == plain(a, b), "\(rows) x \(inner) x \(columns)")
                }
            }
        }
    }

    @Test func stridesTranspose() {
        let a = random(6, 5, seed: 1), b = random(6, 7, seed: 2)
        var sums = [Double](repeating: 0, count: 5 * 7)
        a.withUnsafeValues { left in
            b.withUnsafeValues { right in
                sums.withUnsafeMutableBufferPointer { sums in
                    guard let left = left.baseAddress, let right = right.baseAddress, let sums = sums.baseAddress
                    else { return }
                    MatrixProduct.add(
                        rows: 5, columns: 7, inner: 6, MatrixProduct.Operand(left, row: 1, column: 5), right,
                        bStride: 7, to: sums, cStride: 7)
                }
            }
        }
        #expect(sums == plain(a.transposed, b).values)
        #expect(a.transposed.transposed == a)
    }

    @Test func covarianceIsSummedInTheOrderOfTheRows() {
        for (rows, columns) in [(2, 1), (130, 3), (300, 9), (5, 12)] {
            let x = random(rows, columns, seed: 9), means = Covariance.means(of: x)
            let found = Covariance.matrix(of: x)
            for i in 0..<columns {
                for j in 0..<columns {
                    var sum = 0.0
                    for row in 0..<rows { sum += (x[row, i] - means[i]) * (x[row, j] - means[j]) }
                    #expect(found[i, j] == sum / Double(rows - 1))
                }
            }
        }
        #expect(Covariance.matrix(of: random(1, 2, seed: 1)).values == [0, 0, 0, 0])
    }
}
