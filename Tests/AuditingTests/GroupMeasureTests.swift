import Statistics
import Testing

@testable import Auditing

@Suite struct GroupMeasureTests {
    private let attribute = ProtectedAttribute(
        name: "g", codes: (0..<205).map { $0 < 100 ? 0 : $0 < 190 ? 1 : 2 }, levels: ["a", "b", "c"])

    /// AIF360's smoothed_edf with concentration 1; see reference/proxies.py.
    @Test func differentialFairnessEqualsAIF360() throws {
        let answers = zip([1, 0, 1, 0, 1, 0], [40, 60, 20, 70, 3, 12]).flatMap { [Int?](repeating: $0, count: $1) }
        let found = try #require(
            DifferentialFairnessEstimate(attribute, answers: answers, answerCount: 2, minimumCount: 1))
        #expect(abs(found.epsilon - 0.6060072110156474) < 1e-10)
        #expect(found.groups == 3 && found.interval.low < found.epsilon && found.epsilon < found.interval.high)
        let large = try #require(
            DifferentialFairnessEstimate(attribute, answers: answers, answerCount: 2, minimumCount: 20))
        #expect(large.groups == 2)
        #expect(
            DifferentialFairnessEstimate(attribute, answers: answers, answerCount: 2, minimumCount: 95) == nil)
    }

    @Test func calibrationComparesPromiseAndTruth() throws {
        let truth = (0..<205).map { row -> Bool? in row % 4 == 0 }
        let open = ErrorRateAudit(disclosure: DisclosureControl(threshold: 0))
        let rates = open.audit(
            attribute, truth: truth, predicted: (0..<205).map { $0 % 3 == 0 },
            probabilities: (0..<205).map { $0 < 100 ? 0.25 : 0.7 })
        let first = rates.calibration[0], second = rates.calibration[1]
        #expect(first.observed == 0.25 && abs((first.predicted ?? 0) - 0.25) < 1e-12 && first.isKept == true)
        #expect(second.isKept == false && second.count == 90)
        let without = open.audit(attribute, truth: truth, predicted: (0..<205).map { $0 % 3 == 0 })
        #expect(without.calibration.allSatisfy { $0.predicted == nil && $0.isKept == nil })
    }
}
