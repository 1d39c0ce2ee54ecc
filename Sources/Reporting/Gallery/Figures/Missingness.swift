import Basics
import Charts
import Findings

extension Figure {
    static let missingness = Figure(
        name: "missingness", summary: "Which features and columns have missing values, and how many"
    ) { findings in
        guard let values = findings.data.missing, !values.isEmpty else { return nil }
        let shown = Array(values.prefix(most))
        var names: [BandName] = []
        var marks: [any Mark] = []
        for (heading, group) in groups(shown) {
            names.append(BandName(heading, isHeading: true))
            for value in group {
                let row = names.count
                names.append(BandName(value.title))
                guard let share = value.share else {
                    marks.append(Label(CellText.withheld, x: 0, y: Double(row), .muted))
                    continue
                }
                marks.append(Bar(share, row: row, fill: "var(--mut)", thickness: 11))
                marks.append(
                    Label(
                        CellText.percent(share, n: value.n),
                        note: say("\(CellText.count(value.missing)) of \(CellText.count(value.n))"),
                        x: max(share, 0), y: Double(row)))
            }
        }
        let plot = Plot(
            x: .linear(say("share missing"), .percent, zero: true), y: Axis(.band(names)), rowHeight: 23, marks: marks)
        let title = title(values, all: findings.features.kept.count)
        let hidden = values.count - shown.count
        return Chart(
            title: title,
            description: say(
                "Horizontal bars from zero: share of missing values, features first, then columns of the sources. ",
                "\(title)."),
            caption: say(
                "A feature is missing where a customer has nothing it could be computed from. Preparation fills it ",
                "in and may keep a flag; whoever is missing is described by the filling.")
                + (hidden > 0 ? say(" The \(hidden) with the fewest missing are left out.") : ""),
            drawing: plot.draw(), data: table(shown))
    }

    private static let most = 24

    private static func groups(_ values: [MissingValues]) -> [(String, [MissingValues])] {
        values.distinct(\.source).map { source in
            (
                source.map { say("Columns of \(word($0)), as read") } ?? say("Features"),
                values.filter { $0.source == source }
            )
        }
    }

    private static func title(_ values: [MissingValues], all: Int) -> String {
        let features = values.filter { $0.source == nil }
        let most = values.filter { $0.share != nil }.sortedDescending(by: \.share).first
        let worst = most.map {
            say(", most in \(CellText.uncapitalised($0.title)) (\(CellText.percent($0.share, n: $0.n)))")
        }
        guard !features.isEmpty else {
            return say("Values are missing in \(CellText.plural(values.count, "column"))") + (worst ?? "")
        }
        let known = CellText.plural(max(all, features.count), "feature")
        return say(
            plural: features.count, one: "\(features.count) of \(known) has missing values",
            other: "\(features.count) of \(known) have missing values") + (worst ?? "")
    }

    private static func table(_ values: [MissingValues]) -> DataTable {
        DataTable(
            [
                .text(say("Feature or column")), .text(say("Of")), .number(say("Missing")), .number(say("Share")),
                .number("n"),
            ],
            rows: values.map {
                [
                    $0.title, word($0.source ?? "features"), CellText.count($0.missing),
                    CellText.share($0.share, n: $0.n),
                    CellText.integer($0.n),
                ]
            })
    }
}
