import Basics
import Charts
import Findings

extension Figure {
    static let loadings = Figure(
        name: "loadings", summary: "Which features the first principal components are made of"
    ) { findings in
        guard let components = findings.segmentation.components, !components.loadings.isEmpty else { return nil }
        let count = components.loadings.map(\.values.count).max() ?? 0
        let rows = strongest(components.loadings)
        let data = table(components.loadings, count)
        guard count > 0, !rows.isEmpty else {
            return .empty(title: say("The components hold no feature in particular"), data: data)
        }
        let cells = rows.enumerated().flatMap { row, entry in
            entry.values.enumerated().filter(\.element.isFinite).map { column, value in
                Charts.Cell(
                    column: column, row: row, colour: HeatColour.diverging(value, limit: 1),
                    text: CellText.signed(value, digits: 1), isEmphasised: abs(value) >= 0.5)
            }
        }
        let heads = (0..<count).map { index in
            let share = index < components.scree.count ? " (\(CellText.whole(components.scree[index].share)))" : ""
            return BandName("PC \(index + 1)\(share)")
        }
        let plot = Plot(
            x: Axis(.band(heads), isOnTop: true), y: .band(rows.map(\.title)), rowHeight: 26, marks: cells)
        let title = title(rows)
        let all = components.loadings.count
        return Chart(
            title: title,
            description: say(
                "Heat map of correlations, \(CellText.plural(rows.count, "feature")) by ",
                "\(CellText.plural(count, "component")). \(title)."),
            caption: say(
                "Correlation of the prepared feature with the component, orange above and blue below; bold from ",
                "±0.5; in brackets the component's share of the variance.")
                + (all > rows.count ? say(" The \(rows.count) strongest of \(all) columns.") : "")
                + " n = \(CellText.integer(findings.data.customers)).",
            drawing: plot.draw(), data: data)
    }

    /// At most 16, those of the first component first, so that the strong cells form steps.
    private static func strongest(_ loadings: [ComponentLoadings]) -> [ComponentLoadings] {
        let ranked = loadings.map { entry -> (entry: ComponentLoadings, owner: Int, strength: Double) in
            let sizes = entry.values.map { $0.isFinite ? abs($0) : 0 }
            let strength = sizes.max() ?? 0
            return (entry, sizes.firstIndex(of: strength) ?? 0, strength)
        }
        let kept = ranked.filter { $0.strength > 0 }.sortedDescending(by: \.strength).prefix(16)
        return Array(kept).sortedDescending { -Double($0.owner) }.map(\.entry)
    }

    private static func title(_ rows: [ComponentLoadings]) -> String {
        let first = rows.compactMap { row in row.values.first.map { (title: row.title, value: $0) } }
            .sortedDescending { abs($0.value) }.prefix(2)
        guard let strongest = first.first, abs(strongest.value) >= 0.3 else {
            return say("The first direction is a little of many features")
        }
        let words = first.filter { abs($0.value) >= 0.6 * abs(strongest.value) }.map {
            ($0.value > 0 ? say("more ") : say("less ")) + CellText.uncapitalised($0.title)
        }
        return say("The direction in which customers differ most: ") + words.joined(separator: ", ")
    }

    private static func table(_ loadings: [ComponentLoadings], _ count: Int) -> DataTable {
        DataTable(
            [.text(say("Feature"))] + (0..<count).map { .number("PC \($0 + 1)") },
            rows: loadings.map { entry in [entry.title] + entry.values.map { CellText.signed($0) } },
            caption: say("Correlation of the prepared feature with the component"))
    }
}
