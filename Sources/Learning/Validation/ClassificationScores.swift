public import Statistics

/// How well predictions agree with the truth. All measures are scikit-learn's, 0 / 0 counting as 0.
public struct ClassificationScores: Sendable, Hashable {
    public let confusion: ConfusionMatrix
    public let perClass: [ConfusionMatrix.ClassScores]
    public let accuracy: Double
    public let balancedAccuracy: Double
    public let macroPrecision: Double
    public let macroRecall: Double
    public let macroF1: Double
    /// The following are nil without probabilities.
    public let logLoss: Double?
    public let brier: Double?
    /// nil also where the truth has but one class.
    public let auc: Double?
    public let averagePrecision: Double?

    /// - Parameter probabilities: rows x classes.
    public init(truth: [Int], predicted: [Int], classes: Int, probabilities: Matrix? = nil) {
        confusion = ConfusionMatrix(truth: truth, predicted: predicted, classes: classes)
        perClass = confusion.perClass
        accuracy = confusion.accuracy
        balancedAccuracy = confusion.balancedAccuracy
        (macroPrecision, macroRecall, macroF1) = confusion.macro
        logLoss = probabilities.map { ProbabilityScores.logLoss(truth: truth, probabilities: $0) }
        brier = probabilities.map { ProbabilityScores.brier(truth: truth, probabilities: $0) }
        let curves = probabilities.map { RankedClasses(truth: truth, probabilities: $0) }
        let once = [Double](repeating: 1, count: truth.count)
        auc = curves?.auc(multiplicities: once)
        averagePrecision = curves?.averagePrecision(multiplicities: once)
    }

    /// What knowing nothing but the classes' shares achieves on these rows: always the most frequent class (the lower
    /// one of a tie), with the shares as probabilities.
    public static func baseline(truth: [Int], classes: Int) -> ClassificationScores {
        var counts = [Int](repeating: 0, count: classes)
        for label in truth { counts[label] += 1 }
        let shares = counts.map { Double($0) / Double(truth.count) }
        let probabilities = Matrix(rows: truth.count, columns: classes, values: truth.flatMap { _ in shares })
        return ClassificationScores(
            truth: truth, predicted: probabilities.mostProbableClasses, classes: classes, probabilities: probabilities)
    }
}
