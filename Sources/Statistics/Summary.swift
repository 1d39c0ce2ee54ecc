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
    ///
    /// - Parameter known: the mean, for who has it already.
    @inlinable
    public static func standardDeviation(
        _ values: some Collection<Double>, about known: Double? = nil, ddof: Int = 1
    ) -> Double {
        let mean = known ?? mean(values)
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
        quantiles(values, [probability])[0]
    }

    /// Several quantiles of the same values, with probabilities in ascending order.
    public static func quantiles(_ values: [Double], _ probabilities: [Double]) -> [Double] {
        guard values.count > mostSorted else {
            let sorted = values.filter { !$0.isNaN }.ascending()
            return probabilities.map { quantile(sorted: sorted, $0) }
        }
        let order = OrderStatistics(values)
        guard order.count > 0 else { return probabilities.map { _ in .nan } }
        let places = probabilities.map { Place($0, of: order.count) }
        let found = order.values(at: places.flatMap { [$0.below, min($0.below + 1, order.count - 1)] })
        return places.enumerated().map { $1.between(found[2 * $0], found[2 * $0 + 1]) }
    }

    /// Fewer values are sorted before a selection has cleared its counters.
    private static let mostSorted = 5_000

    /// As `quantile`, of values that are sorted and hold no NaN. NaN where empty.
    public static func quantile(sorted values: [Double], _ probability: Double) -> Double {
        guard let last = values.last else { return .nan }
        let place = Place(probability, of: values.count)
        return place.between(values[place.below], place.below + 1 < values.count ? values[place.below + 1] : last)
    }

    public static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }
}

/// Where a quantile lies: on an order statistic, or between it and the next.
private struct Place {
    let below: Int
    private let share: Double

    init(_ probability: Double, of count: Int) {
        precondition((0...1).contains(probability), "a quantile's probability lies in 0...1; got \(probability)")
        let place = probability * Double(count - 1)
        below = Int(place)
        share = place - Double(below)
    }

    func between(_ first: Double, _ second: Double) -> Double {
        share == 0 ? first : first + share * (second - first)
    }
}
