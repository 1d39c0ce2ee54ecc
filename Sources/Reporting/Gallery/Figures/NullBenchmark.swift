import Basics
import Charts
import Findings

extension Figure {
    static let nullBenchmark = Figure(
        name: "null-benchmark", summary: "The segmentation against the same pipeline on data without segments"
    ) { findings in
        let null = findings.segmentation.null
        let rows: [(name: String, figures: NullFigures)] = [
            (say("Observed"), null.observed), (say("Columns shuffled"), null.permuted),
            (say("Gaussian"), null.gaussian),
        ]
        var panels = [
            panel(
                say("Silhouette"),
                rows.map { Entry(name: $0.name, mean: $0.figures.silhouette, high: $0.figures.silhouetteHigh) })
        ]
        let stability = rows.compactMap { row in
            row.figures.stability.map { Entry(name: row.name, mean: $0, high: row.figures.stabilityHigh) }
        }
        if stability.count == rows.count { panels.append(panel(say("Stability (ARI)"), stability)) }
        let title = title(null)
        return Chart(
            title: title,
            description: say(
                "Dots for the observed data and two kinds of data without segments, with lines up to their ",
                "95 % quantiles. \(title)."),
            caption: say(
                "Hollow: mean of \(null.repeats) repeats on data without segments (columns shuffled one by one; a ",
                "Gaussian with the same covariance), line up to their 95 % quantile. ",
                "Runs on \(CellText.integer(null.sample)) customers."),
            drawing: .grid(panels, columns: panels.count), data: GalleryTable.nullTable(null))
    }

    private struct Entry {
        var name: String
        var mean: Double
        var high: Double?
    }

    private static func panel(_ heading: String, _ entries: [Entry]) -> Drawing {
        let marks = entries.enumerated().flatMap { row, entry -> [any Mark] in
            let isObserved = row == 0
            return [
                Dot(
                    entry.mean, y: Double(row), low: entry.high.map { _ in entry.mean }, high: entry.high,
                    symbol: isObserved ? .diamond : .circle, colour: isObserved ? "var(--s0)" : "var(--mut)",
                    isHollow: !isObserved),
                Label(
                    CellText.score(entry.mean), note: entry.high.map { say("to \(CellText.score($0))") },
                    x: max(entry.mean, entry.high ?? entry.mean), y: Double(row), isObserved ? .number : .label),
            ]
        }
        return Plot(
            x: .linear(zero: true), y: .band(entries.map(\.name)), width: Drawing.panelWidth(columns: 2),
            heading: heading, marks: marks
        ).draw()
    }

    private static func title(_ null: NullBenchmark) -> String {
        let highest = [null.permuted, null.gaussian].map { $0.silhouetteHigh ?? $0.silhouette }.max() ?? 0
        let observed = CellText.score(null.observed.silhouette)
        // The verdict's margin: evenly filled clouds without gaps exceed a Gaussian one by nearly as much.
        let isClear = null.observed.silhouette > highest + 0.1
        return null.observed.silhouette > highest
            ? say(
                "Customers are \(isClear ? say("clearly") : say("somewhat")) better separated than chance makes them: silhouette \(observed) against \(CellText.score(highest))"
            )
            : say("Customers are no better separated than in data without segments: silhouette \(observed) against ")
                + CellText.score(highest)
    }
}
