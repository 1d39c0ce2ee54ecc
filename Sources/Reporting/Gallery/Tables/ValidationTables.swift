import Basics
import Charts
import Findings

extension GalleryTable {
    static let learningCurve = GalleryTable(
        name: "learning-curve", summary: "The score by the number of customers learnt from"
    ) { findings in
        findings.evaluation.learningCurve.map(learningCurveTable)
    }

    static func learningCurveTable(_ curve: LearningCurveFacts) -> DataTable {
        let score = CellText.score(ofMeasure: curve.score)
        return DataTable(
            [
                .number(say("Customers learnt from")), .number(say("\(score) on them [95 %]")),
                .number(say("\(score) on held-out ones [95 %]")),
            ],
            rows: curve.points.map {
                [CellText.integer($0.n), CellText.score($0.training), CellText.score($0.validation)]
            }, caption: say("Means over \(curve.folds) folds"))
    }

    static let elimination = GalleryTable(
        name: "elimination", summary: "The score by the number of features left, and what was left out"
    ) { findings in
        findings.features.elimination.map { eliminationTable($0, findings) }
    }

    static func eliminationTable(_ facts: EliminationFacts, _ findings: Findings) -> DataTable {
        DataTable(
            [
                .number(say("Features left")), .number("\(CellText.score(ofMeasure: facts.score)) [95 %]"),
                .text(say("Left out next")), .text(say("Kept")),
            ],
            rows: facts.steps.map { step in
                [
                    CellText.integer(step.features), CellText.score(step.score),
                    step.dropped.map { findings.title(ofFeature: $0) }.joined(separator: "; "),
                    step.features == facts.chosen ? say("kept") : "",
                ]
            }, caption: say("Inner cross-validation, \(facts.folds) folds"))
    }
}
