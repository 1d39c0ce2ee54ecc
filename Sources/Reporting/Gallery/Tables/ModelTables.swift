import Basics
import Charts
import Findings

extension GalleryTable {
    static let recoverability = GalleryTable(
        name: "recoverability", summary: "How well a rule copies each segment, by model"
    ) { findings in
        let models = findings.evaluation.recoverability
        return models.isEmpty ? nil : recoverabilityTable(models)
    }

    /// Of one model all scores; of several one beside the other.
    static func recoverabilityTable(_ models: [String: Classification]) -> DataTable {
        let names = models.keys.sorted()
        let caption = say("Cross-validated; it shows that a rule exists, not that segments exist")
        guard names.count > 1 else {
            return DataTable(
                [.text(say("Model"))] + scoreColumns(say("Segment")),
                rows: names.flatMap { name in
                    (models[name]?.perClass ?? []).map { [CellText.words(name)] + scoreRow($0) }
                }, caption: caption)
        }
        let first = models[names[0]]?.perClass ?? []
        var rows = first.indices.map { segment in
            [first[segment].name, CellText.count(first[segment].n)]
                + names.map { name in
                    let classes = models[name]?.perClass ?? []
                    let f1 = classes.indices.contains(segment) ? classes[segment].f1 : nil
                    return f1.map { CellText.score($0) } ?? CellText.withheld
                }
        }
        rows.append(
            [say("Macro average"), CellText.integer(models[names[0]]?.n)]
                + names.map { CellText.score(models[$0]?.macro.f1) })
        return DataTable(
            [.text(say("Segment")), .number("n")]
                + names.map { .number(CellText.capitalised(CellText.words($0))) }, rows: rows,
            caption: say("F1 by model. ") + caption)
    }

    static let tuning = GalleryTable(
        name: "tuning", summary: "Settings tried inside the folds, and how often each was chosen"
    ) { findings in
        findings.evaluation.tuning.flatMap { $0.isEmpty ? nil : tuningTable($0) }
    }

    static func tuningTable(_ all: [TuningFacts]) -> DataTable {
        DataTable(
            [
                .text(say("Question")), .text(say("Model")), .text(say("Settings")), .text(say("Score")),
                .number(say("Mean")), .number(say("sd")),
                .number(say("Chosen in folds")),
            ],
            rows: all.flatMap { facts in
                facts.candidates.map {
                    [
                        question(facts.question), CellText.words(facts.model), $0.parameters,
                        CellText.score(ofMeasure: facts.score), CellText.score($0.mean, digits: 3),
                        CellText.score($0.sd, digits: 3), say("\($0.chosen) of \(facts.folds)"),
                    ]
                }
            },
            caption:
                say(
                    "Inner cross-validation among the customers to learn from; those of the outer fold's test took no part"
                )
        )
    }

    static func question(_ name: String) -> String {
        switch name {
        case "recoverability": say("copying the segments")
        case "outcome": say("predicting the outcome")
        default: CellText.words(name)
        }
    }
}
