/// German: documents and words.
public enum German {
    /// As `Templates.documents`.
    public static let documents: [String: String] = [
        "report.md": text(PackageResources.report_md),
        "summary.md": text(PackageResources.summary_md),
        "model-card.md": text(PackageResources.model_card_md),
        "bias-audit.md": text(PackageResources.bias_audit_md),
        "case-studies.md": text(PackageResources.case_studies_md),
        "parts/across.md": text(PackageResources.across_md),
        "parts/alternatives.md": text(PackageResources.alternatives_md),
        "parts/anonymity.md": text(PackageResources.anonymity_md),
        "parts/audit-detail.md": text(PackageResources.audit_detail_md),
        "parts/audit-questions.md": text(PackageResources.audit_questions_md),
        "parts/comparison.md": text(PackageResources.comparison_md),
        "parts/data.md": text(PackageResources.data_md),
        "parts/directions.md": text(PackageResources.directions_md),
        "parts/drivers.md": text(PackageResources.drivers_md),
        "parts/elimination.md": text(PackageResources.elimination_md),
        "parts/fairness.md": text(PackageResources.fairness_md),
        "parts/hierarchy.md": text(PackageResources.hierarchy_md),
        "parts/impact.md": text(PackageResources.impact_md),
        "parts/in-short.md": text(PackageResources.in_short_md),
        "parts/learning-curve.md": text(PackageResources.learning_curve_md),
        "parts/lede.md": text(PackageResources.lede_md),
        "parts/mixed-methods.md": text(PackageResources.mixed_methods_md),
        "parts/mitigations.md": text(PackageResources.mitigations_md),
        "parts/method.md": text(PackageResources.method_md),
        "parts/noise.md": text(PackageResources.noise_md),
        "parts/other-studies.md": text(PackageResources.other_studies_md),
        "parts/personas.md": text(PackageResources.personas_md),
        "parts/prediction.md": text(PackageResources.prediction_md),
        "parts/privacy.md": text(PackageResources.privacy_md),
        "parts/proxies.md": text(PackageResources.proxies_md),
        "parts/segments.md": text(PackageResources.segments_md),
        "parts/targeting.md": text(PackageResources.targeting_md),
        "parts/texts.md": text(PackageResources.texts_md),
        "parts/trust.md": text(PackageResources.trust_md),
        "parts/tuning.md": text(PackageResources.tuning_md),
        "parts/value.md": text(PackageResources.value_md),
    ]
    public static let words = text(PackageResources.words_yaml)

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
