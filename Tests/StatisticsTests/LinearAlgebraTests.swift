import Basics
import Foundation
import Testing

@testable import Statistics

@Suite struct LinearAlgebraTests {
    private func randomSymmetric(_ size: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        var matrix = Matrix(rows: size, columns: size)
        for i in 0..<size {
            for j in 0...i {
                matrix[i, j] = generator.uniform() - 0.5
                matrix[j, i] = matrix[i, j]
            }
        }
        return matrix
    }

    private func product(_ matrix: Matrix, _ vector: some Collection<Double>) -> [Double] {
        (0..<matrix.rows).map { zip(matrix.row($0), vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// OpenBLAS starts threads with every process and sums by processor.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/lib/x86_64-linux-gnu/blas/libblas.so.3")))
    func theReferenceLibrariesAreLoaded() throws {
        // A file of no size as far as the kernel tells.
        let maps = try #require(try FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd())
        let loaded = String(decoding: maps, as: UTF8.self)
        #expect(loaded.contains("/blas/libblas.so") && loaded.contains("/lapack/liblapack.so"))
        #expect(!loaded.contains("openblas"))
    }

    /// The Hilbert matrix of order 3: numpy.linalg.eigvalsh (NumPy 2.4.6).
    @Test func eigenvaluesEqualTheReference() throws {
        let hilbert = Matrix((0..<3).map { i in (0..<3).map { 1 / Double(i + $0 + 1) } })
        let expected = [1.4083189271236538, 0.12232706585390584, 0.002687340355773534]
        let eigen = try SymmetricEigen(hilbert)
        #expect(zip(eigen.values, expected).allSatisfy { abs($0 - $1) < 1e-14 })
    }

    @Test func vectorsSolveTheEquation() throws {
        for size in [1, 2, 5, 20] {
            let matrix = randomSymmetric(size, seed: UInt64(size))
            let eigen = try SymmetricEigen(matrix)
            #expect(eigen.values == eigen.values.sorted(by: >))
            for (index, value) in eigen.values.enumerated() {
                let vector = Array(eigen.vectors.row(index))
                #expect(zip(product(matrix, vector), vector).allSatisfy { abs($0 - value * $1) < 1e-12 })
                let largest = vector.max { abs($0) < abs($1) } ?? 0
                #expect(largest > 0)
                for other in 0...index {
                    let inner = zip(vector, eigen.vectors.row(other)).reduce(0) { $0 + $1.0 * $1.1 }
                    #expect(abs(inner - (other == index ? 1 : 0)) < 1e-12)
                }
            }
        }
    }

    @Test func tiesAreSettledHere() throws {
        // One eigenvalue three times: the axes themselves.
        let identity = Matrix([[2, 0, 0], [0, 2, 0], [0, 0, 2]])
        #expect(try SymmetricEigen(identity).vectors == Matrix([[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
        // (1, −1)/√2: both entries are as large; the first becomes positive.
        let vectors = try SymmetricEigen(Matrix([[1, -0.5], [-0.5, 1]])).vectors
        #expect(vectors[0, 0] > 0 && vectors[0, 1] < 0)
        // A turned eigenspace has one basis, whatever the library's.
        var turned = [[0.6, 0.8, 0], [-0.8, 0.6, 0]], same = [[0.0, -1, 0], [1, 0, 0]]
        CanonicalBasis.settle(&turned, values: [3, 3])
        CanonicalBasis.settle(&same, values: [3, 3])
        #expect(zip(turned.joined(), same.joined()).allSatisfy { abs($0 - $1) < 1e-15 })
    }

    @Test func notFiniteIsRefused() {
        #expect(throws: Diagnostic.self) { try SymmetricEigen(Matrix([[1, .nan], [.nan, 1]])) }
        #expect(throws: Diagnostic.self) { try SymmetricEigen(Matrix(rows: 0, columns: 0)) }
        #expect(throws: Diagnostic.self) { try PCA().fit(Matrix([[1, 2], [.infinity, 4]])) }
        #expect(throws: Diagnostic.self) { try Cholesky(Matrix([[.nan]])) }
    }

    @Test func covarianceAndCorrelationByHand() {
        let x = Matrix([[1, 2, 7], [2, 4, 7], [3, 9, 7]])
        #expect(Covariance.means(of: x) == [2, 5, 7])
        #expect(Covariance.matrix(of: x) == Matrix([[1, 3.5, 0], [3.5, 13, 0], [0, 0, 0]]))
        let correlation = Covariance.correlation(of: x)
        #expect(abs(correlation[0, 1] - 3.5 / 13.0.squareRoot()) < 1e-15)
        #expect(correlation[2, 0] == 0 && correlation[2, 2] == 1)
        #expect(Covariance.matrix(of: Matrix([[1, 2]])) == Matrix(rows: 2, columns: 2))
    }

    @Test func choleskyGivesTheMatrixBack() throws {
        for size in [1, 3, 8] {
            // A Aᵀ of a 1…size x 2 matrix is positive semi-definite, of rank two at most.
            var generator = SeededGenerator(seed: UInt64(size))
            let half = (0..<size).map { _ in [generator.uniform(), generator.uniform()] }
            let matrix = Matrix(half.map { a in half.map { a[0] * $0[0] + a[1] * $0[1] } })
            let factor = try Cholesky(matrix).factor
            for i in 0..<size {
                for j in 0..<size {
                    let back = (0..<size).reduce(0) { $0 + factor[i, $1] * factor[j, $1] }
                    #expect(abs(back - matrix[i, j]) < 1e-7)
                    if j > i { #expect(factor[i, j] == 0) }
                }
            }
        }
        #expect(throws: Diagnostic.self) { try Cholesky(Matrix([[1, 2], [2, 1]])) }
    }

    @Test func allComponentsGiveTheDataBack() throws {
        var generator = SeededGenerator(seed: 3)
        let x = Matrix(rows: 30, columns: 4, values: (0..<120).map { _ in generator.uniform() })
        let model = try PCA().fit(x)
        let scores = model.project(x)
        for row in 0..<30 {
            for column in 0..<4 {
                let back = (0..<4).reduce(model.means[column]) { $0 + scores[row, $1] * model.components[$1, column] }
                #expect(abs(back - x[row, column]) < 1e-12)
            }
        }
        #expect(abs(model.explainedVarianceRatio.reduce(0, +) - 1) < 1e-12)
        let covariance = Covariance.matrix(of: scores)
        for i in 0..<4 {
            for j in 0..<4 { #expect(abs(covariance[i, j] - (i == j ? model.explainedVariance[i] : 0)) < 1e-12) }
        }
        #expect(try PCA(components: 2).fit(x).project(x).columns == 2)
        let constant = try PCA().fit(Matrix(rows: 3, columns: 2, repeating: 1))
        #expect(constant.explainedVarianceRatio == [0, 0])
        #expect(constant.components == Matrix([[1, 0], [0, 1]]))
    }
}
