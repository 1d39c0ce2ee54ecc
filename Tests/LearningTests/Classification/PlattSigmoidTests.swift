import Testing

@testable import Learning

@Suite struct PlattSigmoidTests {
    @Test func equalsTheOptimum() {
        let rows = SupportVectorReference.plattRows
        let sigmoid = PlattSigmoid.fit(rows.map { $0[0] }, isPositive: rows.map { $0[1] == 1 })
        #expect(areClose([sigmoid.slope, sigmoid.intercept], SupportVectorReference.platt[0]))
    }

    @Test func isFiniteForSeparatedEqualAndHugeValues() {
        let isPositive = (0..<40).map { $0 >= 20 }
        let separated = PlattSigmoid.fit((0..<40).map { Double($0) - 19.5 }, isPositive: isPositive)
        #expect(separated.slope < 0 && separated.slope.isFinite && separated.intercept.isFinite)
        #expect(separated.probability(20) > 0.9 && separated.probability(-20) < 0.1)
        // Nothing to tell them apart: the share, drawn towards one half by Laplace's rule.
        let equal = PlattSigmoid.fit([Double](repeating: 3, count: 40), isPositive: isPositive)
        #expect(abs(equal.probability(3) - 0.5) < 1e-9)
        let huge = PlattSigmoid.fit((0..<40).map { (Double($0) - 19.5) * 1e8 }, isPositive: isPositive)
        #expect(abs(huge.probability(2e9) - separated.probability(20)) < 1e-6)
        #expect(separated.probability(1e308) == 1 && separated.probability(-1e308) == 0)
    }

    @Test func contradictedValuesTellNothing() {
        let sigmoid = PlattSigmoid.fit([3, 2, -1, -2, -3], isPositive: [false, false, true, true, true])
        #expect(sigmoid.slope == 0)
        #expect(abs(sigmoid.probability(7) - 4.0 / 7) < 1e-12)
    }

    @Test func oneClassIsNotCalibrated() {
        #expect(PlattSigmoid.fit([1, 2], isPositive: [true, true]) == .uncalibrated)
        #expect(PlattSigmoid.fit([], isPositive: []) == .uncalibrated)
        #expect(PlattSigmoid.uncalibrated.probability(0) == 0.5)
        #expect(PlattSigmoid.uncalibrated.probability(2) > 0.5)
    }
}

@Suite struct PairwiseCouplingTests {
    @Test func solvesTheEquations() {
        let coupling = PairwiseCoupling(classes: 4)
        for (row, solution) in zip(SupportVectorReference.couplingRows, SupportVectorReference.coupling) {
            #expect(areClose(coupling.probabilities(row), solution, 1e-12))
        }
    }

    @Test func returnsTheProbabilitiesThatPairsComeFrom() {
        let shares = [0.5, 0.3, 0.15, 0.05]
        let pairwise = KernelMachine.pairs(4).map { shares[$0] / (shares[$0] + shares[$1]) }
        #expect(areClose(PairwiseCoupling(classes: 4).probabilities(pairwise), shares, 1e-12))
    }

    @Test func oneAndTwoClassesAndCertaintyAreNoExceptions() {
        #expect(PairwiseCoupling(classes: 1).probabilities([]) == [1])
        #expect(areClose(PairwiseCoupling(classes: 2).probabilities([0.3]), [0.3, 0.7], 1e-12))
        // 0 beats 1, 1 beats 2, 2 beats 0: nobody is ahead.
        let circle = PairwiseCoupling(classes: 3).probabilities([1, 0, 1])
        #expect(areClose(circle, [Double](repeating: 1 / 3, count: 3), 1e-6))
        let certain = PairwiseCoupling(classes: 3).probabilities([1, 1, 1])
        #expect(certain[0] > 0.999999 && certain.allSatisfy { $0 >= 0 })
    }
}
