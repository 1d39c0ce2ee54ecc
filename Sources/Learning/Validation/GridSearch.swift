public import Basics
public import Statistics

/// Chooses among classifiers by a cross-validation within the rows that it is given, then fits the chosen one to all of
/// them.
///
/// It is a classifier itself: a cross-validation around it is nested (Varma & Simon 2006), and the rows it is tested on
/// have no say in the choice.
public struct GridSearch<C: Classifier>: Classifier {
    public struct Candidate: Sendable {
        /// In words, e.g. `cost 1, gamma 0.1`.
        public var name: String
        public var classifier: C
        /// Fitted to all rows once the candidate is chosen; it may add what the choice doesn't need, as calibration.
        public var refitted: C

        public init(_ name: String, _ classifier: C, refitted: C? = nil) {
            self.name = name
            self.classifier = classifier
            self.refitted = refitted ?? classifier
        }
    }

    /// Simpler ones first: the earliest of equally good ones is chosen.
    public var candidates: [Candidate]
    /// Of the inner cross-validation, stratified by class.
    public var folds: Int
    public var measure: ScoreMeasure
    /// With more rows the choice is made on a sample of so many, stratified by class; nil for no limit.
    public var sampleLimit: Int?
    public var seed: UInt64
    /// Over candidates and folds; the model doesn't depend on it.
    public var threads: Int

    public init(
        candidates: [Candidate], folds: Int = 3, measure: ScoreMeasure = .logLikelihood, sampleLimit: Int? = nil,
        seed: UInt64 = 0,
        threads: Int = 1
    ) {
        self.candidates = candidates
        self.folds = folds
        self.measure = measure
        self.sampleLimit = sampleLimit
        self.seed = seed
        self.threads = threads
    }

    /// With fewer than two rows there is nothing to judge by, and the first candidate is taken.
    public func fit(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil
    ) throws(Diagnostic) -> GridSearchModel<C.Model> {
        guard !candidates.isEmpty else {
            throw TrainingChecks.parameter("candidates", of: "GridSearch", must: "at least one", got: 0)
        }
        try requireParameter("folds", of: "GridSearch", folds, in: 2...Int.max)
        try requireParameter("threads", of: "GridSearch", threads, in: 1...Int.max)
        if let sampleLimit { try requireParameter("sampleLimit", of: "GridSearch", sampleLimit, in: 2...Int.max) }
        try TrainingChecks.check("GridSearch", x, labels: labels, classes: classes, weights: weights)
        let scores = try innerScores(x, labels: labels, classes: classes, weights: weights)
        var chosen = 0
        for (candidate, score) in scores.enumerated() {
            guard let score else { continue }
            // Means of the same numbers may differ by rounding; that is no reason to prefer the later candidate.
            if let best = scores[chosen], !(score > best + 1e-12) { continue }
            chosen = candidate
        }
        return GridSearchModel(
            names: candidates.map(\.name), scores: scores, chosen: chosen,
            model: try candidates[chosen].refitted.fit(x, labels: labels, classes: classes, weights: weights))
    }

    private func sample(_ rows: [Int], labels: [Int]) -> [Int] {
        guard let sampleLimit, sampleLimit < rows.count else { return rows }
        return StratifiedSample.rows(sampleLimit, labellings: [rows.map { labels[$0] }], seed: seed).map { rows[$0] }
    }

    private func innerScores(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]?
    ) throws(Diagnostic) -> [Double?] {
        let rows = sample(labels.indices.filter { (weights?[$0] ?? 1) > 0 }, labels: labels)
        guard candidates.count > 1, rows.count > 1 else { return candidates.map { _ in nil } }
        var generator = SeededGenerator(seed: seed, stream: "grid-search")
        let divisions = try StratifiedFolds(
            count: min(folds, rows.count), seed: generator.next()
        ).folds(labels: rows.map { labels[$0] })
        let values = try inParallel(candidates.count * divisions.count, threads: threads) {
            (task: Int) throws(Diagnostic) -> Double? in
            let division = divisions[task % divisions.count]
            let (training, test) = (division.training.map { rows[$0] }, division.test.map { rows[$0] })
            let model = try candidates[task / divisions.count].classifier.fit(
                x.selecting(rows: training), labels: training.map { labels[$0] }, classes: classes,
                weights: weights.map { weights in training.map { weights[$0] } })
            return measure.value(
                truth: test.map { labels[$0] }, probabilities: try model.probabilities(x.selecting(rows: test)))
        }
        return candidates.indices.map { candidate in
            let known = values[candidate * divisions.count..<(candidate + 1) * divisions.count].compactMap(\.self)
            return known.isEmpty ? nil : Summary.mean(known)
        }
    }
}

/// The chosen model, and how it was chosen.
public struct GridSearchModel<Model: ClassifierModel>: ClassifierModel {
    /// Of the candidates.
    public let names: [String]
    /// Per candidate the mean score over the inner folds; nil where it couldn't be measured or nothing was to choose.
    public let scores: [Double?]
    /// The candidate's place.
    public let chosen: Int
    /// Of the chosen candidate, fitted to all rows.
    public let model: Model

    public var classes: Int { model.classes }

    public func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix {
        try TrainingChecks.checkFinite("GridSearch", x)
        return try model.probabilities(x)
    }
}

extension GridSearchModel: Equatable where Model: Equatable {}
extension GridSearchModel: Hashable where Model: Hashable {}
