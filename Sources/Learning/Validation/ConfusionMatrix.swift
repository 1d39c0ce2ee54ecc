/// Counts by truth (rows) and prediction (columns).
public struct ConfusionMatrix: Sendable, Hashable, Codable {
    public let counts: [[Int]]

    public init(counts: [[Int]]) {
        precondition(counts.allSatisfy { $0.count == counts.count }, "a confusion matrix is square")
        self.counts = counts
    }

    /// - Precondition: as many predictions as truths, all in `0..<classes`.
    public init(truth: [Int], predicted: [Int], classes: Int) {
        precondition(truth.count == predicted.count, "\(predicted.count) predictions for \(truth.count) truths")
        var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
        for (actual, guess) in zip(truth, predicted) { counts[actual][guess] += 1 }
        self.counts = counts
    }

    public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

    /// NaN without rows.
    public var accuracy: Double {
        Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(total)
    }

    public struct ClassScores: Sendable, Hashable, Codable {
        /// Of the rows predicted to be of the class, the share that are; 0 where none is predicted.
        public let precision: Double
        /// Of the rows of the class, the share that are predicted so; 0 where there are none.
        public let recall: Double
        /// Harmonic mean of both; 0 where the class neither occurs nor is predicted.
        public let f1: Double
        /// Rows of the class.
        public let support: Int
        /// Rows predicted to be of the class.
        public let predicted: Int
    }

    public var perClass: [ClassScores] {
        counts.indices.map { label in
            let hits = counts[label][label]
            let support = counts[label].reduce(0, +)
            let predicted = counts.reduce(0) { $0 + $1[label] }
            return ClassScores(
                precision: ratio(hits, predicted), recall: ratio(hits, support),
                f1: ratio(2 * hits, support + predicted),
                support: support, predicted: predicted)
        }
    }

    /// Plain means over the classes that occur in the truth or the predictions, as scikit-learn's default.
    public var macro: (precision: Double, recall: Double, f1: Double) { macro(ofFirst: counts.count) }

    /// Plain means over those of the first classes that occur in the truth or the predictions: where later classes are
    /// answers that can't be right, they take part in the others' precision but have no score of their own.
    public func macro(ofFirst classes: Int) -> (precision: Double, recall: Double, f1: Double) {
        let seen = perClass.prefix(classes).filter { $0.support + $0.predicted > 0 }
        let count = Double(seen.count)
        return (
            seen.reduce(0) { $0 + $1.precision } / count, seen.reduce(0) { $0 + $1.recall } / count,
            seen.reduce(0) { $0 + $1.f1 } / count
        )
    }

    /// Mean recall of the classes that occur in the truth.
    public var balancedAccuracy: Double {
        let present = perClass.filter { $0.support > 0 }
        return present.reduce(0) { $0 + $1.recall } / Double(present.count)
    }
}

/// 0 / 0 = 0, as scikit-learn's `zero_division=0`.
private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
