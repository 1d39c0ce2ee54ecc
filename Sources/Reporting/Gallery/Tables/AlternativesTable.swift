import Basics
import Charts
import Findings

extension GalleryTable {
    static let alternatives = GalleryTable(
        name: "alternatives", summary: "Other methods and spaces beside the segments of the report"
    ) { findings in
        guard let alternatives = findings.segmentation.alternatives, !alternatives.isEmpty else { return nil }
        let hasInformation = alternatives.contains { $0.information != nil }
        let hasHeldOut = alternatives.contains { $0.heldOut != nil }
        let hasRules = alternatives.contains { $0.recoverability != nil }
        let hasOutcome = alternatives.contains { $0.outcome != nil }
        var columns: [DataTable.Column] = [
            .text(say("Method")), .text(say("Space")), .number("k"), .number(say("Silhouette")),
            .number(say("Stability (ARI)")),
            .number(say("Agreement (ARI)")),
        ]
        if hasInformation { columns.append(.number(say("Agreement (NMI)"))) }
        if hasHeldOut { columns.append(.number(say("Held-out ARI [95 %]"))) }
        if hasRules { columns.append(.number(say("Rule’s F1 [95 %]"))) }
        if hasOutcome { columns.append(.number(say("Outcome AUC [95 %]"))) }
        let notes = alternatives.compactMap { entry in
            entry.note.map { "\(CellText.capitalised(CellText.words(entry.method))): \($0)" }
        }
        return DataTable(
            columns,
            rows: alternatives.map { entry in
                var cells = [
                    CellText.words(entry.method) + (entry.isMain ? say(" (this report)") : ""),
                    say("\(word(entry.space)), \(entry.dimensions) dimensions"), CellText.integer(entry.k),
                    CellText.score(entry.silhouette), CellText.score(entry.stability),
                    CellText.score(entry.agreement),
                ]
                if hasInformation { cells.append(CellText.score(entry.information)) }
                if hasHeldOut { cells.append(entry.heldOut.map { CellText.score($0) } ?? NumberFormat.missing) }
                if hasRules { cells.append(entry.recoverability.map { CellText.score($0) } ?? NumberFormat.missing) }
                if hasOutcome { cells.append(entry.outcome.map { CellText.score($0) } ?? NumberFormat.missing) }
                return cells
            },
            caption: ([caption(hasRules: hasRules)] + notes).joined(separator: ". "))
    }

    private static func caption(hasRules: Bool) -> String {
        say("The same customers divided in other ways; k chosen for each by the same rule")
            + (hasRules ? say(". Rule’s F1: how well a decision tree copies the segments, macro average") : "")
    }
}
