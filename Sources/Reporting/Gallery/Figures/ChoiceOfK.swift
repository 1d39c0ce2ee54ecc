import Basics
import Charts
import Findings

/// How one index judges the numbers of segments.
private struct IndexOfK {
    var title: String
    var smallerIsBetter = false
    var value: @Sendable (Choice) -> Double?

    static let all = [
        IndexOfK(title: "Stability", value: \.stability),
        IndexOfK(title: "Silhouette", value: \.silhouette),
        IndexOfK(title: "Calinski–Harabasz", value: \.calinskiHarabasz),
        IndexOfK(title: "Davies–Bouldin", smallerIsBetter: true, value: \.daviesBouldin),
    ]

    func points(_ choices: [Choice]) -> [(k: Int, value: Double)] {
        choices.compactMap { choice in value(choice).map { (choice.k, $0) } }.filter(\.value.isFinite)
    }

    func best(_ choices: [Choice]) -> Int? {
        points(choices).sortedDescending { smallerIsBetter ? -$0.value : $0.value }.first?.k
    }
}

extension Figure {
    static let choiceOfK = Figure(
        name: "choice-of-k", summary: "What each index says about the number of segments"
    ) { findings in
        let segmentation = findings.segmentation
        let own = segmentation.choice.filter { $0.method == segmentation.method }
        let choices = (own.isEmpty ? segmentation.choice : own).sorted { $0.k < $1.k }
        let indices = IndexOfK.all.filter { !$0.points(choices).isEmpty }
        let title = title(segmentation, indices, choices)
        let data = table(choices)
        guard !indices.isEmpty else { return .empty(title: title, data: data) }
        let width = Drawing.panelWidth(columns: 2)
        let panels = indices.map { panel($0, choices, chosen: segmentation.k, width: width) }
        return Chart(
            title: title,
            description:
                "Small multiples, one line per index by the number of segments k from \(choices.first?.k ?? 0) "
                + "to \(choices.last?.k ?? 0); the chosen k is marked by a vertical line, each index's own best by a ring.",
            caption: "Each index on its own scale; line: the chosen k; ring: the k that the index alone would take. "
                + "n = \(CellText.integer(findings.data.customers)).",
            drawing: .grid(panels, columns: 2), data: data)
    }

    private static func panel(_ index: IndexOfK, _ choices: [Choice], chosen: Int, width: Double) -> Drawing {
        let points = index.points(choices)
        let ks = choices.map(\.k).distinct { $0 }
        var marks: [any Mark] = [
            Rule(.x(Double(chosen))),
            Line(points.map { (Double($0.k), $0.value) }),
        ]
        let best = index.best(choices)
        for point in points {
            if point.k == best {
                marks.append(
                    Dot(Double(point.k), y: point.value, colour: "currentColor", isHollow: true, radius: 6.5))
            }
            marks.append(
                Dot(
                    Double(point.k), y: point.value, colour: "var(--s0)", radius: point.k == chosen ? 4.5 : 2.5))
        }
        let low = Double(ks.first ?? 0), high = Double(ks.last ?? 1)
        var x = Axis(.linear, title: "k", domain: (low - 0.35)...(high + 0.35))
        x.ticks = ks.map(Double.init)
        x.format = .integer
        return Plot(
            x: x, y: .linear(), width: width, height: 120,
            heading: "\(index.title), \(index.smallerIsBetter ? "lower" : "higher") is better", marks: marks
        ).draw()
    }

    private static func title(_ segmentation: Segmentation, _ indices: [IndexOfK], _ choices: [Choice]) -> String {
        guard !indices.isEmpty else { return "k = \(segmentation.k), without other candidates" }
        let others = indices.filter { $0.best(choices) != segmentation.k }
        let verb = segmentation.pinned ? "The study fixed" : "The rule chose"
        if others.isEmpty { return "\(verb) k = \(segmentation.k), and every index agrees" }
        let wishes = others.compactMap { index in
            index.best(choices).map { "\(uncapitalisedIndex(index.title)) prefers \($0)" }
        }
        return "\(verb) k = \(segmentation.k); " + wishes.joined(separator: ", ")
    }

    /// Names of people keep their capital.
    private static func uncapitalisedIndex(_ title: String) -> String {
        title.contains("–") ? title : CellText.uncapitalised(title)
    }

    private static func table(_ choices: [Choice]) -> DataTable {
        DataTable(
            [
                .number("k"), .number("Stability"), .number("Silhouette"), .number("Calinski–Harabasz"),
                .number("Davies–Bouldin"), .number("Smallest segment"),
            ],
            rows: choices.map { choice in
                [
                    choice.chosen ? "\(choice.k) (chosen)" : "\(choice.k)", CellText.score(choice.stability),
                    CellText.score(choice.silhouette, digits: 3), NumberFormat.significant(choice.calinskiHarabasz),
                    CellText.score(choice.daviesBouldin), CellText.percent(choice.smallest),
                ]
            })
    }
}
