import Basics
import Charts
import Findings

extension Figure {
    static let confusion = Figure(
        name: "confusion", summary: "How well a simple rule copies the segments: truth against prediction"
    ) { findings in
        recoverability(findings).map { matrix, model, scores in
            matrix.chart(
                title:
                    say(
                        "A \(CellText.words(model)) gives \(CellText.whole(scores.accuracy.value)) of held-out customers their segment"
                    )
            )
        }
    }

    static let confusionHeldOut = Figure(
        name: "confusion-held-out", summary: "Segments found without a customer against the segments found with all"
    ) { findings in
        findings.evaluation.heldOut.map { heldOut in
            ConfusionMatrix.heldOut(heldOut).chart(
                title:
                    say(
                        "Segmented without them, \(CellText.whole(heldOut.accuracy.value)) of customers get the same segment"
                    )
            )
        }
    }

    /// The tree where there is one: it is the rule that people can read.
    static func recoverability(_ findings: Findings) -> (ConfusionMatrix, String, Classification)? {
        let models = findings.evaluation.recoverability
        guard let name = models["decision-tree"] == nil ? models.keys.sorted().first : "decision-tree",
            let scores = models[name]
        else { return nil }
        let matrix = ConfusionMatrix(
            classes: scores.perClass.map(\.name), counts: scores.confusion, rowTitle: say("segment"),
            columnTitle: say("predicted by the \(CellText.words(name))"), n: scores.n)
        return (matrix, name, scores)
    }
}

extension ConfusionMatrix {
    /// Segments found in a fold that have no counterpart among those of all data are put together.
    static func heldOut(_ heldOut: HeldOut) -> ConfusionMatrix {
        let names = heldOut.perClass.map(\.name)
        let hasOthers = heldOut.confusion.contains { $0.count > names.count }
        let counts = heldOut.confusion.map { line in
            let others = line.dropFirst(names.count), known = others.compactMap { $0 }
            return line.prefix(names.count)
                + (hasOthers ? [known.count == others.count ? known.reduce(0, +) : nil] : [])
        }
        return ConfusionMatrix(
            classes: names, counts: counts.map(Array.init), rowTitle: say("segment from all data"),
            columnTitle: say("segment found without the customer"), n: heldOut.n)
    }
}
