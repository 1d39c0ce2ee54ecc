internal import Basics

extension SeededGenerator {
    /// One draw of the standard normal distribution (Marsaglia's polar method).
    mutating func standardNormal() -> Double {
        while true {
            let first = 2 * uniform() - 1, second = 2 * uniform() - 1
            let square = first * first + second * second
            guard square > 0, square < 1 else { continue }
            return first * (-2 * naturalLogarithm(square) / square).squareRoot()
        }
    }
}

/// 1/25, 1/23, … 1.
private let oddShares = stride(from: 25.0, through: 1, by: -2).map { 1 / $0 }

/// ln x of a positive, normal x by the series of artanh. The C library's picks its code by processor, and its last bit
/// may differ; this one doesn't.
func naturalLogarithm(_ x: Double) -> Double {
    var mantissa = x.significand, exponent = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
        mantissa /= 2
        exponent += 1
    }
    let z = (mantissa - 1) / (mantissa + 1), square = z * z
    var sum = 0.0
    for share in oddShares { sum = sum * square + share }
    return 2 * z * sum + exponent * 0.6931471805599453
}
