import Learning
import Statistics
import Testing

@Suite struct OneVersusRestTests {
    let sample = Sample(ClassificationReference.noisy)

    @Test func twoClassesAreTheModelItself() throws {
        let labels = sample.labels.map { $0 == 2 ? 1 : 0 }
        let model = try OneVersusRest(LogisticRegression()).fit(sample.x, labels: labels, classes: 2)
        let plain = try LogisticRegression().fit(sample.x, labels: labels)
        #expect(model.model(of: 1) == plain)
        #expect(model.model(of: 0) == nil)
        #expect(
            areClose(try model.probabilities(sample.x).values, try plain.probabilities(sample.x).values, 1e-15))
    }

    @Test func eachClassHasItsModelAgainstTheRest() throws {
        let model = try OneVersusRest(LogisticRegression(penalty: 2)).fit(
            sample.x, labels: sample.labels.map { $0 * 2 }, classes: 5)
        for label in 0..<3 {
            let own = try LogisticRegression(penalty: 2).fit(
                sample.x, labels: sample.labels.map { $0 == label ? 1 : 0 })
            #expect(model.model(of: label * 2) == own)
        }
        #expect(model.model(of: 1) == nil)
        let probabilities = try model.probabilities(sample.x)
        let shares = try (0..<3).map { try #require(model.model(of: $0 * 2)).probabilities(sample.x)[4, 1] }
        let sum = shares.reduce(0, +)
        #expect(
            areClose(Array(probabilities.row(4)), [shares[0] / sum, 0, shares[1] / sum, 0, shares[2] / sum], 1e-15))
    }
}
