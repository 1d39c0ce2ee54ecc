import Basics
import Foundation
import Statistics
import Testing

@testable import Learning

@Suite struct AutoencoderTests {
    /// Points along a bent line in three dimensions, standardised as near as makes no difference.
    private func bow(_ rows: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        return Matrix(
            (0..<rows).map { _ in
                let t = 2 * generator.uniform() - 1
                return [1.7 * t, 3.3 * (t * t - 1 / 3.0), 1.5 * t].map { $0 + 0.05 * generator.standardNormal() }
            })
    }

    private func deviations(_ x: Matrix) -> Double {
        (0..<x.columns).reduce(0) { sum, column in
            let deviation = Summary.standardDeviation(x.column(column), ddof: 0)
            return sum + deviation * deviation * Double(x.rows)
        }
    }

    private func error(_ values: [Double]) -> Double { Summary.mean(values) }

    private func error(_ model: PCAModel, _ x: Matrix) -> Double {
        let back = model.reconstruct(model.project(x))
        return error(zip(x.values, back.values).map { ($0 - $1) * ($0 - $1) })
    }

    @Test func bendsWhereComponentsCannot() throws {
        let x = bow(400, seed: 1), test = bow(200, seed: 2)
        let model = try Autoencoder(dimensions: 1, hiddenLayers: [24], learningRate: 0.01).fit(x)
        #expect(error(model.reconstructionErrors(test)) < 0.3 * error(try PCA(components: 1).fit(x), test))
    }

    @Test func aLinearOneFindsThePrincipalPlane() throws {
        let x = SeededData.factorCloud(300, 6, loading: 0.8, seed: 4)
        let scaled = Matrix(rows: 300, columns: 6, values: x.values.map { $0 * 0.6 })
        let plane = error(try PCA(components: 2).fit(scaled), scaled)
        let model = try Autoencoder(
            dimensions: 2, hiddenLayers: [], learningRate: 0.01, batchSize: 50, maximumEpochs: 300, weightDecay: 0,
            validationShare: 0
        ).fit(scaled)
        let found = error(model.reconstructionErrors(scaled))
        #expect(abs(model.explainedShare(scaled) - (1 - found * 1800 / deviations(scaled))) < 1e-12)
        #expect(found >= plane)
        #expect(found < 1.01 * plane)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func axesAreSettled(seed: UInt64) throws {
        let x = SeededData.blobs(240, 5, centres: 3, distance: 2, seed: seed)
        let embedding = try Autoencoder(dimensions: 3, maximumEpochs: 30, seed: seed).fit(x).encode(x)
        let covariance = Covariance.matrix(of: embedding)
        #expect(Covariance.means(of: embedding).allSatisfy { abs($0) < 1e-9 })
        let variances = (0..<3).map { covariance[$0, $0] }
        #expect(variances == variances.sorted(by: >))
        #expect(abs(variances.reduce(0, +) - 3) < 1e-9)
        for i in 0..<3 { for j in 0..<i { #expect(abs(covariance[i, j]) < 1e-9) } }
        // Each axis points to where the column that it goes with most grows.
        let joint = Covariance.correlation(
            of: Matrix((0..<240).map { Array(embedding.row($0)) + Array(x.row($0)) }))
        for axis in 0..<3 {
            let correlations = (3..<8).map { joint[axis, $0] }
            #expect((correlations.max { abs($0) < abs($1) } ?? 0) > 0)
        }
    }

    @Test func reconstructionIsDecodingTheEmbedding() throws {
        let x = SeededData.noise(50, 4, seed: 3)
        let model = try Autoencoder(maximumEpochs: 5).fit(x)
        let back = model.reconstruct(x)
        #expect(model.decode(model.encode(x)) == back)
        let first = zip(x.row(0), back.row(0)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 4
        #expect(model.reconstructionErrors(x)[0] == first)
        // The embedding of new rows doesn't depend on those beside them.
        #expect(model.encode(x.selecting(rows: [7])).values == Array(model.encode(x).row(7)))
    }

    @Test func oddInputsAreFitted() throws {
        let network = Autoencoder(maximumEpochs: 5)
        let constant = Matrix(rows: 10, columns: 3, repeating: 4)
        #expect(try network.fit(constant).encode(constant).values.allSatisfy(\.isFinite))
        let wide = SeededData.noise(5, 30, seed: 1)
        #expect(try network.fit(wide).encode(wide).values.allSatisfy(\.isFinite))
        let huge = Matrix([[1e300, 1], [-1e300, 2], [.greatestFiniteMagnitude, 3], [0, 4]])
        #expect(try network.fit(huge).encode(huge).values.allSatisfy(\.isFinite))
    }

    @Test func survivesEncoding() throws {
        let x = SeededData.noise(30, 3, seed: 5)
        let model = try Autoencoder(hiddenLayers: [4], maximumEpochs: 2).fit(x)
        let data = try JSONEncoder().encode(model)
        #expect(try JSONDecoder().decode(AutoencoderModel.self, from: data) == model)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains("\"encoderLayers\":2"))
        let broken = Data(text.replacing("\"encoderLayers\":2", with: "\"encoderLayers\":4").utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(AutoencoderModel.self, from: broken) }
    }

    @Test func refusesWhatItCannotFit() throws {
        let x = SeededData.noise(8, 3, seed: 1)
        #expect(diagnosticSummary { _ = try Autoencoder(dimensions: 4).fit(x) }?.contains("in 1...3; got 4") == true)
        #expect(throws: Diagnostic.self) { try Autoencoder(dimensions: 0).fit(x) }
        #expect(throws: Diagnostic.self) { try Autoencoder(learningRate: 0).fit(x) }
        let few = x.selecting(rows: [0, 1])
        #expect(diagnosticSummary { _ = try Autoencoder().fit(few) }?.contains("more rows than dimensions") == true)
    }
}
