import Basics
import Features
import Learning
import Statistics
import Synchronization

/// From raw features to a matrix: selection and preparation as the study wants them, each learnt on given rows only.
struct FeaturePipeline: Sendable {
    let selection: Selection
    let preparation: Preparation

    func fit(_ table: FeatureTable, rows: [Int]) throws(Diagnostics) -> PreparedFeatures {
        let selected = try selection.fit(table, rows: rows)
        let kept = selected.apply(table)
        return PreparedFeatures(selection: selected, table: kept, model: try preparation.fit(kept, rows: rows))
    }

    /// The same selection for a tree, which needs neither scale nor logarithm, whose rules then read in raw units, and
    /// which learns from missing numbers as such.
    var forTrees: FeaturePipeline {
        FeaturePipeline(
            selection: selection,
            preparation: Preparation(
                imputation: .none, logFamilies: [], winsorise: 0, scale: .none,
                rareCount: preparation.rareCount))
    }

    /// The same for models that add features up or measure distances: each on the scale of its own spread, no block
    /// outvoted or preferred, as weights are a matter of what should make a segment, not of what foretells.
    var standardised: FeaturePipeline {
        var preparation = preparation
        preparation.scale = .z
        preparation.weights = [:]
        preparation.balanceBlocks = false
        return FeaturePipeline(selection: selection, preparation: preparation)
    }
}

struct PreparedFeatures: Sendable {
    let selection: SelectionModel
    /// The features that selection kept, raw.
    let table: FeatureTable
    let model: PreparationModel

    func matrix(_ rows: [Int]) -> Matrix { model.transform(table, rows: rows) }
}

/// A classifier on features that are selected and prepared inside the fold.
struct FeatureClassification<C: Classifier>: ClassificationPipeline {
    let table: FeatureTable
    let features: FeaturePipeline
    let classifier: C
    let classes: Int
    /// Where several questions are asked of the same folds.
    var memory: FitMemory<Fitted>?

    struct Fitted: FittedClassifier {
        let features: PreparedFeatures
        let model: C.Model

        func probabilities(rows: [Int]) throws -> Matrix { try model.probabilities(features.matrix(rows)) }
    }

    func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
        if let known = memory?.fitted(rows, labels) { return known }
        let prepared = try features.fit(table, rows: rows)
        let fitted = Fitted(
            features: prepared,
            model: try classifier.fit(prepared.matrix(rows), labels: labels, classes: classes, weights: nil))
        memory?.keep(fitted, rows, labels)
        return fitted
    }
}

/// What a pipeline has learnt, by what it learnt from: the same rows and labels need no second look.
final class FitMemory<Fitted: Sendable>: Sendable {
    private struct Key: Hashable {
        var rows: [Int]
        var labels: [Int]
    }

    private let fits = Mutex<[Key: Fitted]>([:])

    func fitted(_ rows: [Int], _ labels: [Int]) -> Fitted? { fits.withLock { $0[Key(rows: rows, labels: labels)] } }

    func keep(_ fitted: Fitted, _ rows: [Int], _ labels: [Int]) {
        fits.withLock { $0[Key(rows: rows, labels: labels)] = fitted }
    }
}

/// The outcome's rate by segment, the segments and their number found among the training rows: held-out rows are only
/// assigned to them.
struct SegmentClassification: ClassificationPipeline {
    let segments: SegmentPipeline
    let classes: Int

    struct Fitted: FittedClassifier {
        let segments: FittedSegments
        /// Segments x classes.
        let rates: Matrix

        func probabilities(rows: [Int]) throws -> Matrix { rates.selecting(rows: segments.assign(rows)) }
    }

    func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
        let fitted = try segments.fitInFold(rows)
        let isOfAll = fitted.rows.count == rows.count
        return Fitted(
            segments: fitted,
            rates: classRates(
                of: isOfAll ? fitted.model.labels : fitted.assign(rows), count: fitted.k,
                labels: labels, classes: classes))
    }
}

/// Shares of the classes within each group, each class counted half a customer more than it has (Krichevsky & Trofimov
/// 1981), so that no rate is exactly 0 or 1.
func classRates(of groups: [Int], count: Int, labels: [Int], classes: Int) -> Matrix {
    var rates = Matrix(rows: count, columns: classes, repeating: 0.5)
    for (group, label) in zip(groups, labels) { rates[group, label] += 1 }
    for group in 0..<count {
        let total = rates.row(group).reduce(0, +)
        for label in 0..<classes { rates[group, label] /= total }
    }
    return rates
}

/// The outcome's rate by cell of the rule-based RFM segments, cut points and rates learnt on training rows.
struct RuleClassification: ClassificationPipeline {
    let recency: [Double]
    let frequency: [Double]
    let monetary: [Double]
    let classes: Int

    /// - Returns: nil where a customer lacks one of the three.
    init?(_ table: FeatureTable, classes: Int) {
        guard let values = table.recencyFrequencyMonetary,
            (values.recency + values.frequency + values.monetary).allSatisfy(\.isFinite)
        else { return nil }
        (recency, frequency, monetary) = (values.recency, values.frequency, values.monetary)
        self.classes = classes
    }

    struct Fitted: FittedClassifier {
        let pipeline: RuleClassification
        let rules: RFMModel
        /// Cells x classes.
        let rates: Matrix

        func probabilities(rows: [Int]) throws -> Matrix {
            rates.selecting(rows: try pipeline.cells(of: rows, by: rules))
        }
    }

    func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
        let rules = try RFMRules().fit(
            recency: rows.map { recency[$0] }, frequency: rows.map { frequency[$0] },
            monetary: rows.map { monetary[$0] })
        let cells = try cells(of: rows, by: rules)
        return Fitted(
            pipeline: self, rules: rules,
            rates: classRates(of: cells, count: rules.cellNames.count, labels: labels, classes: classes))
    }

    private func cells(of rows: [Int], by rules: RFMModel) throws -> [Int] {
        guard !rows.isEmpty else { return [] }
        return try rules.assign(
            recency: rows.map { recency[$0] }, frequency: rows.map { frequency[$0] },
            monetary: rows.map { monetary[$0] })
    }
}

/// Knows the classes' shares and nothing else.
struct BaseRateClassification: ClassificationPipeline {
    let classes: Int

    struct Fitted: FittedClassifier {
        let shares: Matrix

        func probabilities(rows: [Int]) throws -> Matrix {
            shares.selecting(rows: [Int](repeating: 0, count: rows.count))
        }
    }

    func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
        Fitted(
            shares: classRates(
                of: [Int](repeating: 0, count: rows.count), count: 1, labels: labels, classes: classes))
    }
}
