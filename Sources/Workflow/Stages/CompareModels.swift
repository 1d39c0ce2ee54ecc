import Features
import Findings
import Learning
import Statistics

/// The study's models beside the decision tree, validated on the same folds: does a more flexible one do better, and in
/// which direction does each feature push?
struct CompareModels {
    let table: FeatureTable
    let features: FeaturePipeline
    let choices: [ModelChoice]
    let question: Question
    /// Of all customers.
    let labels: [Int]
    /// Per class what a linear weight speaks for; nil for a class that has no weights of its own.
    let targets: [String?]
    let division: Division
    let facts: ScoreFacts
    let seed: UInt64
    let threads: Int

    enum Question: String {
        case recoverability, outcome

        /// What settings are chosen by.
        var measure: ScoreMeasure { self == .recoverability ? .macroF1 : .auc }
    }

    struct Result: Codable {
        var model: String
        var scores: Classification
        var tuning: TuningFacts?
        var weights: [LinearWeight]
        /// Of the outcome.
        var chances: HeldOutChances?
    }

    func callAsFunction() throws -> [Result] {
        try choices.compactMap { choice in
            switch choice {
            // The stage's own: rules and importances are the tree's.
            case .decisionTree: nil
            case .logisticRegression:
                try validate(choice, OneVersusRest(LogisticRegression())) { fitted, _, _ in
                    ModelNote(weights: linearWeights(fitted))
                }
            case .supportVectorMachine: try supportVectorMachine(choice)
            case .neuralNetwork: try validate(choice, MultilayerPerceptron(seed: seed)) { _, _, _ in ModelNote() }
            }
        }
    }

    private func supportVectorMachine(_ choice: ModelChoice) throws -> Result {
        let grid = SupportVectorGrid(measure: question.measure, seed: seed)
        return division.training.count > grid.rowLimit
            ? try tuned(choice, grid.linear) : try tuned(choice, grid.radial)
    }

    private func tuned<C: Classifier>(_ choice: ModelChoice, _ search: GridSearch<C>) throws -> Result {
        // The logistic regression's weights have units that people know; one set of them is enough.
        let hasWeights = !choices.contains(.logisticRegression)
        return try validate(choice, search) { fitted, rows, labels in
            ModelNote(
                tuning: .init(
                    names: fitted.model.names, scores: fitted.model.scores, chosen: fitted.model.chosen),
                weights: hasWeights ? try linearWeights(fitted.features, rows: rows, labels: labels) : [])
        }
    }

    private func validate<C: Classifier>(
        _ choice: ModelChoice, _ classifier: C,
        note: @escaping @Sendable (FeatureClassification<C>.Fitted, [Int], [Int]) throws -> ModelNote
    ) throws -> Result {
        let pipeline = NotedPipeline(
            FeatureClassification(
                table: table, features: features.standardised, classifier: classifier, classes: targets.count),
            note: note)
        let (scores, predictions) = try ValidateModel(division: division, facts: facts, threads: threads)
            .scoresAndPredictions(pipeline, labels: labels)
        let notes = division.repeats.joined().compactMap { pipeline.notes[$0.training] }
        return Result(
            model: choice.rawValue, scores: scores,
            tuning: TuningFacts(notes.compactMap(\.tuning), question: question, model: choice),
            weights: LinearWeight.facts(
                notes.map(\.weights), question: question, model: choice, targets: targets, table: table),
            chances: question == .outcome ? HeldOutChances(choice.rawValue, predictions) : nil)
    }

    private func linearWeights(
        _ fitted: FeatureClassification<OneVersusRest<LogisticRegression>>.Fitted
    ) -> [ModelNote.Weight] {
        targets.indices.flatMap { target in
            weights(fitted.model.model(of: target)?.coefficients, of: target, fitted.features)
        }
    }

    /// Of linear machines on the same rows: those with a bent kernel have no direction.
    private func linearWeights(
        _ features: PreparedFeatures, rows: [Int], labels: [Int]
    ) throws -> [ModelNote.Weight] {
        let machine = try LinearSupportVectorMachine(calibrationFolds: 0).fit(
            features.matrix(rows), labels: labels, classes: targets.count
        ).machine
        return machine.classes.enumerated().flatMap { place, target in
            weights(Array(machine.weights.row(place)), of: target, features)
        }
    }

    private func weights(
        _ values: [Double]?, of target: Int, _ features: PreparedFeatures
    ) -> [ModelNote.Weight] {
        guard targets[target] != nil, let values else { return [] }
        return zip(features.model.columns, values).map { .init(target: target, column: $0, value: $1) }
    }
}
