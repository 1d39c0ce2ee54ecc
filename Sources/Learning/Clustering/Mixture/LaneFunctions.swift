/// eˣ and ln x of eight values at once, by sums and products alone: the C library's pick their code by processor, and
/// their last bits may differ.
enum LaneFunctions {
    typealias Lanes = SIMD8<Double>

    /// eˣ for x ≤ 0, to about one unit in the last place; 0 below −708.
    @inline(__always)
    static func exponential(_ x: Lanes) -> Lanes {
        // x = n ln 2 + r with |r| ≤ ½ ln 2; adding 1.5 · 2⁵² rounds to a whole number.
        let magic = Lanes(repeating: 0x1.8p52)
        let bounded = x.replacing(with: -708, where: x .< -708)
        let shifted = bounded * 1.4426950408889634 + magic
        let n = shifted - magic
        let r = (bounded - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33
        var sum = Lanes(repeating: inverseFactorials[13])
        for degree in stride(from: 12, through: 0, by: -1) { sum = sum * r + inverseFactorials[degree] }
        let exponent = unsafeBitCast(shifted, to: SIMD8<Int64>.self) &- unsafeBitCast(magic, to: SIMD8<Int64>.self)
        let scale = unsafeBitCast((exponent &+ 1023) &<< 52, to: Lanes.self)
        return (sum * scale).replacing(with: 0, where: x .< -708)
    }

    /// ln x of positive, normal x by the series of artanh.
    @inline(__always)
    static func logarithm(_ x: Lanes) -> Lanes {
        let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self)
        var mantissa = unsafeBitCast((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000, to: Lanes.self)
        var exponent = Lanes(unsafeBitCast(bits &>> 52, to: SIMD8<Int64>.self) &- 1023)
        let isLarge = mantissa .> 1.4142135623730951
        mantissa.replace(with: mantissa * 0.5, where: isLarge)
        exponent.replace(with: exponent + 1, where: isLarge)
        let z = (mantissa - 1) / (mantissa + 1), square = z * z
        var sum = Lanes(repeating: inverseOdds[11])
        for index in stride(from: 10, through: 0, by: -1) { sum = sum * square + inverseOdds[index] }
        return 2 * z * sum + exponent * 0.6931471805599453
    }

    /// 1/0!, 1/1!, … 1/13!
    private static let inverseFactorials: InlineArray<14, Double> = [
        1, 1, 1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040, 1 / 40320, 1 / 362880, 1 / 3_628_800,
        1 / 39_916_800, 1 / 479_001_600, 1 / 6_227_020_800,
    ]

    /// 1, 1/3, 1/5, … 1/23
    private static let inverseOdds: InlineArray<12, Double> = [
        1, 1 / 3, 1 / 5, 1 / 7, 1 / 9, 1 / 11, 1 / 13, 1 / 15, 1 / 17, 1 / 19, 1 / 21, 1 / 23,
    ]
}
