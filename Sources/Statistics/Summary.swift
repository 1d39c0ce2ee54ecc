/// Means, spreads and quantiles. Missing values are NaN and are left out.
public enum Summary {
    /// Arithmetic mean of the values present; NaN where there are none.
    @inlinable
    public static func mean(_ values: some Sequence<Double>) -> Double {
        var sum = 0.0, count = 0.0
        for value in values where !value.isNaN {
            sum += value
            count += 1
        }
        return sum / count
    }

    /// Standard deviation about the mean, two passes. `ddof` 1 is the sample's, 0 the population's. NaN where too few.
    @inlinable
    public static func standardDeviation(_ values: some Collection<Double>, ddof: Int = 1) -> Double {
        let mean = mean(values)
        var sum = 0.0, count = 0.0
        for value in values where !value.isNaN {
            sum += (value - mean) * (value - mean)
            count += 1
        }
        guard count > Double(ddof) else { return .nan }
        return (sum / (count - Double(ddof))).squareRoot()
    }

    /// Quantile of type 7 (Hyndman & Fan 1996): linear between order statistics, the default of NumPy, pandas and R.
    public static func quantile(_ values: [Double], _ probability: Double) -> Double {
        quantile(sorted: values.filter { !$0.isNaN }.ascending(), probability)
    }

    /// As `quantile`, of values that are sorted and hold no NaN. NaN where empty.
    public static func quantile(sorted values: [Double], _ probability: Double) -> Double {
        precondition((0...1).contains(probability), "a quantile's probability lies in 0...1; got \(probability)")
        guard let last = values.last else { return .nan }
        let place = probability * Double(values.count - 1)
        let below = Int(place)
        guard below + 1 < values.count else { return last }
        return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
    }

    public static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }
}
