import Basics
import Charts
import Findings

extension GalleryTable {
    static let choice = GalleryTable(name: "choice", summary: "The indices by method and number of segments") {
        findings in
        let preferred = Set((findings.segmentation.preferences ?? []).map { "\($0.index) \($0.k ?? 0)" })
        /// An asterisk where the index alone would take this k.
        func marked(_ text: String, _ index: String, _ choice: Choice) -> String {
            preferred.contains("\(index) \(choice.k)") ? text + " *" : text
        }
        let hasBIC = findings.segmentation.choice.contains { $0.bic != nil }
        return DataTable(
            [
                .text(say("Method")), .number("k"), .number(say("Stability")), .number(say("Prediction strength")),
                .number(say("Silhouette")), .number("Calinski–Harabasz"), .number("Davies–Bouldin"), .number("Gap"),
            ] + (hasBIC ? [.number("BIC")] : []) + [.number(say("Smallest")), .text(say("Chosen"))],
            rows: findings.segmentation.choice.map {
                [
                    CellText.words($0.method), "\($0.k)", marked(CellText.score($0.stability), "stability", $0),
                    marked(CellText.score($0.predictionStrength), "predictionStrength", $0),
                    marked(CellText.score($0.silhouette, digits: 3), "silhouette", $0),
                    marked(NumberFormat.significant($0.calinskiHarabasz), "calinskiHarabasz", $0),
                    marked(CellText.score($0.daviesBouldin), "daviesBouldin", $0),
                    marked(CellText.score($0.gap, digits: 3), "gap", $0),
                ] + (hasBIC ? [marked(NumberFormat.integer($0.bic), "bic", $0)] : []) + [
                    CellText.percent($0.smallest), $0.chosen ? say("chosen") : "",
                ]
            },
            caption: (preferred.isEmpty ? "" : say("* the k that the index alone would take. "))
                + findings.segmentation.rule
        )
    }

    static let stability = GalleryTable(name: "stability", summary: "Agreement of bootstrap segmentations by k") {
        findings in
        let stability = findings.segmentation.stability
        return stabilityTable(stability.byK.isEmpty ? [stability.global] : stability.byK)
    }

    static func stabilityTable(_ byK: [StabilityByK]) -> DataTable {
        DataTable(
            [
                .number("k"), .number(say("Mean ARI")), .number(say("sd")), .number(say("Median [95 % of pairs]")),
                .number(say("Pairs")),
            ],
            rows: byK.map {
                [
                    "\($0.k)", CellText.score($0.mean), CellText.score($0.sd, digits: 3),
                    CellText.score($0.median, $0.low, $0.high), CellText.integer($0.pairs),
                ]
            }, caption: say("Adjusted Rand index over pairs of bootstrap segmentations"))
    }

    static let nullBenchmark = GalleryTable(
        name: "null-benchmark", summary: "The segmentation against data without segments"
    ) { findings in
        nullTable(findings.segmentation.null)
    }

    static func nullTable(_ null: NullBenchmark) -> DataTable {
        DataTable(
            [
                .text(say("Data")), .number(say("Silhouette")), .number(say("its 95 % quantile")),
                .number(say("Stability (ARI)")),
                .number(say("its 95 % quantile")),
            ],
            rows: [
                (say("Observed"), null.observed), (say("Columns shuffled"), null.permuted),
                (say("Gaussian"), null.gaussian),
            ].map {
                [
                    $0.0, CellText.score($0.1.silhouette, digits: 3), CellText.score($0.1.silhouetteHigh, digits: 3),
                    CellText.score($0.1.stability), CellText.score($0.1.stabilityHigh),
                ]
            }, caption: say("\(null.repeats) repeats on \(CellText.integer(null.sample)) customers"))
    }

    static let heldOut = GalleryTable(name: "held-out", summary: "Segments found without a customer, scored") {
        findings in
        guard let heldOut = findings.evaluation.heldOut else { return nil }
        return DataTable(
            scoreColumns(say("Segment")),
            rows: heldOut.perClass.map(scoreRow) + [
                [
                    say("Macro average"), CellText.integer(heldOut.n), CellText.score(heldOut.macro.precision),
                    CellText.score(heldOut.macro.recall),
                    CellText.score(heldOut.macro.f1, heldOut.macro.low, heldOut.macro.high),
                ]
            ],
            caption: say(
                "\(heldOut.folds) folds; accuracy \(CellText.score(heldOut.accuracy)), ",
                "adjusted Rand index \(CellText.score(heldOut.ari))"))
    }

    static let confusion = GalleryTable(name: "confusion", summary: "Truth against prediction of the segments") {
        findings in
        Figure.recoverability(findings)?.0.table
    }

    static func scoreColumns(_ first: String) -> [DataTable.Column] {
        [.text(first), .number("n"), .number(say("Precision")), .number(say("Recall")), .number("F1")]
    }

    static func scoreRow(_ scores: ClassScores) -> [String] {
        [scores.name, CellText.count(scores.n)]
            + [scores.precision, scores.recall, scores.f1].map { $0.map { CellText.score($0) } ?? CellText.withheld }
    }
}
