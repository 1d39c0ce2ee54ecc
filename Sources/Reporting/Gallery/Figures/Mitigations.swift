import Basics
import Charts
import Findings

extension Figure {
    static let mitigations = Figure(
        name: "mitigations", summary: "What narrowing a gap between groups gains, and what it costs"
    ) { findings in
        guard let mitigations = findings.audit?.mitigations, !mitigations.isEmpty else { return nil }
        let shown = Array(mitigations.prefix(12))
        let names = shown.map { BandName($0.title, isEmphasised: $0.recommended) }
        let left = min(220, (shown.map { textWidth($0.title, .number) }.max() ?? 0).rounded(.up) + 12)
        let ideal = shown.compactMap(\.ideal).first { $0.isFinite }
        let effect = Plot(
            x: .linear(shown.first?.measure), y: Axis(.band(names)), width: 430, rowHeight: 30, left: left,
            heading: say("Before (hollow) and after"),
            marks: (ideal.map { [Rule(.x($0))] } ?? []) + shown.enumerated().flatMap(dumbbell))
        let price = Plot(
            x: .linear(say("ARI with the segments before"), domain: 0...1),
            y: Axis(.band(names), isShown: false), width: 182, rowHeight: 30, heading: say("What stays"),
            marks: shown.enumerated().compactMap { row, mitigation -> (any Mark)? in
                mitigation.ari.map {
                    Bar(max(0, min(1, $0)), row: row, fill: "var(--mut)", opacity: 0.6, thickness: 10)
                }
            })
        let title = title(shown)
        let measure = shown.first?.measure ?? say("the gap")
        return Chart(
            title: title,
            description: say(
                "Dots by method: \(measure) before (hollow) and after (filled) with its 95 % interval; bars beside ",
                "them: how far the segments stay the same. \(title)."),
            caption: say(
                "Left: the gap before and after with its 95 % interval; dashed: no gap. Right: agreement with the ",
                "segments as they were; the less is left of the bar, the more customers change segment. Bold: ",
                "recommended. None is applied by itself."),
            drawing: .grid([effect.draw(), price.draw()], columns: 2, gap: 28), data: table(shown))
    }

    private static func dumbbell(_ row: Int, _ mitigation: MitigationFacts) -> [any Mark] {
        let (before, after) = (mitigation.before.value, mitigation.after.value)
        guard before.isFinite, after.isFinite else { return [] }
        let colour = mitigation.recommended ? "var(--s0)" : "var(--mut)"
        // Without segments of its own it was not tried: there is no after.
        guard mitigation.ari != nil else { return [Dot(before, y: Double(row), colour: colour, isHollow: true)] }
        return [
            Line([(before, Double(row)), (after, Double(row))], colour: colour, width: 1.2, dash: "2 3"),
            Dot(before, y: Double(row), colour: colour, isHollow: true),
            Dot(after, y: Double(row), low: mitigation.after.low, high: mitigation.after.high, colour: colour),
        ]
    }

    private static func title(_ mitigations: [MitigationFacts]) -> String {
        guard let best = mitigations.first(where: \.recommended) else {
            return say("None of \(CellText.plural(mitigations.count, "way")) of narrowing the gap is worth its price")
        }
        return say(
            "\(best.title) takes the \(best.measure) from \(CellText.score(best.before.value)) to ",
            "\(CellText.score(best.after.value))")
            + (best.ari.map { say(" and keeps the segments at ARI \(CellText.score($0))") } ?? "")
    }

    private static func table(_ mitigations: [MitigationFacts]) -> DataTable {
        DataTable(
            [
                .text(say("Method")), .number(say("Before [95 %]")), .number(say("After [95 %]")), .number("ARI"),
                .number(say("Cost after / before")), .number(say("Stability")), .text(say("Judgement")),
            ],
            rows: mitigations.map {
                [
                    $0.title, CellText.score($0.before),
                    $0.ari == nil ? NumberFormat.missing : CellText.score($0.after),
                    CellText.score($0.ari),
                    CellText.score($0.priceOfFairness), $0.stability.map { CellText.score($0) } ?? "–",
                    $0.reason,
                ]
            }, caption: mitigations.first.map { CellText.capitalised($0.measure) })
    }
}
