import Basics
import Foundation
import Statistics
import Testing

@testable import Learning

private typealias Reference = NeuralNetworkReference

@Suite struct MultilayerPerceptronTests {
    /// Every third row is held out, columns standardised by the others.
    struct HeldOut {
        let training: Matrix
        let trainingLabels: [Int]
        let test: Matrix
        let testLabels: [Int]

        init(_ x: Matrix, _ labels: [Int]) {
            let kept = labels.indices.filter { $0 % 3 != 2 }, held = labels.indices.filter { $0 % 3 == 2 }
            let seen = x.selecting(rows: kept)
            let means = Covariance.means(of: seen)
            let deviations = (0..<x.columns).map { Summary.standardDeviation(seen.column($0), ddof: 0) }
            var scaled = x
            for row in 0..<x.rows {
                for column in 0..<x.columns {
                    scaled[row, column] =
                        (x[row, column] - means[column]) / (deviations[column] > 0 ? deviations[column] : 1)
                }
            }
            training = scaled.selecting(rows: kept)
            test = scaled.selecting(rows: held)
            trainingLabels = kept.map { labels[$0] }
            testLabels = held.map { labels[$0] }
        }
    }

    enum DataSet: String, CaseIterable, Sendable {
        case iris, wine, digits

        var heldOut: HeldOut {
            switch self {
            case .iris: return HeldOut(Fisher.iris, Fisher.species)
            case .wine:
                let rows = stride(from: 0, to: Reference.wine.count, by: 14).map {
                    Array(Reference.wine[$0..<$0 + 14])
                }
                return HeldOut(Matrix(rows.map { Array($0.dropLast()) }), rows.map { Int($0[13]) })
            case .digits:
                let images = Reference.digits.split(separator: "\n").map { Array($0.utf8) }
                return HeldOut(
                    Matrix(images.map { $0.prefix(64).map { Double($0) - 97 } }), images.map { Int($0[64]) - 48 })
            }
        }

        /// Accuracy and log-loss of scikit-learn's MLPClassifier, mean of ten random states.
        var reference: [Double] {
            switch self {
            case .iris: Reference.irisScores
            case .wine: Reference.wineScores
            case .digits: Reference.digitsScores
            }
        }
    }

    @Test(arguments: DataSet.allCases)
    func isAsGoodAsScikitLearn(dataSet: DataSet) throws {
        let data = dataSet.heldOut
        let classes = (data.trainingLabels.max() ?? 0) + 1
        let scores = try (1...4).map { seed in
            let model = try MultilayerPerceptron(batchSize: 32, maximumEpochs: 300, seed: UInt64(seed))
                .fit(data.training, labels: data.trainingLabels, classes: classes)
            let shares = try model.probabilities(data.test)
            return ClassificationScores(
                truth: data.testLabels, predicted: shares.mostProbableClasses, classes: classes, probabilities: shares)
        }
        #expect(Summary.mean(scores.map(\.accuracy)) > dataSet.reference[0] - 0.02)
        #expect(Summary.mean(scores.compactMap(\.logLoss)) < dataSet.reference[1] + 0.05)
    }

    /// Two interleaved half moons: no line parts them.
    private func moons(_ rows: Int, seed: UInt64) -> (x: Matrix, labels: [Int]) {
        var generator = SeededGenerator(seed: seed)
        let labels = (0..<rows).map { $0 % 2 }
        let points = labels.map { label in
            let angle = generator.uniform() * .pi
            let side: Double = label == 0 ? 1 : -1
            return [
                side * cos(angle) + (label == 0 ? -0.5 : 0.5) + 0.1 * generator.standardNormal(),
                side * sin(angle) + (label == 0 ? -0.25 : 0.25) + 0.1 * generator.standardNormal(),
            ]
        }
        return (Matrix(points), labels)
    }

