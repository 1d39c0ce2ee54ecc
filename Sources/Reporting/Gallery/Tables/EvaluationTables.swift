import Basics
import Charts
import Findings

extension GalleryTable {
    /// Precision, recall, F1 and accuracy of every model, each question's baseline first.
    static let evaluation = GalleryTable(
        name: "evaluation", summary: "Precision, recall, F1 and accuracy of every model with its baseline"
    ) { findings in
        let evaluation = findings.evaluation
        var rows: [[String]] = []
        if let heldOut = evaluation.heldOut {
            rows.append([
                say("Segments found without the customer"), CellText.words(findings.segmentation.method),
                CellText.score(heldOut.macro.precision), CellText.score(heldOut.macro.recall),
                CellText.score(heldOut.macro.f1, heldOut.macro.low, heldOut.macro.high),
                CellText.score(heldOut.accuracy), NumberFormat.missing, CellText.integer(heldOut.n),
            ])
        }
        let models = evaluation.recoverability.keys.sorted()
        if let first = models.first.flatMap({ evaluation.recoverability[$0] }) {
            rows.append(baseline(say("Rule that copies the segments"), first))
        }
        for name in models {
            guard let scores = evaluation.recoverability[name] else { continue }
            rows.append(row(say("Rule that copies the segments"), CellText.words(name), scores))
        }
        if let outcome = evaluation.outcome {
            if !outcome.models.contains(where: { $0.features == "base-rate" }), let first = outcome.models.first {
                rows.append(baseline(outcome.name, first.scores))
            }
            rows += outcome.models.map { model in
                row(say("\(outcome.name), from \(setName(model.features))"), CellText.words(model.model), model.scores)
            }
        }
        guard !rows.isEmpty else { return nil }
        return DataTable(
            columns, rows: rows,
            caption: say(
                "Macro averages on held-out customers, 95 % intervals; baseline: always the most frequent class"))
    }

    static let outcome = GalleryTable(
        name: "outcome", summary: "How well segments, rules and features predict the outcome"
    ) { findings in
        guard let outcome = findings.evaluation.outcome else { return nil }
        return DataTable(
            [
                .text(say("Features")), .text(say("Model")), .number(say("Precision")), .number(say("Recall")),
                .number("F1 [95 %]"),
                .number("AUC [95 %]"), .number(say("Average precision [95 %]")), .number(say("Log-loss")),
                .number("Brier"),
                .number(say("Calibration error")), .number(say("Hold-out F1")),
                .number(say("Hold-out n")),
            ],
            rows: outcome.models.map { model in
                let scores = model.scores
                return [
                    Findings.title(ofFeatureSet: model.features), CellText.words(model.model),
                    CellText.score(scores.macro.precision), CellText.score(scores.macro.recall),
                    CellText.score(scores.macro.f1, scores.macro.low, scores.macro.high),
                    scores.auc.map { CellText.score($0) } ?? NumberFormat.missing,
                    scores.averagePrecision.map { CellText.score($0) } ?? NumberFormat.missing,
                    CellText.score(scores.logLoss), CellText.score(scores.brier, digits: 3),
                    CellText.score(scores.calibrationError, digits: 3), CellText.score(scores.holdOut?.f1),
                    CellText.integer(scores.holdOut?.n),
                ]
            },
            caption: say(
                "Predicting “\(outcome.name)”; base rate \(CellText.rate(outcome.baseRate)), ",
                "n = \(CellText.integer(outcome.n)). \(outcome.conclusion)"))
    }

    private static var columns: [DataTable.Column] {
        [
            .text(say("Question")), .text(say("Model")), .number(say("Precision")), .number(say("Recall")),
            .number("F1 [95 %]"),
            .number(say("Accuracy [95 %]")), .number("AUC [95 %]"), .number("n"),
        ]
    }

    private static func row(_ question: String, _ model: String, _ scores: Classification) -> [String] {
        [
            question, model, CellText.score(scores.macro.precision), CellText.score(scores.macro.recall),
            CellText.score(scores.macro.f1, scores.macro.low, scores.macro.high), CellText.score(scores.accuracy),
            scores.auc.map { CellText.score($0) } ?? NumberFormat.missing, CellText.integer(scores.n),
        ]
    }

    private static func baseline(_ question: String, _ scores: Classification) -> [String] {
        [
            question, say("baseline"), NumberFormat.missing, NumberFormat.missing, CellText.score(scores.baseline.f1),
            CellText.score(scores.baseline.accuracy), NumberFormat.missing, CellText.integer(scores.n),
        ]
    }

    private static func setName(_ features: String) -> String {
        switch features {
        case "base-rate": say("the base rate")
        case "rfm": say("RFM cells")
        case "segment": say("the segment")
        case "features": say("all features")
        case "selected-features": say("the fewest features that are enough")
        default: CellText.words(features)
        }
    }
}
