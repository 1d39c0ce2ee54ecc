import Basics
import Charts
import Findings

extension Figure {
    static let importance = Figure(
        name: "importance", summary: "Which features the rules that copy the segments need"
    ) { findings in
        ImportanceBars(groups: findings.importance.permutation, score: say("macro F1"), target: say("the segments"))
            .chart()
    }

    static let importanceOutcome = Figure(
        name: "importance-outcome", summary: "Which features help to predict the outcome"
    ) { findings in
        let target = findings.evaluation.outcome.map { say("“\($0.name)”") } ?? say("the outcome")
        return findings.importance.outcome.map {
            ImportanceBars(groups: $0, score: "AUC", target: target).chart()
        }
    }
}
