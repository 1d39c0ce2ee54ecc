import Foundation

/// Round values along a scale: multiples of 1, 2 or 5 times a power of ten (Heckbert 1990).
public struct Ticks: Sendable, Hashable {
    public var values: [Double]
    /// The distance between two of them.
    public var step: Double

    /// About `count` ticks that cover low...high. Any finite bounds, equal or reversed ones too; others count as 0...1.
    public init(covering low: Double, _ high: Double, count: Int = 5) {
        var (low, high) = low.isFinite && high.isFinite ? (min(low, high), max(low, high)) : (0, 1)
        let limit = 1e300
        (low, high) = (max(low, -limit), min(high, limit))
        if high - low <= max(abs(low), abs(high)) * 1e-12 || high - low < 1e-300 {
            let middle = (low + high) / 2
            (low, high) = abs(middle) < 1e-290 ? (0, 1) : (middle - abs(middle) / 2, middle + abs(middle) / 2)
        }
        let step = Self.niceStep((high - low) / Double(max(1, count)))
        let first = (low / step + 1e-9).rounded(.down)
        let last = (high / step - 1e-9).rounded(.up)
        values = (0...Int(min(100, max(1, last - first)))).map { Self.rounded(first + Double($0), step) }
        self.step = step
    }

    /// The 1, 2, 5 times a power of ten whose ratio to `rough` is nearest to one.
    static func niceStep(_ rough: Double) -> Double {
        let power = pow(10, log10(rough).rounded(.down))
        let fraction = rough / power
        let nice: Double = fraction < 1.4143 ? 1 : fraction < 3.1623 ? 2 : fraction < 7.0711 ? 5 : 10
        return nice * power
    }

    /// index · step without the noise of binary fractions: 3 · 0.1 is 0.3.
    private static func rounded(_ index: Double, _ step: Double) -> Double {
        guard step < 1, step > 1e-15 else { return index * step }
        let scale = pow(10, (-log10(step)).rounded(.up))
        return (index * (step * scale).rounded()) / scale
    }
}

extension Ticks {
    /// For a logarithmic scale: the 1-2-5 values (or only powers of ten where those are too many) within the bounds.
    /// Bounds that aren't positive count as 0.1...10.
    public init(logarithmicCovering low: Double, _ high: Double, count: Int = 6) {
        let valid = low > 0 && high > 0 && low.isFinite && high.isFinite
        let (low, high) = valid ? (min(low, high), max(low, high)) : (0.1, 10)
        let powers = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
        let fine = powers.flatMap { power in [1.0, 2, 5].map { $0 * pow(10, Double(power)) } }
        let coarse = powers.map { pow(10, Double($0)) }
        let inside = { (values: [Double]) in
            values.filter { $0 >= low * (1 - 1e-9) && $0 <= high * (1 + 1e-9) && $0.isFinite }
        }
        let every = max(1, (coarse.count + count - 1) / max(1, count))
        let thinned = coarse.enumerated().filter { $0.offset % every == 0 }.map(\.element)
        values = inside(fine).count <= count + 2 ? inside(fine) : inside(thinned)
        step = values.first ?? low
    }
}
