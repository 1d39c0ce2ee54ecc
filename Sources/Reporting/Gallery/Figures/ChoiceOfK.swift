import Basics
import Charts
import Findings

/// How one index judges the numbers of segments.
private struct IndexOfK {
    /// The property of `Choice`.
    var name: String
    var title: String
    /// What it takes alone, in a few words.
    var rule = say("higher is better")
    var smallerIsBetter = false
    var value: @Sendable (Choice) -> Double?

    static var all: [IndexOfK] {
        [
            IndexOfK(name: "stability", title: say("Stability"), value: \.stability),
            IndexOfK(name: "silhouette", title: say("Silhouette"), value: \.silhouette),
            IndexOfK(name: "calinskiHarabasz", title: "Calinski–Harabasz", value: \.calinskiHarabasz),
            IndexOfK(
                name: "daviesBouldin", title: "Davies–Bouldin", rule: say("lower is better"), smallerIsBetter: true,
                value: \.daviesBouldin),
            IndexOfK(
                name: "gap", title: "Gap", rule: say("where it levels off"),
                value: \.gap),
            IndexOfK(
                name: "predictionStrength", title: say("Prediction strength"), rule: say("up to 0.8"),
                value: \.predictionStrength),
            IndexOfK(name: "bic", title: "BIC", rule: say("lower is better"), smallerIsBetter: true, value: \.bic),
        ]
    }

    func points(_ choices: [Choice]) -> [(k: Int, value: Double)] {
        choices.compactMap { choice in value(choice).map { (choice.k, $0) } }.filter(\.value.isFinite)
    }

    /// The k that it would take alone: by its own rule where the findings tell, which may lie outside the band; else the
    /// best value's.
    func best(_ choices: [Choice], _ preferences: [IndexPreference]?) -> Int? {
        if let preference = preferences?.first(where: { $0.index == name }) { return preference.k }
        return points(choices).sortedDescending { smallerIsBetter ? -$0.value : $0.value }.first?.k
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
        let panels = indices.map { panel($0, segmentation, choices, width: width) }
        return Chart(
            title: title,
            description:
                say(
                    "Small multiples, one line per index by the number of segments k from \(choices.first?.k ?? 0) ",
                    "to \(choices.last?.k ?? 0); the chosen k is marked by a vertical line, each index's own best by a ring."
                ),
            caption: say(
                "Each index on its own scale; line: the chosen k; ring: the k that the index alone would take. ",
                "n = \(CellText.integer(findings.data.customers))."),
            drawing: .grid(panels, columns: 2), data: data)
    }

    private static func panel(
        _ index: IndexOfK, _ segmentation: Segmentation, _ choices: [Choice], width: Double
    ) -> Drawing {
        let chosen = segmentation.k
        let points = index.points(choices)
        let ks = choices.map(\.k).distinct { $0 }
        var marks: [any Mark] = [
            Rule(.x(Double(chosen))),
            Line(points.map { (Double($0.k), $0.value) }),
        ]
        let best = index.best(choices, segmentation.preferences)
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
            heading: heading(index, best, ks), marks: marks
        ).draw()
    }

    private static func heading(_ index: IndexOfK, _ best: Int?, _ ks: [Int]) -> String {
        switch best {
        case nil: say("\(index.title): takes none of these")
        case let best? where !ks.contains(best): say("\(index.title): would take \(best)")
        default: "\(index.title), \(index.rule)"
        }
    }

    private static func title(_ segmentation: Segmentation, _ indices: [IndexOfK], _ choices: [Choice]) -> String {
        guard !indices.isEmpty else { return say("k = \(segmentation.k), without other candidates") }
        let wishes = indices.compactMap { index in
            index.best(choices, segmentation.preferences).map { (title: uncapitalisedIndex(index.title), k: $0) }
        }.filter { $0.k != segmentation.k }
        if wishes.isEmpty {
            return segmentation.pinned
                ? say("The study fixed k = \(segmentation.k), and every index agrees")
                : say("The rule chose k = \(segmentation.k), and every index agrees")
        }
        let groups = wishes.distinct(\.k).map { k in
            let names = wishes.filter { $0.k == k }.map(\.title)
            let list =
                names.count > 1
                ? names.dropLast().joined(separator: ", ") + say(" and \(names[names.count - 1])") : names[0]
            return say(plural: names.count, one: "\(list) prefers \(k)", other: "\(list) prefer \(k)")
        }.joined(separator: ", ")
        return segmentation.pinned
            ? say("The study fixed k = \(segmentation.k); \(groups)")
            : say("The rule chose k = \(segmentation.k); \(groups)")
    }

    /// Names of people keep their capital.
    private static func uncapitalisedIndex(_ title: String) -> String {
        title.contains("–") || title == "BIC" ? title : CellText.uncapitalised(title)
    }

    private static func table(_ choices: [Choice]) -> DataTable {
        let hasBIC = choices.contains { $0.bic != nil }
        return DataTable(
            [
                .number("k"), .number(say("Stability")), .number(say("Silhouette")), .number("Calinski–Harabasz"),
                .number("Davies–Bouldin"), .number("Gap"), .number(say("Prediction strength")),
                .number(say("Smallest segment")),
            ] + (hasBIC ? [.number("BIC")] : []),
            rows: choices.map { choice in
                [
                    choice.chosen ? say("\(choice.k) (chosen)") : "\(choice.k)", CellText.score(choice.stability),
                    CellText.score(choice.silhouette, digits: 3), NumberFormat.significant(choice.calinskiHarabasz),
                    CellText.score(choice.daviesBouldin), CellText.score(choice.gap, digits: 3),
                    CellText.score(choice.predictionStrength), CellText.percent(choice.smallest),
                ] + (hasBIC ? [NumberFormat.integer(choice.bic)] : [])
            })
    }
}
