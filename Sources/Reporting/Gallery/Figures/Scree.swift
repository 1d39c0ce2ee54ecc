import Basics
import Charts
import Findings

extension Figure {
    static let scree = Figure(
        name: "scree", summary: "How many directions the features really have: the variance along each component"
    ) { findings in
        guard let components = findings.segmentation.components, !components.scree.isEmpty else { return nil }
        let title = title(components)
        let shown = Array(components.scree.prefix(16))
        var x = Axis.band(shown.map { "\($0.component)" }, title: say("principal component"))
        x.isOrdinal = true
        let plot = Plot(
            x: x, y: .linear(say("share of the variance"), .percent, zero: true), height: 200,
            marks: marks(shown, suggested: components.suggested))
        let all = components.scree.count
        return Chart(
            title: title,
            description: say(
                "Two lines over the principal components: the share of the variance along each, from ",
                "\(CellText.whole(shown.first?.share)) down to \(CellText.whole(shown.last?.share)), and the share that ",
                "shuffled data reach. \(title)."),
            caption: say(
                "Filled: components above the 95 % quantile of data with each feature shuffled (dashed; Horn's ",
                "parallel analysis on \(CellText.integer(components.sample)) customers).")
                + (all > shown.count ? say(" The first \(shown.count) of \(all) components.") : ""),
            drawing: plot.draw(), data: table(components))
    }

    private static func marks(_ entries: [ScreeEntry], suggested: Int) -> [any Mark] {
        func place(_ entry: ScreeEntry) -> Double { Double(entry.component - 1) }
        let chance = entries.compactMap { entry in
            chanceShare(entry).map { (x: place(entry), y: $0) }
        }
        var marks: [any Mark] = [
            Line(chance, colour: "var(--mut)", width: 1.5, dash: "5 4"),
            Line(entries.map { (x: place($0), y: $0.share) }, width: 1.5),
        ]
        marks += entries.map {
            Dot(
                place($0), y: $0.share, colour: "var(--s0)", isHollow: $0.component > suggested,
                radius: $0.component > suggested ? 3.5 : 4.5)
        }
        if let last = chance.last, chance.count > 1 {
            marks.append(Label(say("shuffled"), x: last.x, y: last.y, .label, anchor: .end, dx: 0, dy: -7))
        }
        if let first = entries.first {
            marks.append(Label(CellText.whole(first.share), x: place(first), y: first.share))
        }
        return marks
    }

    /// What shuffled data reach, on the scale of the shares.
    private static func chanceShare(_ entry: ScreeEntry) -> Double? {
        guard let shuffled = entry.shuffled, entry.eigenvalue > 0 else { return nil }
        return shuffled / entry.eigenvalue * entry.share
    }

    private static func title(_ components: ComponentFacts) -> String {
        let held = components.scree.prefix(components.suggested).last?.cumulative
        let all = CellText.plural(components.scree.count, "direction")
        guard components.suggested > 0, let held else {
            return say("None of \(all) holds more of the variance than chance would give it")
        }
        let (count, share) = (components.suggested, CellText.whole(held))
        return say(
            plural: count, one: "\(count) of \(all) holds more than chance: \(share) of the variance",
            other: "\(count) of \(all) hold more than chance: \(share) of the variance")
    }

    private static func table(_ components: ComponentFacts) -> DataTable {
        DataTable(
            [
                .number(say("Component")), .number(say("Variance")), .number(say("Shuffled, 95 %")),
                .number(say("Share")),
                .number(say("Together")),
            ],
            rows: components.scree.map {
                [
                    "\($0.component)", CellText.score($0.eigenvalue), CellText.score($0.shuffled),
                    CellText.percent($0.share), CellText.percent($0.cumulative),
                ]
            })
    }
}
