import Basics
public import Findings

/// A study beside its companions on the same measures, and each against the rule-based baseline.
public struct CaseStudyComparison {
    private let study: Study
    private let companions: [Findings]

    /// - Parameter companions: the findings of the studies that `study` names, in its order.
    public init(_ study: Study, _ companions: [Findings]) {
        self.study = study
        self.companions = companions
    }

    /// - Returns: nil where the study is no case study.
    public func facts(_ findings: Findings) -> CaseStudies? {
        Language.$current.withValue(study.language) { compare(findings) }
    }

    private func compare(_ findings: Findings) -> CaseStudies? {
        guard study.caseStudy != nil else { return nil }
        var rows = [row(findings, isThis: true, campaign: study.caseStudy?.campaign)]
        rows += companions.map { row($0, isThis: false, campaign: nil) }
        return CaseStudies(rows: rows, conclusion: conclusion(rows, findings))
    }

    private func row(_ findings: Findings, isThis: Bool, campaign: String?) -> CaseStudyRow {
        let outcome = findings.evaluation.outcome
        func auc(_ features: String) -> Double? { outcome?.models.first { $0.features == features }?.scores.auc?.value }
        let rules = findings.segmentation.baselines.first { $0.method == "rfm-rules" }
        let uplifts = findings.impact.campaigns.filter { $0.segment > 0 }.compactMap(\.uplift)
        return CaseStudyRow(
            slug: findings.study.slug, name: findings.study.name, sector: findings.study.sector, thisStudy: isThis,
            customers: findings.data.customers, k: findings.segmentation.k,
            verdict: findings.segmentation.verdict.kind, silhouette: findings.segmentation.silhouette,
            stability: findings.segmentation.stability.global.mean,
            heldOutF1: findings.evaluation.heldOut?.macro.f1, outcome: outcome?.name,
            baseRate: outcome?.baseRate.value, segmentAUC: auc("segment"),
            featuresAUC: OutcomeModel.best(of: outcome?.models ?? [], on: "features")?.scores.auc?.value,
            ruleSilhouette: rules?.silhouette, ruleAUC: auc("rfm"),
            revenueConcentration: concentration(findings.segments.map { ($0.share, $0.revenueShare) }),
            ruleRevenueConcentration: concentration((rules?.cells ?? []).map { ($0.share, $0.revenueShare) }),
            concerns: findings.audit?.concerns, uplift: uplifts.max(), campaign: campaign)
    }

    /// The largest ratio of a segment's share of revenue to its share of customers.
    private func concentration(_ parts: [(share: Double?, revenue: Double?)]) -> Double? {
        parts.compactMap { part in
            guard let share = part.share, let revenue = part.revenue, share > 0 else { return nil }
            return revenue / share
        }.max()
    }

    private func conclusion(_ rows: [CaseStudyRow], _ findings: Findings) -> String {
        func figure(_ value: Double) -> String { NumberFormat.fixed(value, digits: 2) }
        guard let own = rows.first else { return "" }
        var sentences: [String] = []
        if let rule = own.ruleSilhouette {
            sentences.append(
                own.silhouette > rule
                    ? say(
                        "The learnt segments are better separated than the rule-based ones (silhouette \(figure(own.silhouette)) against \(figure(rule)))."
                    )
                    : say(
                        "The learnt segments are no better separated than the rule-based ones (silhouette \(figure(own.silhouette)) against \(figure(rule)))."
                    )
            )
        }
        func auc(_ features: String) -> Estimate? {
            findings.evaluation.outcome?.models.first { $0.features == features }?.scores.auc
        }
        if let segment = auc("segment"), let rule = auc("rfm") {
            // Only intervals that lie apart are a difference.
            let isMore = segment.low ?? 0 > rule.high ?? 1, isLess = segment.high ?? 1 < rule.low ?? 0
            let areas = (figure(segment.value), figure(rule.value))
            sentences.append(
                isMore
                    ? say(
                        "For the outcome the segment foretells more than the rule-based RFM cells (AUC \(areas.0) against \(areas.1))."
                    )
                    : isLess
                        ? say(
                            "For the outcome the segment foretells less than the rule-based RFM cells (AUC \(areas.0) against \(areas.1))."
                        )
                        : say(
                            "For the outcome the segment foretells about as much as the rule-based RFM cells (AUC \(areas.0) against \(areas.1))."
                        ))
        }
        if rows.count > 1, let steadiest = rows.max(by: { $0.stability < $1.stability }) {
            sentences.append(
                say(
                    "Of the \(rows.count) studies \(steadiest.thisStudy ? say("this one") : steadiest.name) has the steadiest ",
                    "segments (mean adjusted Rand index \(figure(steadiest.stability)))."))
        }
        return sentences.joined(separator: " ")
    }
}
