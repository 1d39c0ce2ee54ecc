import Basics
import Charts
import Findings

extension Figure {
    static let funnel = Figure(
        name: "funnel", summary: "What each filter left of the rows of each source"
    ) { findings in
        let groups = groups(findings.data)
        guard !groups.isEmpty else { return nil }
        var names: [BandName] = []
        var marks: [any Mark] = []
        for group in groups {
            names.append(BandName(CellText.capitalised(word(group.source)), isHeading: true))
            for (index, step) in group.steps.enumerated() {
                let share = group.total > 0 ? Double(step.rows) / Double(group.total) : 0
                let loss = index > 0 ? group.steps[index - 1].rows - step.rows : 0
                marks.append(Bar(share, row: names.count, fill: "var(--s0)", opacity: index == 0 ? 0.7 : 0.9))
                marks.append(
                    Label(
                        CellText.integer(step.rows), note: loss > 0 ? NumberFormat.integer(-Double(loss)) : nil,
                        x: share, y: Double(names.count)))
                names.append(BandName(step.step))
            }
        }
        let plot = Plot(
            x: .linear(say("share of the file's rows"), .percent, zero: true), y: Axis(.band(names)),
            rowHeight: names.count > 12 ? 24 : 26, marks: marks)
        let title = title(groups)
        return Chart(
            title: title,
            description: say("Horizontal bars from zero: rows left after each filter, by source. \(title)."),
            caption: say(
                "Rows left after each filter, in the order in which they ran, and the rows that it took. ",
                "\(CellText.integer(findings.data.customers)) customers are segmented."),
            drawing: plot.draw(), data: table(groups))
    }

    private struct Group {
        var source: String
        var total: Int
        var steps: [FunnelStep]
    }

    /// Each source's filters after the rows of its file, by which the bars are measured.
    private static func groups(_ data: DataFacts) -> [Group] {
        data.funnel.distinct(\.source).map { source in
            var steps = data.funnel.filter { $0.source == source }
            let rows = data.sources.filter { $0.name == source }.reduce(0) { $0 + $1.rows }
            if rows > 0, steps.first?.rows != rows {
                steps.insert(FunnelStep(source: source, step: say("in the file"), rows: rows), at: 0)
            }
            return Group(source: source, total: max(rows, steps.map(\.rows).max() ?? 0), steps: steps)
        }
    }

    private static func title(_ groups: [Group]) -> String {
        let worst = groups.sortedDescending { group in
            group.total > 0 ? 1 - Double(group.steps.last?.rows ?? 0) / Double(group.total) : nil
        }.first
        guard let worst, let kept = worst.steps.last?.rows, worst.total > 0 else { return say("No rows were read") }
        let share = CellText.percent(Double(kept) / Double(worst.total))
        return kept == worst.total
            ? say("Every row was used") : say("\(share) of the rows of \(word(worst.source)) are used")
    }

    private static func table(_ groups: [Group]) -> DataTable {
        DataTable(
            [
                .text(say("Source")), .text(say("Step")), .number(say("Rows")), .number(say("Lost")),
                .number(say("Customers")),
            ],
            rows: groups.flatMap { group in
                group.steps.enumerated().map { index, step in
                    [
                        word(group.source), step.step, CellText.integer(step.rows),
                        index == 0 ? "–" : CellText.integer(group.steps[index - 1].rows - step.rows),
                        CellText.integer(step.customers),
                    ]
                }
            })
    }
}
