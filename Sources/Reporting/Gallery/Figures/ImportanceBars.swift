import Basics
import Charts
import Findings

/// Permutation importances as bars with ± one standard deviation, a panel per model.
struct ImportanceBars {
    var groups: [ImportanceGroup]
    /// What falls when a feature is shuffled, e.g. `macro F1`.
    var score: String
    /// What the model predicts.
    var target: String

    func chart() -> Chart {
        let title = title
        guard !shown.isEmpty else { return .empty(title: title, data: table) }
        let models = groups.distinct(\.model)
        let values = shown.flatMap { [$0.mean - max(0, $0.sd), $0.mean + max(0, $0.sd), 0] }.filter(\.isFinite)
        let ticks = Ticks(covering: values.min() ?? 0, values.max() ?? 1)
        let names = shown.map(\.title)
        let left = min(230, (names.map { textWidth($0, .label) }.max() ?? 0).rounded(.up) + 10)
        let panels = models.map { model in
            panel(
                model, heading: models.count > 1, left: left,
                domain: min(0, values.min() ?? 0)...max(ticks.values.last ?? 1, 0))
        }
        let hidden = groups.count - shown.count
        return Chart(
            title: title,
            description: say(
                "Horizontal bars from zero: mean drop of \(score) on held-out customers when a feature is ",
                "shuffled, with ± 1 sd, for \(CellText.plural(models.count, "model")). \(title)."),
            caption: say(
                "Mean drop of \(score) on held-out customers when the feature is shuffled; line: ± 1 sd over ",
                "shuffles. Features that go together are shuffled together.")
                + (hidden > 0 ? say(" \(CellText.plural(hidden, "weaker figure")) in the data only.") : ""),
            drawing: .stacked(panels, gap: 18), data: table)
    }

    private func entries(_ model: String) -> [ImportanceGroup] {
        let most = groups.distinct(\.model).count > 1 ? 8 : 12
        return Array(groups.filter { $0.model == model && $0.mean.isFinite }.sortedDescending(by: \.mean).prefix(most))
    }

    private var shown: [ImportanceGroup] { groups.distinct(\.model).flatMap { entries($0) } }

    private func panel(_ model: String, heading: Bool, left: Double, domain: ClosedRange<Double>) -> Drawing {
        let entries = entries(model)
        let marks = entries.enumerated().flatMap { row, entry -> [any Mark] in
            let sd = entry.sd.isFinite ? max(0, entry.sd) : 0
            return [
                Bar(entry.mean, row: row, fill: "var(--s0)", opacity: 0.85),
                Interval(entry.mean - sd, entry.mean + sd, row: row),
                Label(CellText.score(entry.mean, digits: 3), x: max(0, entry.mean + sd), y: Double(row)),
            ]
        }
        return Plot(
            x: .linear(say("drop of \(score)"), domain: domain), y: .band(entries.map(\.title)), rowHeight: 24,
            left: left,
            heading: heading ? CellText.capitalised(CellText.words(model)) : nil, marks: marks
        ).draw()
    }

    private var title: String {
        guard let best = groups.filter(\.mean.isFinite).sortedDescending(by: \.mean).first else {
            return say("No importances for \(target)")
        }
        guard best.mean - best.sd > 0 else { return say("No single feature carries \(target)") }
        return say(
            "\(CellText.capitalised(best.title)) matters most for \(target): shuffling it costs ",
            "\(CellText.score(best.mean)) of \(score)")
    }

    private var table: DataTable {
        DataTable(
            [.text(say("Feature")), .text(say("Model")), .number(say("Mean drop of \(score)")), .number(say("sd"))],
            rows: groups.distinct(\.model).flatMap { model in
                groups.filter { $0.model == model }.sortedDescending(by: \.mean).map {
                    [
                        $0.title, CellText.words($0.model), CellText.score($0.mean, digits: 3),
                        CellText.score($0.sd, digits: 3),
                    ]
                }
            })
    }
}
