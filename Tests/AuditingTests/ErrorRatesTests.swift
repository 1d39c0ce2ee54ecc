import Statistics
import Testing

@testable import Auditing

@Suite struct ErrorRatesTests {
    /// Three groups of 120, 90 and 60; the answers of reference/errors.py.
    private func example() -> (attribute: ProtectedAttribute, truth: [Bool?], predicted: [Bool?]) {
        let codes = (0..<270).map { Int32($0 < 120 ? 0 : $0 < 210 ? 1 : 2) }
        return (
            ProtectedAttribute(name: "g", codes: codes, levels: ["a", "b", "c"]),
            (0..<270).map { ($0 * 7) % 11 < 5 }, (0..<270).map { ($0 * 5 + Int(codes[$0]) * 3) % 13 < 6 }
        )
    }

    /// Fairlearn 0.15.0; see reference/errors.py.
    @Test func equalsFairlearn() throws {
        let (attribute, truth, predicted) = example()
        let rates = ErrorRateAudit().audit(attribute, truth: truth, predicted: predicted)
        let expected: [ErrorMeasure: [Double]] = [
            .truePositiveRate: [0.5, 0.47619047619047616, 0.4074074074074074],
            .falsePositiveRate: [0.4393939393939394, 0.4375, 0.5151515151515151],
            .precision: [0.48214285714285715, 0.4878048780487805, 0.39285714285714285],
            .selectionRate: [0.4666666666666667, 0.45555555555555555, 0.4666666666666667],
        ]
        for measured in rates.measures {
            let reference = try #require(expected[measured.measure])
            for (group, rate) in zip(measured.groups, reference) {
                #expect(abs((group.rate ?? .nan) - rate) < 1e-12, "\(measured.measure) of \(group.group)")
            }
        }
        #expect(abs((rates.equalisedOddsDifference ?? .nan) - 0.09259259259259262) < 1e-12)
        #expect(abs((rates.predictiveParityDifference ?? .nan) - 0.094948) < 1e-5)
        #expect(rates.reference == "a")
    }

    @Test func unknownAnswersLeaveTheCustomerOut() {
        var (attribute, truth, predicted) = example()
        truth += [nil, true]
        predicted += [true, nil]
        attribute = ProtectedAttribute(
            name: "g", codes: attribute.codes.map(Int32.init) + [0, 1], levels: ["a", "b", "c"])
        let rates = ErrorRateAudit().audit(attribute, truth: truth, predicted: predicted)
        #expect(rates.measures.last?.groups.map(\.total) == [120, 90, 60])
    }

    /// One group has three hits: none of its rates is shown, nor those of a second group that would give them away.
    @Test func aSmallCountHidesTheGroupsRates() {
        var codes: [Int32] = [], truth: [Bool?] = [], predicted: [Bool?] = []
        for (group, counts) in [[40, 30, 50, 20], [35, 25, 45, 30], [3, 12, 30, 15]].enumerated() {
            for (cell, count) in counts.enumerated() {
                codes += [Int32](repeating: Int32(group), count: count)
                truth += [Bool?](repeating: cell < 2, count: count)
                predicted += [Bool?](repeating: cell == 0 || cell == 3, count: count)
            }
        }
        let rates = ErrorRateAudit().audit(
            ProtectedAttribute(name: "g", codes: codes, levels: ["a", "b", "c"]), truth: truth, predicted: predicted)
        for measured in rates.measures {
            #expect(measured.groups.last?.rate == nil && measured.groups.last?.isWithheld == true)
            #expect(measured.groups.last?.ratio == nil && measured.groups.last?.difference == nil)
            #expect(measured.groups.count { $0.isWithheld } >= 2)
        }
    }
}
