internal import Basics

extension SeededGenerator {
    /// One draw of the standard normal distribution.
    mutating func standardNormal() -> Double { standardNormals().first }

    /// So many independent draws, at the cost of half as many.
    mutating func standardNormals(_ count: Int) -> [Double] {
        var draws: [Double] = []
        draws.reserveCapacity(count + 1)
        while draws.count < count {
            let (first, second) = standardNormals()
            draws.append(first)
            draws.append(second)
        }
        return Array(draws.prefix(count))
    }

    /// Two independent draws (Marsaglia's polar method).
    private mutating func standardNormals() -> (first: Double, second: Double) {
        while true {
            let first = 2 * uniform() - 1, second = 2 * uniform() - 1
            let square = first * first + second * second
            guard square > 0, square < 1 else { continue }
            let radius = (-2 * naturalLogarithm(square) / square).squareRoot()
            return (first * radius, second * radius)
        }
    }
}

/// ln x of a positive, normal x by the series of artanh. The C library's picks its code by processor, and its last bit
/// may differ; this one doesn't.
func naturalLogarithm(_ x: Double) -> Double {
    var mantissa = x.significand, exponent = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
        mantissa /= 2
        exponent += 1
    }
    let z = (mantissa - 1) / (mantissa + 1), square = z * z
    var sum = (1.0 / 25 * square + 1.0 / 23) * square + 1.0 / 21
    sum = ((sum * square + 1.0 / 19) * square + 1.0 / 17) * square + 1.0 / 15
    sum = ((sum * square + 1.0 / 13) * square + 1.0 / 11) * square + 1.0 / 9
    sum = (((sum * square + 1.0 / 7) * square + 1.0 / 5) * square + 1.0 / 3) * square + 1
    return 2 * z * sum + exponent * 0.6931471805599453
}
