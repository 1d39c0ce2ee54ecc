import Basics
import Charts
import Findings

extension Figure {
    static let tuning = Figure(
        name: "tuning", summary: "Which settings were tried inside the folds, and which were chosen"
    ) { findings in
        guard let all = findings.evaluation.tuning?.filter({ !$0.candidates.isEmpty }), !all.isEmpty else {
            return nil
        }
        let title = all.count == 1 ? title(all[0]) : say("\(shares(all)) of the folds agree on the settings")
        let names = all.flatMap(\.candidates).map(\.parameters)
        let left = min(250, (names.map { textWidth($0, .label) }.max() ?? 0).rounded(.up) + 10)
        let panels = all.map { panel($0, left: left) }
        return Chart(
            title: title,
            description: say(
                "Dots with ± 1 sd: score of each setting in the inner cross-validation, with the number of ",
                "folds that chose it, for \(CellText.plural(all.count, "question")). \(title)."),
            caption: say(
                "Mean score over the outer folds, line: ± 1 sd. Each of them chose by ",
                "\(all[0].innerFolds) folds within the customers it learns from; the customers it is tested on took ",
                "no part. Of equally good settings the simpler, higher up, is taken."),
            drawing: .stacked(panels, gap: 18), data: GalleryTable.tuningTable(all))
    }

    private static func panel(_ facts: TuningFacts, left: Double) -> Drawing {
        let values = facts.candidates.flatMap { [$0.mean - $0.sd, $0.mean + $0.sd] }.filter(\.isFinite)
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let margin = max((high - low) * 0.05, 1e-3)
        let marks = facts.candidates.enumerated().flatMap { row, candidate -> [any Mark] in
            let isChosen = candidate.chosen > 0
            let dot = Dot(
                candidate.mean, y: Double(row), low: candidate.mean - candidate.sd,
                high: candidate.mean + candidate.sd, colour: isChosen ? "var(--s0)" : "var(--mut)",
                isHollow: !isChosen)
            guard isChosen else { return [dot] }
            return [
                dot,
                Label(
                    say("\(candidate.chosen) of \(facts.folds)"), x: candidate.mean + max(0, candidate.sd),
                    y: Double(row)),
            ]
        }
        return Plot(
            x: .linear(
                say("\(CellText.score(ofMeasure: facts.score)) within the learning customers"),
                domain: (low - margin)...(high + margin)),
            y: .band(facts.candidates.map(\.parameters)), rowHeight: 22, left: left,
            heading: "\(CellText.capitalised(CellText.words(facts.model))): \(GalleryTable.question(facts.question))",
            marks: marks
        ).draw()
    }

    private static func title(_ facts: TuningFacts) -> String {
        guard let most = facts.candidates.max(by: { $0.chosen < $1.chosen }) else { return say("Nothing was tried") }
        return say("“\(most.parameters)” was chosen in \(most.chosen) of \(CellText.plural(facts.folds, "fold"))")
    }

    /// The most frequent choice's part of the folds, over all searches.
    private static func shares(_ all: [TuningFacts]) -> String {
        let agreeing = all.reduce(0) { $0 + ($1.candidates.map(\.chosen).max() ?? 0) }
        return say("\(agreeing) of \(all.reduce(0) { $0 + $1.folds })")
    }
}
