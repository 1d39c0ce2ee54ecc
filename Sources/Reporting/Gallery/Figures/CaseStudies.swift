import Basics
import Charts
import Findings

/// One measure on which studies are compared; some have the same figure for the rule-based baseline.
private struct StudyMeasure {
    var title: String
    var format: TickFormat = .number
    var value: @Sendable (CaseStudyRow) -> Double?
    var rule: @Sendable (CaseStudyRow) -> Double? = { _ in nil }

    static var all: [StudyMeasure] {
        [
            StudyMeasure(title: say("Stability (ARI)"), value: \.stability),
            StudyMeasure(title: say("Silhouette"), value: \.silhouette, rule: \.ruleSilhouette),
            StudyMeasure(title: say("Held-out F1"), value: \.heldOutF1),
            StudyMeasure(title: say("Outcome AUC"), value: \.segmentAUC, rule: \.ruleAUC),
            StudyMeasure(title: say("Revenue lift"), value: \.revenueConcentration, rule: \.ruleRevenueConcentration),
            StudyMeasure(title: say("Best uplift"), format: .percent, value: \.uplift),
        ]
    }
}

extension Figure {
    static let caseStudies = Figure(
        name: "case-studies", summary: "This study among others on the same measures"
    ) { findings in
        guard let studies = findings.caseStudies else { return nil }
        let rows = studies.rows.sortedDescending { $0.thisStudy ? 1 : 0 }
        let measures = StudyMeasure.all.filter { measure in rows.contains { measure.value($0) != nil } }
        let title = title(rows)
        let data = table(rows)
        guard !measures.isEmpty else { return .empty(title: title, data: data) }
        let names = rows.map { BandName($0.name, isEmphasised: $0.thisStudy) }
        let widest = names.map { textWidth($0.text, $0.isEmphasised ? .number : .label) }.max() ?? 0
        let left = min(235, widest.rounded(.up) + 10)
        let panel = Drawing.panelWidth(columns: 3, gap: 18, total: 640 - left)
        let drawings = measures.enumerated().map { index, measure in
            let isFirst = index % 3 == 0
            return Plot(
                x: Axis(.linear, format: measure.format, includesZero: true),
                y: Axis(.band(names), isShown: isFirst), width: isFirst ? panel + left : panel, rowHeight: 24,
                left: isFirst ? left : 6, heading: measure.title, isHeadingOverMarks: true, marks: marks(measure, rows)
            ).draw()
        }
        return Chart(
            title: title,
            description:
                say(
                    "Small multiples, one per measure, one row per study; this study filled and bold, hollow diamonds ",
                    "for the rule-based baseline. \(title)."),
            caption:
                say(
                    "This study in colour; hollow diamond: rule-based baseline on the same customers. Revenue lift: the largest ",
                    "ratio of a segment's share of revenue to its share of customers. ",
                    "Measures of different data sets are compared with care: their features and customers differ."),
            drawing: .grid(drawings, columns: 3, gap: 18), data: data)
    }

    private static func marks(_ measure: StudyMeasure, _ rows: [CaseStudyRow]) -> [any Mark] {
        rows.enumerated().flatMap { index, row -> [any Mark] in
            guard let value = measure.value(row) else { return [Label("–", x: 0, y: Double(index), .muted, dx: 2)] }
            let rule = measure.rule(row)
            let text = measure.format == .percent ? CellText.whole(value) : CellText.score(value)
            return [
                rule.map {
                    Dot($0, y: Double(index), symbol: .diamond, colour: "var(--mut)", isHollow: true, radius: 3.5)
                },
                Dot(value, y: Double(index), colour: row.thisStudy ? "var(--s0)" : "var(--mut)"),
                Label(
                    text, x: max(value, rule ?? value), y: Double(index), row.thisStudy ? .number : .muted, dx: 9),
            ].compactMap { $0 as (any Mark)? }
        }
    }

    private static func title(_ rows: [CaseStudyRow]) -> String {
        guard let this = rows.first(where: \.thisStudy) else {
            return say("\(rows.count) studies on the same measures")
        }
        guard rows.count > 1 else { return say("\(this.name) is the only study so far") }
        let rank = rows.filter { $0.stability > this.stability }.count + 1
        let (name, count) = (this.name, rows.count)
        if rank == count, rank > 2 { return say("\(name) is the least stable of \(count) studies") }
        switch rank {
        case 1: return say("\(name) is the most stable of \(count) studies")
        case 2: return say("\(name) is the second most stable of \(count) studies")
        case 3: return say("\(name) is the third most stable of \(count) studies")
        default: return say("\(name) is the \(rank)th most stable of \(count) studies")
        }
    }

    static func table(_ rows: [CaseStudyRow]) -> DataTable {
        DataTable(
            [
                .text(say("Study")), .number(say("Customers")), .number("k"), .text(say("Verdict")),
                .number(say("Stability")),
                .number(say("Silhouette (rule)")), .number(say("Held-out F1")), .text(say("Outcome")),
                .number(say("Base rate")),
                .number(say("AUC: segment (rule; all)")), .number(say("Revenue lift (rule)")),
                .number(say("Best uplift")),
                .number(say("Concerns")),
            ],
            rows: rows.map { row in
                [
                    row.thisStudy ? say("\(row.name) (this)") : row.name, CellText.integer(row.customers), "\(row.k)",
                    word(row.verdict), CellText.score(row.stability), paired(row.silhouette, row.ruleSilhouette),
                    CellText.score(row.heldOutF1), row.outcome ?? say("none"), CellText.percent(row.baseRate),
                    paired(row.segmentAUC, row.ruleAUC, row.featuresAUC),
                    paired(row.revenueConcentration, row.ruleRevenueConcentration),
                    CellText.points(row.uplift, nil, nil), CellText.integer(row.concerns),
                ]
            })
    }

    private static func paired(_ value: Double?, _ others: Double?...) -> String {
        guard value != nil else { return NumberFormat.missing }
        return "\(CellText.score(value)) (\(others.map { CellText.score($0) }.joined(separator: "; ")))"
    }
}
