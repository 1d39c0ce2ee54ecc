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

    static let all: [KeyFigure] = [
        KeyFigure(title: "Customers", kind: .count) { Double($0.customers) },
        KeyFigure(title: "Segments", kind: .count) { Double($0.k) },
        KeyFigure(title: "Silhouette", kind: .score) { $0.silhouette },
        KeyFigure(title: "Stability", kind: .score) { $0.stability },
        KeyFigure(title: "Held-out F1", kind: .score) { $0.macroF1 },
        KeyFigure(title: "Outcome AUC", kind: .score) { $0.outcomeAUC },
        KeyFigure(title: "Audit concerns", kind: .count) { $0.concerns.map(Double.init) },
    ]

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
        case "natural": "The segments stand apart: they are groups that the data itself has."
        case "reproducible": "The segments come back in other samples, but do not stand apart: parts of one cloud."
        case "constructive": "The segments are a convenient cut: other samples of the same customers give others."
        default: "The verdict on the segments is '\(verdict)'."
        }
    }
}
