/// eˣ within two units of the last place. The C library's picks its code by processor, and its last bit may differ,
/// which training would amplify; this one doesn't.
func exponential(_ x: Double) -> Double {
    guard x < 709 else { return x.isNaN ? x : .infinity }
    guard x > -708 else { return 0 }
    // x = k ln 2 + r with |r| ≤ ln 2 / 2; the first part of ln 2 has so few digits that k times it is exact.
    let k = (x * 1.4426950408889634).rounded()
    let r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10
    var sum = 1.0 / 6_227_020_800
    for inverse in inverseFactorials { sum = sum * r + inverse }
    return Double(sign: .plus, exponent: Int(k), significand: sum)
}

/// 1/12!, 1/11!, … 1/0!
private let inverseFactorials: [Double] = [
    1 / 479_001_600, 1 / 39_916_800, 1 / 3_628_800, 1 / 362_880, 1 / 40320, 1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6,
    1 / 2, 1, 1,
]
