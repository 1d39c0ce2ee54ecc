import Basics
import Charts

/// One of the figures by which runs are compared: what it is called, and how it is read and written.
struct KeyFigure: Sendable {
    enum Kind: Sendable {
        /// From 0 to 1.
        case score
        case count
    }

    var title: String
    var kind: Kind
    var value: @Sendable (Manifest.KeyFigures) -> Double?

    static var all: [KeyFigure] {
        [
            KeyFigure(title: say("Customers"), kind: .count) { Double($0.customers) },
            KeyFigure(title: say("Segments"), kind: .count) { Double($0.k) },
            KeyFigure(title: say("Silhouette"), kind: .score) { $0.silhouette },
            KeyFigure(title: say("Stability"), kind: .score) { $0.stability },
            KeyFigure(title: say("Held-out F1"), kind: .score) { $0.macroF1 },
            KeyFigure(title: say("Outcome AUC"), kind: .score) { $0.outcomeAUC },
            KeyFigure(title: say("Audit concerns"), kind: .count) { $0.concerns.map(Double.init) },
        ]
    }

    /// Of the bias audit: they have a table of their own, as that of all figures would grow too wide.
    static var ofAudit: [KeyFigure] {
        [
            KeyFigure(title: say("Concerns, all questions"), kind: .count) { $0.auditConcerns.map(Double.init) },
            KeyFigure(title: say("Too few people to judge"), kind: .count) { $0.auditInsufficient.map(Double.init) },
            KeyFigure(title: say("Widest ratio of the audit"), kind: .score) { $0.worstRatio },
        ]
    }

    func text(_ run: ArchivedRun) -> String { text(value(run.figures)) }

    func text(_ value: Double?) -> String { NumberFormat.fixed(value, digits: digits) }

    /// With its sign, between the figures as they are shown; nil where they look the same, or one of the runs has none.
    func change(_ run: ArchivedRun, since before: ArchivedRun?) -> String? {
        guard let now = shown(run), let then = before.flatMap(shown) else { return nil }
        let text = NumberFormat.signed(now - then, digits: digits)
        return text.hasPrefix("+") || text.hasPrefix("\u{2212}") ? text : nil
    }

    private func shown(_ run: ArchivedRun) -> Double? {
        let scale = kind == .score ? 100.0 : 1
        return value(run.figures).map { ($0 * scale).rounded() / scale }
    }

    private var digits: Int { kind == .score ? 2 : 0 }
}

extension Manifest.KeyFigures {
    /// The CSS class of the verdict.
    var style: String { ["natural": "ok", "reproducible": "ok", "constructive": "unk"][verdict] ?? "plain" }

    /// What the verdict says of the segments.
    var sentence: String {
        switch verdict {
        case "natural": say("The segments stand apart: they are groups that the data itself has.")
        case "reproducible":
            say("The segments come back in other samples, but do not stand apart: parts of one cloud.")
        case "constructive":
            say("The segments are a convenient cut: other samples of the same customers give others.")
        default: say("The verdict on the segments is '\(verdict)'.")
        }
    }
}
