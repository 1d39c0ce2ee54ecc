import Basics
import Findings

/// How another division compares with the main one, in a sentence. Where intervals overlap nothing is said to be
/// better, and the simpler one is preferred.
struct AlternativeReading {
    let main: Alternative
    let other: Alternative

    private enum Verdict {
        case better, worse, alike
    }

    private var measures: [(name: String, main: Estimate, other: Estimate, verdict: Verdict)] {
        [
            (say("agreement on held-out customers"), main.heldOut, other.heldOut),
            (say("how well a rule copies the segments"), main.recoverability, other.recoverability),
            (say("foretelling the outcome"), main.outcome, other.outcome),
        ].compactMap { name, main, other in
            guard let main, let other, let mainLow = main.low, let mainHigh = main.high, let low = other.low,
                let high = other.high
            else { return nil }
            return (name, main, other, low > mainHigh ? .better : high < mainLow ? .worse : .alike)
        }
    }

    /// Nil where nothing can be compared.
    var text: String? {
        let measures = measures
        guard !measures.isEmpty else { return nil }
        func list(_ verdict: Verdict) -> String {
            let parts = measures.filter { $0.verdict == verdict }.map {
                say("\($0.name) (\(figure($0.other)) against \(figure($0.main)))")
            }
            return parts.count < 2
                ? parts.joined() : parts.dropLast().joined(separator: ", ") + say(" and ") + (parts.last ?? "")
        }
        let (better, worse, alike) = (list(.better), list(.worse), list(.alike))
        switch (better.isEmpty, worse.isEmpty) {
        case (true, true): return say("\(subject) is not better on \(alike): \(whatFollows)")
        case (true, false): return say("\(subject) is not better on anything, and worse on \(worse): \(kept)")
        case (false, true): return say("\(subject) is better on \(better): a reason to run the study with it")
        case (false, false):
            return say(
                "\(subject) is better on \(better), but worse on \(worse): which of them counts is for the reader ",
                "to decide")
        }
    }

    /// A method for mixed data has a space of its own: it is told apart by its name.
    private var isOtherSpace: Bool {
        other.space != main.space && ![main.space, other.space].contains(SpaceFacts.mixed)
    }

    /// What is told apart: the space where that differs, else the method.
    private var subject: String {
        let size = say("(k = \(other.k), \(other.dimensions) dimensions)")
        guard isOtherSpace else {
            let method = word(other.method, english: other.method == "latent-classes" ? "latent classes" : other.method)
            return say("Grouping by \(method) (k = \(other.k))")
        }
        switch other.space {
        case "embedding": return say("The embedding \(size)")
        case "components": return say("Grouping in the principal components \(size)")
        default: return say("Grouping in the features themselves \(size)")
        }
    }

    private static let simplest = ["features", "components", "embedding"]

    /// Without a difference the simpler space wins; among methods the study's own stays.
    private var whatFollows: String {
        let place = Self.simplest.firstIndex(of:)
        guard isOtherSpace, let mine = place(main.space), let others = place(other.space), others < mine else {
            return kept
        }
        return say("being simpler, it would do as well")
    }

    private var kept: String {
        let place = Self.simplest.firstIndex(of:)
        guard isOtherSpace, let mine = place(main.space), let others = place(other.space), mine < others else {
            return say("the segments of this report stay")
        }
        return say("the simpler one is kept")
    }

    private func figure(_ estimate: Estimate) -> String {
        func text(_ value: Double?) -> String { NumberFormat.fixed(value, digits: 2) }
        return "\(text(estimate.value)) [\(text(estimate.low))\(Language.current.listSeparator) \(text(estimate.high))]"
    }
}
