import Basics
import Learning
import Statistics
import Testing

@Suite struct LogisticRegressionTests {
    let sample = Sample(ClassificationReference.noisy)

    @Test func equalsScikitLearn() throws {
        let labels = sample.labels.map { $0 == 2 ? 1 : 0 }
        let model = try LogisticRegression(penalty: 0.5).fit(sample.x, labels: labels, weights: sample.weights)
        #expect(model.converged)
        #expect(model.iterations < 15)
        #expect(areClose(model.coefficients + [model.intercept], ClassificationReference.logistic.flatMap(\.self)))
        #expect(
            areClose(
                try model.probabilities(sample.x).column(1),
                ClassificationReference.logisticProbabilities.flatMap(\.self)))
    }

    @Test func separableClassesStayFinite() throws {
        let labels = sample.x.column(1).map { $0 > 0 ? 1 : 0 }
        let model = try LogisticRegression(penalty: 0.1).fit(sample.x, labels: labels, weights: sample.weights)
        #expect(areClose(model.coefficients + [model.intercept], ClassificationReference.separable.flatMap(\.self)))
        let nearlyFree = try LogisticRegression(penalty: 1e-9).fit(sample.x, labels: labels)
        #expect(nearlyFree.coefficients.allSatisfy { $0.isFinite })
        #expect(try nearlyFree.predict(sample.x) == labels)
    }

    @Test func survivesCollinearAndConstantAndHugeColumns() throws {
        let first = sample.x.column(0)
        let x = Matrix(first.map { [$0, $0, 7, $0 * 1e6] })
        let labels = sample.labels.map { min($0, 1) }
        let model = try LogisticRegression().fit(x, labels: labels)
        #expect(model.coefficients.allSatisfy { $0.isFinite })
        #expect(abs(model.coefficients[0] - model.coefficients[1]) < 1e-6)
        let probabilities = try model.probabilities(x)
        #expect((0..<x.rows).allSatisfy { abs(probabilities[$0, 0] + probabilities[$0, 1] - 1) < 1e-12 })
    }

    @Test func saysWhenTheValuesAreTooLarge() throws {
        let model = try LogisticRegression().fit(Matrix([[1e300], [-1e300], [0]]), labels: [0, 1, 1])
        #expect(!model.converged)
        #expect(model.coefficients == [0])
    }

    @Test func refusesWhatItCannotFit() {
        func identifier(_ regression: LogisticRegression, labels: [Int], classes: Int = 2) -> String? {
            #expect(throws: Diagnostic.self) {
                try regression.fit(Matrix([[1], [2]]), labels: labels, classes: classes)
            }?.identifier
        }
        #expect(identifier(LogisticRegression(penalty: 0), labels: [0, 1]) == "learning.parameter")
        #expect(identifier(LogisticRegression(maximumIterations: 0), labels: [0, 1]) == "learning.parameter")
        #expect(identifier(LogisticRegression(), labels: [0, 1], classes: 3) == "learning.parameter")
        #expect(identifier(LogisticRegression(), labels: [1, 1]) == "learning.one-class")
    }
}
