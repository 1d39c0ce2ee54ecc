public struct Evaluation: Codable, Sendable, Hashable {
    public var heldOut: HeldOut?
    /// By model, e.g. `decision-tree`: how well a rule copies the partition.
    public var recoverability: [String: Classification]
    public var outcome: OutcomeEvaluation?
    /// Which settings were tried inside the folds.
    public var tuning: [TuningFacts]?
    public var learningCurve: LearningCurveFacts?

    public init(
        heldOut: HeldOut? = nil, recoverability: [String: Classification], outcome: OutcomeEvaluation? = nil,
        tuning: [TuningFacts]? = nil, learningCurve: LearningCurveFacts? = nil
    ) {
        self.heldOut = heldOut
        self.recoverability = recoverability
        self.outcome = outcome
        self.tuning = tuning
        self.learningCurve = learningCurve
    }
}

/// Held-out segmentation: the whole pipeline fitted without a fold, then the fold's customers assigned.
public struct HeldOut: Codable, Sendable, Hashable {
    public var folds: Int
    public var n: Int
    public var ari: Estimate
    public var accuracy: Estimate
    public var macro: MacroScores
    public var perClass: [ClassScores]
    /// Rows: label from all data; columns: held-out label. Absent: withheld.
    public var confusion: [[Int?]]
    /// The number of segments that each fold chose.
    public var k: [Int]
    /// How many customers each fold learnt from, where that is a sample.
    public var sample: Int?

    public init(
        folds: Int, n: Int, ari: Estimate, accuracy: Estimate, macro: MacroScores, perClass: [ClassScores],
        confusion: [[Int?]], k: [Int], sample: Int? = nil
    ) {
        self.sample = sample
        self.folds = folds
        self.n = n
        self.ari = ari
        self.accuracy = accuracy
        self.macro = macro
        self.perClass = perClass
        self.confusion = confusion
        self.k = k
    }
}

public struct MacroScores: Codable, Sendable, Hashable {
    public var precision: Double
    public var recall: Double
    public var f1: Double
    /// Interval of f1.
    public var low: Double?
    public var high: Double?

    public init(precision: Double, recall: Double, f1: Double, low: Double? = nil, high: Double? = nil) {
        self.precision = precision
        self.recall = recall
        self.f1 = f1
        self.low = low
        self.high = high
    }
}

public struct ClassScores: Codable, Sendable, Hashable {
    public var name: String
    public var n: Int?
    public var precision: Double?
    public var recall: Double?
    public var f1: Double?

    public init(name: String, n: Int? = nil, precision: Double? = nil, recall: Double? = nil, f1: Double? = nil) {
        self.name = name
        self.n = n
        self.precision = precision
        self.recall = recall
        self.f1 = f1
    }
}

/// Cross-validated figures of a classifier; every step of preparation inside the fold.
public struct Classification: Codable, Sendable, Hashable {
    public var folds: Int
    /// How often the folds were drawn anew; absent: once.
    public var repeats: Int?
    /// How the folds were made: `stratified` or `time`.
    public var order: String?
    public var n: Int
    public var accuracy: Estimate
    public var balancedAccuracy: Double
    public var macro: MacroScores
    public var perClass: [ClassScores]
    /// Rows: truth; columns: prediction. Absent: withheld.
    public var confusion: [[Int?]]
    public var logLoss: Double?
    public var auc: Estimate?
    /// Mean precision over the recalls, for a rare outcome (area under the precision-recall curve).
    public var averagePrecision: Estimate?
    public var brier: Double?
    public var calibration: [CalibrationBin]?
    /// Expected calibration error: mean distance of predicted and observed shares over the bins.
    public var calibrationError: Double?
    /// The ROC curve, at few points.
    public var roc: [ROCPoint]?
    public var baseline: BaselineScores
    /// Customers that no fold saw, looked at once.
    public var holdOut: HoldOut?

