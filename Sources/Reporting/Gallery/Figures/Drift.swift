import Basics
import Charts
import Findings

extension Figure {
    static let drift = Figure(
        name: "drift", summary: "How far each feature has moved since an earlier run"
    ) { findings in
        guard let comparison = findings.comparison, !comparison.drift.isEmpty else { return nil }
        let drift = comparison.drift.filter(\.psi.isFinite).sortedDescending(by: \.psi)
        let title = title(drift)
        let shown = Array(drift.prefix(20))
        guard !shown.isEmpty else { return .empty(title: title, data: table([], findings)) }
        let limit = min(5, max(0.3, (shown.map(\.psi).max() ?? 0) * 1.05))
        let marks = shown.enumerated().flatMap { row, feature -> [any Mark] in
            let means = [feature.before, feature.after].map {
                CellText.quantity($0, unit: feature.unit, currency: findings.study.currency)
            }
            return [
                Bar(
                    max(0, min(limit, feature.psi)), row: row, fill: feature.psi >= 0.25 ? "var(--warm)" : "var(--mut)",
                    opacity: feature.psi >= 0.1 ? 0.9 : 0.45, thickness: 10),
                Label(
                    CellText.score(feature.psi), note: means.joined(separator: " → "),
                    x: max(0, min(limit, feature.psi)),
                    y: Double(row)),
            ]
        }
        let plot = Plot(
            x: .linear(say("population stability index"), domain: 0...limit), y: .band(shown.map(\.title)),
            rowHeight: 23,
            marks: marks)
        return Chart(
            title: title,
            description: say(
                "Horizontal bars from zero by feature: population stability index against the earlier run, orange ",
                "from 0.25 on. \(title)."),
            caption: say(
                "Population stability index (PSI) over the earlier run's tenths of the customers, beside it the means ",
                "then and now. Below 0.10 nothing to speak of, from 0.25 on (orange) a large change; with few ",
                "customers chance alone makes some. n = \(CellText.integer(comparison.previous.customers)) then, ",
                "\(CellText.integer(findings.data.customers)) now.")
                + (drift.count > shown.count
                    ? say(" The \(drift.count - shown.count) with the least drift are left out.") : ""),
            drawing: plot.draw(), data: table(shown, findings))
    }

    private static func title(_ drift: [FeatureDrift]) -> String {
        let large = drift.count { $0.psi >= 0.25 }
        guard let most = drift.first else { return say("No feature can be compared") }
        let name = CellText.uncapitalised(most.title), psi = CellText.score(most.psi)
        let all = CellText.plural(drift.count, "feature")
        guard large > 0 else {
            return say("None of \(all) has changed much; most, \(name) (PSI \(psi))")
        }
        return say(
            plural: large, one: "\(large) of \(all) has changed much, most \(name) (PSI \(psi))",
            other: "\(large) of \(all) have changed much, most \(name) (PSI \(psi))")
    }

    private static func table(_ drift: [FeatureDrift], _ findings: Findings) -> DataTable {
        DataTable(
            [
                .text(say("Feature")), .number("PSI"), .number("KS"), .number(say("Mean then")),
                .number(say("Mean now")),
            ],
            rows: drift.map { feature in
                let text = { CellText.quantity($0, unit: feature.unit, currency: findings.study.currency) }
                return [
                    feature.title, CellText.score(feature.psi, digits: 3), CellText.score(feature.ks),
                    text(feature.before), text(feature.after),
                ]
            })
    }
}
