import Learning
import Statistics
import Testing

@Suite struct ValidationReferenceTests {
    @Test func scoresEqualScikitLearn() throws {
        let binary = ValidationReference.binaryRows
        let truth = binary.map { Int($0[0]) }
        let probabilities = Matrix(binary.map { [1 - $0[1], $0[1]] })
        let multi = ValidationReference.multiRows.map { Int($0[0]) }
        let shares = Matrix(ValidationReference.multiRows.map { Array($0.dropFirst()) })
        let calibration = ProbabilityScores.calibration(
            isPositive: truth.map { $0 == 1 }, probabilities: binary.map { $0[1] }, by: .uniform)
        func value(_ measure: ScoreMeasure, _ truth: [Int], _ probabilities: Matrix) -> Double {
            measure.value(truth: truth, probabilities: probabilities) ?? .nan
        }
        #expect(
            areClose(
                [
                    value(.averagePrecision, truth, probabilities), value(.auc, truth, probabilities),
                    calibration.expectedError, value(.averagePrecision, multi, shares), value(.auc, multi, shares),
                    -value(.logLikelihood, multi, shares), -value(.negativeBrier, multi, shares),
                    value(.balancedAccuracy, multi, shares),
                ], ValidationReference.scores.flatMap(\.self)))
        #expect(
            areClose(
                calibration.flatMap { [$0.predicted, $0.observed] },
                ValidationReference.uniformCalibration.flatMap(\.self)))
    }

    @Test func curveEqualsScikitLearn() {
        let rows = ValidationReference.binaryRows
        let curve = ROCCurve(scores: rows.map { $0[1] }, isPositive: rows.map { $0[0] == 1 })
        #expect(
            areClose(
                curve.points.dropFirst().flatMap {
                    [curve.falsePositiveRate($0), curve.truePositiveRate($0), $0.score]
                }, ValidationReference.rocPoints.flatMap(\.self)))
        #expect(curve.points[0].truePositives == 0 && curve.points[0].falsePositives == 0)
    }

    @Test(arguments: [(60, 1), (10, 1), (60, 12), (3, 40)]) func aThinnedCurveTellsOfNoFewRows(
        _ limit: Int, _ least: Int
    ) throws {
        var generator = Congruential(state: 5)
        let scores = (0..<900).map { _ in generator.uniform() }
        let isPositive = scores.map { $0 + generator.bell() > 0.8 }
        let full = ROCCurve(scores: scores, isPositive: isPositive)
        let thin = full.thinned(to: limit, least: least)
        #expect(thin.points.count <= limit + 2 && thin.points.count > 2)
        #expect(thin.points.first == full.points.first && thin.points.last == full.points.last)
        #expect(Set(full.points).isSuperset(of: thin.points))
        for (before, after) in zip(thin.points, thin.points.dropFirst()) {
            #expect(after.truePositives - before.truePositives >= least)
            #expect(after.falsePositives - before.falsePositives >= least)
        }
    }

    @Test func aThinnedCurveKeepsItsDistanceFromPublishedCuts() {
        var generator = Congruential(state: 6)
        let scores = (0..<600).map { _ in generator.uniform() }
        let curve = ROCCurve(scores: scores, isPositive: scores.map { $0 + generator.bell() > 0.6 })
        let thin = curve.thinned(least: 10, borders: [150, 155, 400])
        let rows = thin.points.map { $0.truePositives + $0.falsePositives }
        #expect(Set(rows).isSuperset(of: [0, 150, 155, 400, 600]))
        #expect(rows.count > 8)
        for (before, after) in zip(thin.points, thin.points.dropFirst())
        where after.truePositives + after.falsePositives != 155 {
            #expect(after.truePositives - before.truePositives >= 10)
            #expect(after.falsePositives - before.falsePositives >= 10)
        }
    }

    @Test func measuresWithoutAnswer() {
        let certain = Matrix([[0.1, 0.9], [0.2, 0.8]])
        #expect(ScoreMeasure.auc.value(truth: [1, 1], probabilities: certain) == nil)
        #expect(ScoreMeasure.averagePrecision.value(truth: [1, 1], probabilities: certain) == nil)
        #expect(ScoreMeasure.averagePrecision.value(truth: [0, 0], probabilities: certain) == nil)
        for measure in ScoreMeasure.allCases {
            #expect(measure.value(truth: [], probabilities: Matrix(rows: 0, columns: 2)) == nil)
            // Right and certain is better than wrong and certain.
            let better = measure.value(truth: [0, 1], probabilities: Matrix([[0.9, 0.1], [0.1, 0.9]])) ?? .nan
            let worse = measure.value(truth: [1, 0], probabilities: Matrix([[0.9, 0.1], [0.1, 0.9]])) ?? .nan
            #expect(better > worse)
        }
        #expect([CalibrationGroup]().expectedError.isNaN)
        #expect(ROCCurve(scores: [], isPositive: []).thinned().points.count == 1)
    }
}
