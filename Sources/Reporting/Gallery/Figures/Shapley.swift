import Basics
import Charts
import Findings

extension Figure {
    static let shap = Figure(
        name: "shap", summary: "Which way each feature pushes the rule that copies the segments, and for how many"
    ) { findings in
        let facts = findings.importance.shap?.filter { $0.question == "recoverability" } ?? []
        return facts.isEmpty ? nil : ShapleyPlot(facts: facts).chart()
    }

    static let shapOutcome = Figure(
        name: "shap-outcome", summary: "Which way each feature pushes the prediction of the outcome, and for how many"
    ) { findings in
        let facts = findings.importance.shap?.filter { $0.question == "outcome" } ?? []
        return facts.isEmpty ? nil : ShapleyPlot(facts: facts).chart()
    }
}

/// Shapley values as a swarm of counts: a row per feature, high values of the feature above low ones, a dot for the
/// customers of one cell. Several targets stand side by side with their strongest features.
struct ShapleyPlot {
    var facts: [ShapFacts]

    private var isSingle: Bool { facts.count == 1 }
    private var rowHeight: Double { isSingle ? 40 : 52 }

    func chart() -> Chart {
        let title = title
        let shown = facts.map { ($0, strongest($0)) }.filter { !$0.1.isEmpty }
        let values = shown.flatMap { $0.1.flatMap(\.cells).map { abs($0.value) } }.filter(\.isFinite)
        guard let limit = values.max(), limit > 0 else { return .empty(title: title, data: table) }
        let most = shown.flatMap { $0.1.flatMap(\.cells).map(\.n) }.max() ?? 1
        let panels = shown.map { panel($0.0, $0.1, limit: limit * 1.06, most: most) }
        return Chart(
            title: title,
            description: say(
                "Dots in rows: how far a feature pushes the predicted probability, to the right up and to the ",
                "left down; high values of the feature above, low ones below; larger dots are more customers. \(title)."
            ),
            caption:
                say(
                    "Shapley values of a decision tree for \(CellText.integer(facts.map(\.n).max())) customers that it ",
                    "has not learnt from, in points of probability. In each row high values of the feature (orange) lie ",
                    "above low ones (blue), in fifths; grey: middle values, or values without an order. A dot's area grows ",
                    "with the number of customers."),
            drawing: isSingle ? .stacked(panels) : .grid(panels, columns: 2), data: table)
    }

    private func strongest(_ facts: ShapFacts) -> [ShapFeature] {
        Array(facts.features.filter { $0.mean > 0 && $0.mean.isFinite && !$0.cells.isEmpty }.prefix(isSingle ? 8 : 3))
    }

    private func panel(_ facts: ShapFacts, _ features: [ShapFeature], limit: Double, most: Int) -> Drawing {
        let dots = features.enumerated().flatMap { row, feature in
            feature.cells.filter(\.value.isFinite).map { dot($0, row: row, most: most) }
        }
        // Large ones below small ones; those of one look together make one path.
        var marks: [any Mark] = [Rule(.x(0))] + dots.sorted { ($1.radius, $1.colour) < ($0.radius, $0.colour) }
        for (row, feature) in features.enumerated() {
            if !isSingle {
                marks.append(
                    Label(feature.title, x: -limit, y: Double(row), .label, dx: 0, dy: 12 - rowHeight / 2))
            }
        }
        let names = features.map { BandName($0.title) }
        return Plot(
            x: Axis(.linear, title: isSingle ? say("push on the probability") : nil, domain: -limit...limit),
            y: Axis(.band(names), isShown: isSingle),
            width: isSingle ? 640 : Drawing.panelWidth(columns: 2), rowHeight: rowHeight,
            heading: isSingle ? nil : facts.target, marks: marks
        ).draw()
    }

    private func dot(_ cell: ShapCell, row: Int, most: Int) -> Dot {
        let level = cell.level ?? 0.5
        let colour = level > 0.65 ? "var(--warm)" : level < 0.35 ? "var(--cool)" : "var(--mut)"
        // Below the name where it stands in the row.
        let centre = isSingle ? 0.0 : 9
        return Dot(
            cell.value, y: Double(row), colour: colour,
            radius: (2.4 + 7.2 * (Double(cell.n) / Double(max(1, most))).squareRoot()).rounded() / 2,
            offset: centre + (0.5 - level) * 32)
    }

    private var title: String {
        var sums: [String: Double] = [:]
        for feature in facts.flatMap(\.features) where feature.mean.isFinite {
            sums[feature.title, default: 0] += feature.mean
        }
        let first = facts.flatMap(\.features).distinct(\.title).sortedDescending { sums[$0] }.first
        guard let first, let sum = sums[first], sum > 0 else { return say("No feature pushes a prediction") }
        let name = CellText.capitalised(first)
        guard isSingle else { return say("\(name) decides most about who is put into which segment") }
        return say(
            "\(name) moves the predicted chance of “\(facts[0].target)” most: by ",
            "\(CellText.score(sum * 100, digits: 1)) points on average")
    }

    private var table: DataTable {
        DataTable(
            [
                .text(say("Towards")), .text(say("Feature")), .number(say("Mean push")), .number(say("Of low values")),
                .number(say("Of high values")),
            ],
            rows: facts.flatMap { facts in
                facts.features.filter { $0.mean > 0 && !$0.cells.isEmpty }.map { feature in
                    [
                        facts.target, feature.title, CellText.score(feature.mean, digits: 3),
                        push(feature) { $0 < 0.35 }, push(feature) { $0 > 0.65 },
                    ]
                }
            },
            caption:
                say(
                    "Mean push: of absolute values, in probability; of low and high values: the lowest and highest two fifths"
                )
        )
    }

    private func push(_ feature: ShapFeature, _ holds: (Double) -> Bool) -> String {
        let cells = feature.cells.filter { $0.level.map(holds) ?? false }
        let n = cells.reduce(0) { $0 + $1.n }
        guard n > 0 else { return NumberFormat.missing }
        return CellText.signed(cells.reduce(0) { $0 + $1.value * Double($1.n) } / Double(n), digits: 3)
    }
}
