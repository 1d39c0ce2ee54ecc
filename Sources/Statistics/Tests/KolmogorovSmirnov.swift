import Foundation

/// The two-sample Kolmogorov-Smirnov test: the largest distance between two empirical distribution functions.
public struct KolmogorovSmirnovTest: Sendable, Hashable {
    /// 0 to 1.
    public var statistic: Double
    /// By Kolmogorov's limiting distribution of √(n m / (n + m)) · statistic; conservative with ties and small samples.
    public var p: Double

    /// NaN values are left out; nil where a sample is empty.
    public init?(_ first: [Double], _ second: [Double]) {
        let a = first.filter { !$0.isNaN }.ascending(), b = second.filter { !$0.isNaN }.ascending()
        guard !a.isEmpty, !b.isEmpty else { return nil }
        var i = 0, j = 0, largest = 0.0
        while i < a.count, j < b.count {
            let value = min(a[i], b[j])
            while i < a.count, a[i] == value { i += 1 }
            while j < b.count, b[j] == value { j += 1 }
            largest = max(largest, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
        }
        let effective = Double(a.count) * Double(b.count) / Double(a.count + b.count)
        statistic = largest
        p = Self.survival(effective.squareRoot() * largest)
    }

    /// P(K > x) for Kolmogorov's distribution: of its two series the one that converges fast at x.
    static func survival(_ x: Double) -> Double {
        guard x > 0 else { return 1 }
        var sum = 0.0
        if x < 1 {
            for k in stride(from: 1.0, to: 40, by: 2) { sum += exp(-k * k * Double.pi * Double.pi / (8 * x * x)) }
            return 1 - (2 * Double.pi).squareRoot() / x * sum
        }
        for k in stride(from: 1.0, to: 40, by: 1) {
            sum += (k.truncatingRemainder(dividingBy: 2) == 1 ? 2 : -2) * exp(-2 * k * k * x * x)
        }
        return sum
    }
}
