import Findings

/// A small study for documents: two segments, the second without a persona, no audit, no outcome.
func documentFindings(names: [String] = ["Regulars", "Visitors"], verdict: String = "reproducible") -> Findings {
    Findings(
        study: StudyFacts(
            name: "Corner shop", slug: "corner-shop", question: "Whom should we write to?", purpose: "direct marketing",
            asOf: "2024-03-01", seed: 7, currency: "£", synthetic: true),
        data: DataFacts(
            customers: 1250,
            sources: [
                SourceFacts(name: "purchases", path: "p.csv", rows: 9000, accepted: 8990, rejected: 10, digest: "ab12")
            ],
            funnel: [
                FunnelStep(source: "purchases", step: "amount > 0", rows: 8990, customers: 1250, amount: 51_234.5)
            ],
            alerts: [Alert(severity: "note", subject: "purchases", message: "Ten rows have no date.", figure: 10)]),
        features: FeatureFacts(
            kept: [
                FeatureSummary(
                    name: "recency", title: "Days since last purchase", block: "purchase", kind: "number", unit: "days",
                    meaning: "Days from the last purchase to the cut-off.", missing: 0, mean: 51.25)
            ], dropped: []),
        preparation: PreparationFacts(steps: []),
        segmentation: Segmentation(
            method: "k-means", k: names.count, pinned: false, rule: "The largest k with stability above 0.8.",
            inertia: 1234.5, silhouette: 0.284, calinskiHarabasz: 410, daviesBouldin: 1.21, choice: [],
            stability: Stability(
                global: StabilityByK(
                    k: 2, mean: 0.824, sd: 0.05, pairs: 100, low: 0.79, q25: 0.8, median: 0.82, q75: 0.84, high: 0.853),
                byK: [], sample: 1250),
            null: NullBenchmark(
                observed: NullFigures(silhouette: 0.284), permuted: NullFigures(silhouette: 0.18),
                gaussian: NullFigures(silhouette: 0.2), repeats: 20, sample: 1250),
            verdict: Verdict(kind: verdict, reason: "The segments return under resampling but do not stand apart."),
            baselines: [],
            projection: Projection(explained: [0.41, 0.22], loadings: [], regions: [], centres: [])),
        segments: names.enumerated().map { segment($1, id: $0 + 1) },
        evaluation: Evaluation(recoverability: ["decision-tree": scores(0.91), "a-first": scores(0.9)]),
        importance: Importance(permutation: [], impurity: []), disclosure: Disclosure(threshold: 10, suppressed: 3),
        impact: Impact(
            segments: [
                SegmentImpact(
                    segment: 1, segmentName: names.first ?? "", measure: "response", title: "Response",
                    rate: Rate(n: 2310, value: 0.123, low: 0.11, high: 0.137), overall: 0.1, lift: 1.23),
                SegmentImpact(
                    segment: 2, segmentName: names.last ?? "", measure: "response", title: "Response", rate: .withheld,
                    overall: 0.1),
            ], campaigns: []),
        provenance: Provenance(
            tool: "segmentary", version: "1.0.0", seed: 7, studyDigest: "5eed",
            inputs: [InputDigest(path: "p.csv", sha256: "ab12")],
            parameters: [Parameter(name: "k", value: "2...10")]))
}

private func segment(_ name: String, id: Int) -> Segment {
    let advice = Recommendation(text: "Early access.", evidence: "They buy every 24 days.")
    return Segment(
        id: id, name: name, size: id == 1 ? 813 : 437, share: id == 1 ? 0.6504 : 0.3496,
        revenueShare: id == 1 ? 0.8 : 0.2,
        stability: Estimate(0.883, low: 0.85, high: 0.91), reading: "highly stable",
        silhouette: SilhouetteProfile(mean: 0.3, negative: 0.05, quantiles: []),
        centroid: ["recency": 9.25, "frequency": 12], profile: [],
        markers: [
            Marker(
                feature: "recency", title: "Days since last purchase", unit: "days", value: 9.25, overall: 51.25,
                effect: -0.9, low: -1.0, high: -0.8)
        ],
        persona: id == 1
            ? Persona(
                summary: "They come often.", traits: ["loyal", "quick", "chatty"], message: advice, offer: advice,
                channel: advice) : nil)
}

private func scores(_ accuracy: Double) -> Classification {
    Classification(
        folds: 5, n: 1250, accuracy: Estimate(accuracy, low: accuracy - 0.02, high: accuracy + 0.02),
        balancedAccuracy: accuracy, macro: MacroScores(precision: 0.9, recall: 0.88, f1: 0.89, low: 0.87, high: 0.91),
        perClass: [], confusion: [], baseline: BaselineScores(accuracy: 0.65, f1: 0.39))
}
