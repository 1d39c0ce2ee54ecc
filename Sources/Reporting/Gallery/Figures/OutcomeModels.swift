import Basics
import Charts
import Findings

extension Figure {
    static let outcomeModels = Figure(
        name: "outcome-models", summary: "How well segments, rules and features predict the outcome"
    ) { findings in
        guard let outcome = findings.evaluation.outcome else { return nil }
        let models = outcome.models.filter { $0.scores.auc != nil }
        let title = title(outcome, models)
        let data = table(models)
        guard !models.isEmpty else { return .empty(title: title, data: data) }
        let marks = models.enumerated().flatMap { row, model -> [any Mark] in
            guard let auc = model.scores.auc else { return [] }
            let isSegment = model.features == "segment"
            return [
                Dot(
                    auc.value, y: Double(row), low: auc.low, high: auc.high, symbol: isSegment ? .diamond : .circle,
                    colour: isSegment ? "var(--s0)" : "var(--mut)", isHollow: !isSegment),
                Label(
                    CellText.score(auc.value),
                    note: CellText.interval(auc.low, auc.high) { CellText.score($0) }.drop(while: { $0 == " " })
                        .description,
                    x: max(auc.value, auc.high ?? auc.value), y: Double(row), isSegment ? .number : .label),
            ]
        }
        let lowest =
            models.compactMap { min($0.scores.auc?.value ?? 0.5, $0.scores.auc?.low ?? 0.5) }
            .filter(\.isFinite).min() ?? 0.5
        let plot = Plot(
            x: .linear("ROC AUC", domain: max(0, min(0.4, (lowest * 10).rounded(.down) / 10))...1),
            y: .band(models.map { name($0, of: models) }), marks: [Rule(.x(0.5), label: say("chance"))] + marks)
        return Chart(
            title: title,
            description:
                say(
                    "Dots with 95 % intervals: area under the ROC curve by feature set and model, from the least to ",
                    "the most informed, reference line at 0.5. \(title)."),
            caption: say(
                "Predicting “\(outcome.name)” for customers that the model has not seen, ",
                "\(models.first?.scores.folds ?? 0) folds, 95 % intervals. Base rate \(CellText.rate(outcome.baseRate)), ",
                "n = \(CellText.integer(outcome.n))."),
            drawing: plot.draw(), data: data)
    }

    private static func name(_ model: OutcomeModel, of models: [OutcomeModel]) -> String {
        let set = Findings.title(ofFeatureSet: model.features)
        let isAlone = models.filter { $0.features == model.features }.count == 1
        return isAlone ? set : "\(set), \(CellText.words(model.model))"
    }

    private static func title(_ outcome: OutcomeEvaluation, _ models: [OutcomeModel]) -> String {
        let best = { (set: String) in
            models.filter { $0.features == set }.compactMap { $0.scores.auc?.value }.max()
        }
        guard let segment = best("segment") else { return say("Who \(outcome.name): no model with an AUC") }
        var title = say("Segments predict “\(outcome.name)” with AUC \(CellText.score(segment))")
        if let features = best("features") { title += say(", all features with \(CellText.score(features))") }
        return title
    }

    private static func table(_ models: [OutcomeModel]) -> DataTable {
        DataTable(
            [.text(say("Features")), .text(say("Model")), .number("AUC [95 %]"), .number("n")],
            rows: models.map {
                [
                    Findings.title(ofFeatureSet: $0.features), CellText.words($0.model),
                    $0.scores.auc.map { CellText.score($0) } ?? "–", CellText.integer($0.scores.n),
                ]
            })
    }
}