    public init(
        folds: Int, n: Int, accuracy: Estimate, balancedAccuracy: Double, macro: MacroScores, perClass: [ClassScores],
        confusion: [[Int?]], logLoss: Double? = nil, auc: Estimate? = nil, brier: Double? = nil,
        calibration: [CalibrationBin]? = nil, baseline: BaselineScores, holdOut: HoldOut? = nil,
        repeats: Int? = nil, order: String? = nil, averagePrecision: Estimate? = nil, calibrationError: Double? = nil,
        roc: [ROCPoint]? = nil
    ) {
        self.folds = folds
        self.repeats = repeats
        self.order = order
        self.averagePrecision = averagePrecision
        self.calibrationError = calibrationError
        self.roc = roc
        self.n = n
        self.accuracy = accuracy
        self.balancedAccuracy = balancedAccuracy
        self.macro = macro
        self.perClass = perClass
        self.confusion = confusion
        self.logLoss = logLoss
        self.auc = auc
        self.brier = brier
        self.calibration = calibration
        self.baseline = baseline
        self.holdOut = holdOut
    }
}

/// Always the most frequent class.
public struct BaselineScores: Codable, Sendable, Hashable {
    public var accuracy: Double
    public var f1: Double
    public var logLoss: Double?
    public var brier: Double?

    public init(accuracy: Double, f1: Double, logLoss: Double? = nil, brier: Double? = nil) {
        self.accuracy = accuracy
        self.f1 = f1
        self.logLoss = logLoss
        self.brier = brier
    }
}

public struct HoldOut: Codable, Sendable, Hashable {
    public var n: Int
    public var accuracy: Rate
    public var precision: Double
    public var recall: Double
    public var f1: Double
    public var auc: Double?

    public init(n: Int, accuracy: Rate, precision: Double, recall: Double, f1: Double, auc: Double? = nil) {
        self.n = n
        self.accuracy = accuracy
        self.precision = precision
        self.recall = recall
        self.f1 = f1
        self.auc = auc
    }
}

public struct CalibrationBin: Codable, Sendable, Hashable {
    public var predicted: Double
    public var observed: Rate

    public init(predicted: Double, observed: Rate) {
        self.predicted = predicted
        self.observed = observed
    }
}

public struct OutcomeEvaluation: Codable, Sendable, Hashable {
    /// In words, e.g. `bought within 90 days`.
    public var name: String
    public var positive: String
    public var n: Int
    public var baseRate: Rate
    /// From the least to the most informed: base-rate, rfm, segment, features.
    public var models: [OutcomeModel]
    /// Does the segment help to predict, in one sentence.
    public var conclusion: String
    /// Of the segment alone and the best model of features.
    public var gains: [GainsFacts]?

    public init(
        name: String, positive: String, n: Int, baseRate: Rate, models: [OutcomeModel], conclusion: String,
        gains: [GainsFacts]? = nil
    ) {
        self.name = name
        self.positive = positive
        self.n = n
        self.baseRate = baseRate
        self.models = models
        self.conclusion = conclusion
        self.gains = gains
    }
}

public struct OutcomeModel: Codable, Sendable, Hashable {
    /// base-rate, rfm, segment or features.
    public var features: String
    public var model: String
    public var scores: Classification

    public init(features: String, model: String, scores: Classification) {
        self.features = features
        self.model = model
        self.scores = scores
    }
}

extension OutcomeModel {
    /// The model with the largest area under the ROC curve on a set of features, the first among equals.
    public static func best(of models: [OutcomeModel], on features: String) -> OutcomeModel? {
        models.filter { $0.features == features && $0.scores.auc != nil }
            .reduce(nil) { best, next in
                guard let best, let a = best.scores.auc, let b = next.scores.auc, b.value <= a.value else {
                    return next
                }
                return best
            }
    }
}

public struct ROCPoint: Codable, Sendable, Hashable {
    public var falsePositiveRate: Double
    public var truePositiveRate: Double

    public init(falsePositiveRate: Double, truePositiveRate: Double) {
        self.falsePositiveRate = falsePositiveRate
        self.truePositiveRate = truePositiveRate
    }
}
