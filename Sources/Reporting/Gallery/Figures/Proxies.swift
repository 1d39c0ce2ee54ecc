import Basics
import Charts
import Findings

extension Figure {
    static let proxies = Figure(
        name: "proxies", summary: "What stands in for a protected attribute: how well features tell its groups apart"
    ) { findings in
        guard let proxies = findings.audit?.proxies, !proxies.isEmpty else { return nil }
        var names: [BandName] = []
        var marks: [any Mark] = [Rule(.x(0.5))]
        for attribute in proxies {
            names.append(BandName(CellText.capitalised(attribute.name), isHeading: true))
            for proxy in [attribute.all, attribute.segments] + attribute.features.prefix(mostFeatures) {
                let row = Double(names.count), isNotable = proxy.standsOut && proxy.auc >= notable
                marks += [
                    Line([(0.5, row), (max(0.5, proxy.chanceHigh), row)], colour: "var(--mut)", width: 5),
                    Dot(
                        proxy.auc, y: row, symbol: isNotable ? .diamond : .circle,
                        colour: isNotable ? "var(--bad)" : "var(--s0)", isHollow: !proxy.standsOut),
                    Label(CellText.score(proxy.auc), x: max(proxy.auc, proxy.chanceHigh), y: row, .muted, dy: 4),
                ]
                names.append(BandName(CellText.capitalised(proxy.title), isEmphasised: isNotable))
            }
        }
        let values = proxies.flatMap { [$0.all, $0.segments] + $0.features.prefix(mostFeatures) }.map(\.auc)
        let domain = min(0.45, values.min() ?? 0.5)...min(1, max(0.7, (values.max() ?? 0.5) + 0.05))
        let title = title(proxies)
        return Chart(
            title: title,
            description: say(
                "Dots by attribute: the AUC with which all features together, the segment alone and the strongest features ",
                "tell its groups apart; grey bars from 0.5: what permuted groups reach in 95 of 100 cases. \(title)."),
            caption: say(
                "Out-of-fold AUC, one group against the rest, weighted by size. Grey: chance. Filled: more than chance ",
                "(among features after Holm); diamond: at least \(CellText.score(notable)) too. At most \(mostFeatures) ",
                "features each, \(mostRows) in the data."),
            drawing: Plot(
                x: .linear("AUC", domain: domain), y: Axis(.band(names)), rowHeight: 22, marks: marks
            ).draw(), data: table(proxies))
    }

    private static let mostFeatures = 5, mostRows = 12
    /// From here on a feature that stands out is called a proxy.
    private static let notable = 0.6

    private static func title(_ proxies: [ProxyFacts]) -> String {
        let found = proxies.flatMap { attribute in
            attribute.features.filter { $0.standsOut && $0.auc >= notable }.map {
                (attribute: attribute.name, proxy: $0)
            }
        }
        guard let first = found.sortedDescending(by: \.proxy.auc).first else {
            return say("No single feature clearly stands in for a protected attribute")
        }
        return say(
            plural: found.count,
            one:
                "\(found.count) feature stands in for a protected attribute: \(first.proxy.title) (\(first.attribute))",
            other:
                "\(found.count) features stand in for protected attributes, most of all \(first.proxy.title) (\(first.attribute))"
        )
    }

    private static func table(_ proxies: [ProxyFacts]) -> DataTable {
        DataTable(
            [
                .text(say("Attribute")), .text(say("Told apart by")), .number("AUC"), .number(say("Chance, up to")),
                .number(say("p after Holm")), .text(say("More than chance")),
            ],
            rows: proxies.flatMap { attribute in
                ([attribute.all, attribute.segments] + attribute.features.prefix(mostRows)).map {
                    [
                        attribute.name, $0.title, CellText.score($0.auc), CellText.score($0.chanceHigh),
                        NumberFormat.significant($0.p, digits: 2), $0.standsOut ? say("yes") : say("no"),
                    ]
                }
            })
    }
}
