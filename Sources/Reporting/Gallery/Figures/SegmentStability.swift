import Basics
import Charts
import Findings

extension Figure {
    static let segmentStability = Figure(
        name: "segment-stability", summary: "How stable each segment is under resampling, with the usual readings"
    ) { findings in
        let segments = findings.segments.sortedDescending(by: \.stability.value)
        let data = table(segments)
        let stable = segments.filter { $0.stability.value >= 0.75 }.count
        let all = CellText.plural(segments.count, "segment")
        let title =
            say(
                plural: stable, one: "\(stable) of \(all) recurs reliably when customers are resampled",
                other: "\(stable) of \(all) recur reliably when customers are resampled")
        guard !segments.isEmpty else { return .empty(title: say("No segments"), data: data) }
        let marks = segments.enumerated().flatMap { row, segment -> [any Mark] in
            let style = SeriesStyle(segment.id)
            let stability = segment.stability
            return [
                Dot(
                    stability.value, y: Double(row), low: stability.low, high: stability.high, symbol: style.symbol,
                    colour: style.colour),
                Label(
                    CellText.score(stability.value), note: word(segment.reading),
                    x: max(stability.value, stability.high ?? 0), y: Double(row)),
            ]
        }
        let lowest = segments.map { min($0.stability.value, $0.stability.low ?? 1) }.filter(\.isFinite).min() ?? 0
        let floor = max(0, min(0.5, (lowest * 10).rounded(.down) / 10))
        let rules: [any Mark] = [
            Rule(.x(0.6), label: say("0.60 pattern")), Rule(.x(0.75), label: say("0.75 valid")),
            Rule(.x(0.85), label: say("0.85 highly stable")),
        ]
        let plot = Plot(
            x: .linear(say("mean Jaccard similarity"), domain: floor...1), y: .band(segments.map(\.name)),
            marks: rules + marks)
        return Chart(
            title: title,
            description: say(
                "Dots with intervals by segment: mean Jaccard similarity with its closest counterpart over ",
                "bootstrap pairs, axis from \(CellText.score(floor)) to 1; reference lines at 0.60, 0.75 and 0.85. \(title)."
            ),
            caption: say(
                "Segment stability within solutions; 95 % intervals over ",
                "\(CellText.integer(segments.first?.stability.n)) bootstrap pairs. Below 0.60 no persona is written."),
            drawing: plot.draw(), data: data)
    }

    private static func table(_ segments: [Segment]) -> DataTable {
        DataTable(
            [.text(say("Segment")), .number(say("Stability [95 %]")), .text(say("Reading")), .number(say("Pairs"))],
            rows: segments.map {
                [$0.name, CellText.score($0.stability), word($0.reading), CellText.integer($0.stability.n)]
            })
    }
}
