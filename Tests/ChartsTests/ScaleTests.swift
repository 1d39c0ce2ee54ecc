import Basics
import Charts
import Foundation
import Testing

@Suite struct ScaleTests {
    @Test func ticksAreRound() {
        #expect(Ticks(covering: 0, 0.54, count: 5).values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
        #expect(Ticks(covering: 0, 0.35, count: 4).values == [0, 0.1, 0.2, 0.3, 0.4])
        #expect(Ticks(covering: -1.2, 2.4, count: 4).values == [-2, -1, 0, 1, 2, 3])
        #expect(Ticks(covering: 5, 5).values.first == 2)
        #expect(Ticks(covering: 0, 0).values == [0, 0.2, 0.4, 0.6, 0.8, 1])
        #expect(Ticks(covering: .nan, 3).values == Ticks(covering: 0, 1).values)
    }

    @Test func ticksCoverAnyFiniteRange() {
        var generator = SeededGenerator(seed: 7, stream: "ticks")
        for _ in 0..<400 {
            let size = pow(10, generator.uniform() * 80 - 40)
            let (low, span) = ((generator.uniform() - 0.5) * size, generator.uniform() * size)
            let ticks = Ticks(covering: low, low + span, count: 5)
            let slack = ticks.step * 1e-6
            #expect((2...12).contains(ticks.values.count), "\(low) + \(span): \(ticks.values)")
            #expect((ticks.values.first ?? .nan) <= low + slack, "\(low) + \(span): \(ticks.values)")
            #expect((ticks.values.last ?? .nan) >= low + span - slack, "\(low) + \(span): \(ticks.values)")
            #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
        }
        for (low, high) in [(-1e308, 1e308), (1e-308, 2e-308), (1e15, 1e15 + 1), (3, -3)] {
            #expect(Ticks(covering: low, high).values.allSatisfy { $0.isFinite })
        }
    }

    @Test func logarithmicTicks() {
        #expect(Ticks(logarithmicCovering: 0.5, 8).values == [0.5, 1, 2, 5])
        #expect(Ticks(logarithmicCovering: 1, 1e12).values == [1, 1e3, 1e6, 1e9, 1e12])
        #expect(!Ticks(logarithmicCovering: -1, .nan).values.isEmpty)
    }

    @Test func scalesStayWithinTheirRange() {
        let scale = Scale(0, 10, from: 100, to: 200)
        #expect(scale(5) == 150)
        #expect(scale(-3) == 100)
        #expect(scale(.infinity) == 100)
        #expect(Scale(2, 2, from: 0, to: 10)(2) == 5)
        #expect(Scale(-1e308, 1e308, from: 0, to: 10)(0) == 5)
        let logarithmic = Scale(0.25, 4, from: 0, to: 100, isLogarithmic: true)
        #expect(abs(logarithmic(1) - 50) < 1e-9)
        #expect(logarithmic(0) == 0)
    }

    @Test(arguments: [
        (TickFormat.percent, 0.2, 0.1, "20\u{a0}%"), (.percent, 0.025, 0.025, "2.5\u{a0}%"), (.number, 0.3, 0.1, "0.3"),
        (.number, 2, 1, "2"), (.signed, 1, 0.5, "+1.0"), (.signed, -1, 1, "\u{2212}1"),
        (.compact, 1_500_000, 500_000, "1.50\u{a0}m"),
        (.integer, 1_234, 1, "1,234"),
    ]) func formatsTicks(format: TickFormat, value: Double, step: Double, text: String) {
        #expect(format.label(value, step: step) == text)
    }

    @Test func hugeTicksStayShort() {
        for format in [TickFormat.percent, .number, .signed, .integer, .compact] {
            #expect(format.label(1e200, step: 1e199).count < 14, "\(format)")
        }
    }

    @Test func seriesDifferInColourAndSymbol() {
        let looks = (1...56).map { SeriesStyle($0).colour + SeriesStyle($0).symbol.rawValue }
        #expect(Set(looks).count == 56)
        #expect(SeriesStyle(1).colour == "var(--s0)")
    }

    @Test func heatColoursDivergeAroundZero() {
        #expect(HeatColour.diverging(-3, limit: 2).fill == "var(--cool)")
        #expect(HeatColour.diverging(3, limit: 2).fill == "var(--warm)")
        #expect(HeatColour.diverging(1, limit: 2).opacity < HeatColour.diverging(2, limit: 2).opacity)
        #expect(HeatColour.diverging(.nan, limit: 2).opacity == 0)
    }
}