    @Test func bendsWhereALineCannot() throws {
        let (x, labels) = moons(400, seed: 1), test = moons(400, seed: 2)
        func accuracy(_ hidden: [Int]) throws -> Double {
            let model = try MultilayerPerceptron(hiddenLayers: hidden, learningRate: 0.01).fit(
                x, labels: labels, classes: 2)
            return Double(zip(try model.predict(test.x), test.labels).count { $0 == $1 }) / 400
        }
        #expect(try accuracy([]) < 0.92)
        #expect(try accuracy([32, 16]) > 0.98)
    }

    @Test func withoutHiddenLayersItIsLogisticRegression() throws {
        let sample = Sample(ClassificationReference.noisy)
        let labels = sample.labels.map { $0 == 2 ? 1 : 0 }
        // The penalty on two mirrored sets of weights is half of that on their difference.
        let network = try MultilayerPerceptron(
            hiddenLayers: [], learningRate: 0.01, batchSize: 120, maximumEpochs: 4000, weightDecay: 1.0 / 60,
            patience: 4000, validationShare: 0
        ).fit(sample.x, labels: labels, classes: 2)
        let regression = try LogisticRegression(penalty: 1).fit(sample.x, labels: labels)
        let expected = try regression.probabilities(sample.x).values
        #expect(areClose(try network.probabilities(sample.x).values, expected, 1e-8))
    }

    @Test func sameSeedSameModel() throws {
        let (x, labels) = moons(80, seed: 3)
        let network = MultilayerPerceptron(hiddenLayers: [6], maximumEpochs: 5, seed: 9)
        let model = try network.fit(x, labels: labels, classes: 2)
        #expect(try network.fit(x, labels: labels, classes: 2) == model)
        var other = network
        other.seed = 10
        #expect(try other.fit(x, labels: labels, classes: 2) != model)
    }

    @Test func theBestEpochIsKept() throws {
        let (x, labels) = moons(120, seed: 4)
        let flipped = labels.enumerated().map { $0 % 4 == 0 ? 1 - $1 : $1 }
        let short = try MultilayerPerceptron(learningRate: 0.03, seed: 2).fit(x, labels: flipped, classes: 2)
        #expect(short.training.stoppedEarly)
        #expect(short.training.epochs == short.training.bestEpoch + 15)
        // Stopped at its best epoch the same training ends with the same weights.
        let same = try MultilayerPerceptron(learningRate: 0.03, maximumEpochs: short.training.bestEpoch, seed: 2)
            .fit(x, labels: flipped, classes: 2)
        #expect(same.parameters == short.parameters)
    }

    @Test func weightsCountRows() throws {
        let (x, labels) = moons(60, seed: 5)
        let network = MultilayerPerceptron(hiddenLayers: [5], maximumEpochs: 8)
        let weights = (0..<60).map { Double($0 % 3) }
        let model = try network.fit(x, labels: labels, classes: 2, weights: weights)
        // Rows of weight 0 may hold anything; a common factor doesn't matter.
        var changed = x
        for row in stride(from: 0, to: 60, by: 3) { changed[row, 0] = 1e9 }
        #expect(try network.fit(changed, labels: labels, classes: 2, weights: weights).parameters == model.parameters)
        let scaled = try network.fit(x, labels: labels, classes: 2, weights: weights.map { $0 * 1024 })
        #expect(scaled.parameters == model.parameters)
        // Where the classes are mixed, the heavier one is the more probable.
        let mixed = try network.fit(
            Matrix(rows: 60, columns: 2), labels: labels, classes: 2, weights: labels.map { $0 == 0 ? 1 : 4 })
        #expect(try mixed.predict(Matrix(rows: 1, columns: 2)) == [1])
    }

