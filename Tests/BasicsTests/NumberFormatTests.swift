import Basics
import Foundation
import Testing

@Suite struct NumberFormatTests {
    @Test func whole() {
        #expect(NumberFormat.integer(0) == "0")
        #expect(NumberFormat.integer(999) == "999")
        #expect(NumberFormat.integer(1000) == "1,000")
        #expect(NumberFormat.integer(1_234_567) == "1,234,567")
        #expect(NumberFormat.integer(-1_234_567) == "−1,234,567")
        #expect(NumberFormat.integer(1e15) == "1,000,000,000,000,000")
        #expect(NumberFormat.integer(4_503_599_627_370_497) == "4,503,599,627,370,497")
    }

    @Test func roundsHalfAwayFromZero() {
        #expect([0.5, 1.5, 2.5, -0.5, -2.5].map { NumberFormat.integer($0) } == ["1", "2", "3", "−1", "−3"])
        #expect([0.49999, 2.49999].map { NumberFormat.integer($0) } == ["0", "2"])
        #expect(NumberFormat.fixed(0.125, digits: 2) == "0.13")
        #expect(NumberFormat.fixed(1.005, digits: 2) == "1.01")
        #expect(NumberFormat.fixed(1.115, digits: 2) == "1.12")
        #expect(NumberFormat.fixed(999.995, digits: 2) == "1,000.00")
        #expect(NumberFormat.fixed(8_911_407.904, digits: 2) == "8,911,407.90")
    }

    /// Most numerals are made without C's printf; they are the same, near a tie too.
    @Test(arguments: 0...7) func plainNumeralsAreThoseOfPrintf(digits: Int) {
        var random = SeededGenerator(seed: 1, stream: "numerals")
        let special: [Double] = [
            0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.05, 0.25, 1.005, 0.9995, 0.99949999999999, 999_999.9999999, 1e6, 1e300,
            -0.0004, .infinity, -.infinity, .leastNonzeroMagnitude,
        ]
        let ties = (0..<500).map { _ in (Double(random.below(20_000)) + 0.5) / 1e3 }
        let others = (0..<3_000).map { _ in (random.uniform() - 0.5) * [1e-3, 1, 1e4, 1e7][random.below(4)] }
        for value in special + ties + ties.map(\.nextUp) + ties.map(\.nextDown) + others {
            #expect(NumberFormat.plain(value, digits: digits) == String(format: "%.\(digits)f", value))
        }
    }

    @Test func neverMinusZero() {
        #expect(NumberFormat.integer(-0.4) == "0")
        #expect(NumberFormat.fixed(-0.0, digits: 2) == "0.00")
        #expect(NumberFormat.fixed(-0.004, digits: 2) == "0.00")
        #expect(NumberFormat.fixed(-0.005, digits: 2) == "−0.01")
        #expect(NumberFormat.significant(-0.0) == "0")
        #expect(NumberFormat.percent(-0.0001) == "0.0\u{a0}%")
        #expect(NumberFormat.signed(-0.004) == "0.00")
    }

    @Test func missingIsADash() {
        for value in [nil, Double.nan, .infinity, -.infinity] {
            #expect(NumberFormat.integer(value) == "–")
            #expect(NumberFormat.fixed(value, digits: 1) == "–")
            #expect(NumberFormat.percent(value) == "–")
            #expect(NumberFormat.significant(value) == "–")
            #expect(NumberFormat.compact(value) == "–")
            #expect(NumberFormat.signed(value) == "–")
        }
    }

    @Test(
        arguments: [
            (0, nil, "0.0"), (1, nil, "100.0"), (0.1234, nil, "12.3"), (0.0001, nil, "<0.1"), (0.000499, nil, "<0.1"),
            (0.0005, nil, "0.1"), (0.9994, nil, "99.9"), (0.9995, nil, ">99.9"), (0.99999, nil, ">99.9"),
            (1.5, nil, "150.0"), (-0.25, nil, "−25.0"), (0.123, 99, "12"), (0.123, 100, "12.3"), (0.285, 50, "29"),
            (0.004, 50, "<1"), (0.005, 50, "1"), (0.994, 50, "99"), (0.995, 50, ">99"), (0, 50, "0"), (1, 50, "100"),
        ] as [(Double, Int?, String)]) func percentages(share: Double, n: Int?, text: String)
    {
        #expect(NumberFormat.percent(share, n: n) == text + "\u{a0}%")
    }

    @Test(arguments: [
        (0, "0"), (0.0123, "0.0123"), (4.567, "4.57"), (1230, "1,230"), (1234.4, "1,234"), (999.5, "1,000"),
        (999.4, "999"), (99.95, "100"), (9.995, "10.0"), (9.994, "9.99"), (0.9996, "1.00"), (0.99949, "0.999"),
        (-9.995, "−10.0"), (-0.00123, "−0.00123"), (0.00000123, "0.00000123"), (1.234e-7, "1.23e−07"),
        (-1.234e-7, "−1.23e−07"), (1.5e20, "1.50e+20"),
    ]) func significantDigits(value: Double, text: String) {
        #expect(NumberFormat.significant(value) == text)
    }

    @Test func otherNumbersOfSignificantDigits() {
        #expect(NumberFormat.significant(0.0996, digits: 2) == "0.10")
        #expect(NumberFormat.significant(3.5, digits: 1) == "4")
        #expect(NumberFormat.significant(3.5, digits: 0) == "4")
    }

    @Test(arguments: [
        (0, "0"), (12, "12"), (999, "999"), (1000, "1.00\u{a0}k"), (12_345, "12.3\u{a0}k"), (999_499, "999\u{a0}k"),
        (999_500, "1.00\u{a0}m"), (8_911_407.9, "8.91\u{a0}m"), (-8_911_407.9, "−8.91\u{a0}m"),
        (999_500_000, "1.00\u{a0}bn"), (2.5e9, "2.50\u{a0}bn"), (0.0123, "0.0123"), (999.7, "1.00\u{a0}k"),
    ]) func compactAmounts(value: Double, text: String) {
        #expect(NumberFormat.compact(value) == text)
    }

    @Test func signs() {
        #expect(NumberFormat.signed(0.42) == "+0.42")
        #expect(NumberFormat.signed(-1.2) == "−1.20")
        #expect(NumberFormat.signed(0) == "0.00")
        #expect(NumberFormat.signed(0.004) == "0.00")
        #expect(NumberFormat.signed(1234, digits: 0) == "+1,234")
    }
}
