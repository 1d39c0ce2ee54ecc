import Statistics

/// Rows of similar predicted probability, and how often the class came true among them.
public struct CalibrationGroup: Sendable, Hashable, Codable {
    /// Mean predicted probability.
    public let predicted: Double
    /// Rows that are of the class.
    public let positives: Int
    public let count: Int
    public var observed: Double { Double(positives) / Double(count) }

    /// Both groups' rows as one group.
    public func joined(_ other: CalibrationGroup) -> CalibrationGroup {
        let count = count + other.count
        let sum = predicted * Double(self.count) + other.predicted * Double(other.count)
        return CalibrationGroup(
            predicted: sum / Double(count), positives: positives + other.positives, count: count)
    }
}

/// Where the range of probabilities is cut.
public enum CalibrationBins: String, Sendable, Hashable, Codable {
    /// Into groups of about as many rows.
    case quantile
    /// Into pieces of the same width.
    case uniform
}

extension [CalibrationGroup] {
    /// Expected calibration error (Naeini, Cooper & Hauskrecht 2015): how far observed and predicted are apart, on
    /// average over the rows. Usually of ten uniform bins; NaN without groups.
    public var expectedError: Double {
        let count = reduce(0) { $0 + $1.count }
        return reduce(0) { $0 + Double($1.count) * abs($1.observed - $1.predicted) } / Double(count)
    }
}

extension ProbabilityScores {
    /// Up to `bins` groups of similar probability, ascending; equal probabilities stay together and empty groups are
    /// left out. As scikit-learn's `calibration_curve`.
    public static func calibration(
        isPositive: [Bool], probabilities: [Double], bins: Int = 10, by strategy: CalibrationBins = .quantile
    ) -> [CalibrationGroup] {
        precondition(bins >= 1, "calibration needs at least one bin; got \(bins)")
        precondition(
            isPositive.count == probabilities.count, "\(probabilities.count) probabilities for \(isPositive.count) rows"
        )
        let sorted = probabilities.ascending()
        let edges = (1..<bins).map { bin in
            switch strategy {
            case .quantile: Summary.quantile(sorted: sorted, Double(bin) / Double(bins))
            // As NumPy's linspace, to the last bit: 3 * 0.1 is above 0.3.
            case .uniform: Double(bin) * (1 / Double(bins))
            }
        }
        var sums = [Double](repeating: 0, count: bins)
        var counts = [Int](repeating: 0, count: bins)
        var positives = counts
        for (probability, isPositive) in zip(probabilities, isPositive) {
            let bin = edges.firstIndex { probability <= $0 } ?? bins - 1
            sums[bin] += probability
            counts[bin] += 1
            positives[bin] += isPositive ? 1 : 0
        }
        return (0..<bins).filter { counts[$0] > 0 }.map { bin in
            CalibrationGroup(
                predicted: sums[bin] / Double(counts[bin]), positives: positives[bin], count: counts[bin])
        }
    }
}