    @Test func oddInputsAreFitted() throws {
        let network = MultilayerPerceptron(hiddenLayers: [4], maximumEpochs: 20)
        func shares(_ x: Matrix, _ labels: [Int], classes: Int) throws -> [Double] {
            let model = try network.fit(x, labels: labels, classes: classes)
            return try model.probabilities(x).values
        }
        #expect(try shares(Matrix([[1, 2]]), [0], classes: 1) == [1])
        #expect(try shares(Matrix([[1, 2]]), [1], classes: 3).allSatisfy { $0 > 0 && $0 < 1 })
        #expect(
            try shares(Matrix(rows: 9, columns: 3, repeating: 7), Array(repeating: 0, count: 9), classes: 2)[0] > 0.5)
        let wide = SeededData.noise(6, 30, seed: 1)
        #expect(try shares(wide, [0, 1, 0, 1, 0, 1], classes: 2).allSatisfy(\.isFinite))
        let huge = Matrix([[1e300, -1e300], [.greatestFiniteMagnitude, 0], [1, 1], [-1e200, 1e150]])
        #expect(try shares(huge, [0, 1, 0, 1], classes: 2).allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    @Test func rowsSumToOneInAnyOrder() throws {
        let (x, labels) = moons(90, seed: 6)
        let model = try MultilayerPerceptron(hiddenLayers: [7], maximumEpochs: 10).fit(x, labels: labels, classes: 2)
        let shares = try model.probabilities(x)
        #expect((0..<90).allSatisfy { abs(shares.row($0).reduce(0, +) - 1) < 1e-12 })
        let order = Array((0..<90).reversed())
        #expect(try model.probabilities(x.selecting(rows: order)) == shares.selecting(rows: order))
        #expect(try model.probabilities(Matrix(rows: 0, columns: 2)).rows == 0)
    }

    @Test func survivesEncoding() throws {
        let (x, labels) = moons(40, seed: 7)
        let model = try MultilayerPerceptron(hiddenLayers: [3], maximumEpochs: 2).fit(x, labels: labels, classes: 2)
        let data = try JSONEncoder().encode(model)
        #expect(try JSONDecoder().decode(MultilayerPerceptronModel.self, from: data) == model)
        let text = String(decoding: data, as: UTF8.self)
        for (sound, damaged) in [("\"outputs\":3", "\"outputs\":4"), ("\"offset\":9", "\"offset\":-9")] {
            #expect(text.contains(sound))
            let broken = Data(text.replacing(sound, with: damaged).utf8)
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(MultilayerPerceptronModel.self, from: broken)
            }
        }
    }

    @Test func refusesWhatItCannotFit() throws {
        func summary(_ network: MultilayerPerceptron, _ x: Matrix = Matrix([[1], [2]]), labels: [Int] = [0, 1])
            -> String
        {
            diagnosticSummary { _ = try network.fit(x, labels: labels, classes: 2) } ?? ""
        }
        #expect(summary(MultilayerPerceptron(hiddenLayers: [3, 0])).contains("'hiddenLayers' parameter"))
        #expect(summary(MultilayerPerceptron(learningRate: .nan)).contains("'learningRate' parameter"))
        #expect(summary(MultilayerPerceptron(batchSize: 0)).contains("'batchSize' parameter"))
        #expect(summary(MultilayerPerceptron(maximumEpochs: 0)).contains("'maximumEpochs' parameter"))
        #expect(summary(MultilayerPerceptron(weightDecay: -1)).contains("'weightDecay' parameter"))
        #expect(summary(MultilayerPerceptron(patience: 0)).contains("'patience' parameter"))
        #expect(summary(MultilayerPerceptron(validationShare: 1)).contains("'validationShare' parameter"))
        let network = MultilayerPerceptron(maximumEpochs: 2)
        #expect(summary(network, Matrix([[1], [.nan]])).contains("column 1 of row 2 is missing (NaN)"))
        #expect(summary(network, Matrix(rows: 0, columns: 1), labels: []).contains("at least one row"))
        #expect(summary(network, Matrix(rows: 2, columns: 0)).contains("features"))
        #expect(summary(network, labels: [0]).contains("got 1 labels for 2 rows"))
        #expect(summary(network, labels: [0, 2]).contains("must lie in 0..<2"))
        let model = try network.fit(Matrix([[1], [2]]), labels: [0, 1], classes: 2)
        #expect(throws: Diagnostic.self) { try model.probabilities(Matrix([[1, 2]])) }
        #expect(throws: Diagnostic.self) { try model.probabilities(Matrix([[.infinity]])) }
    }
}
