public import Findings

/// What a run folder holds and where it came from: `manifest.json`. No clock, host, user or path of a machine.
public struct Manifest: Codable, Sendable, Hashable {
    public static let schemaVersion = 1
    public static let fileName = "manifest.json"

    public var schema = Manifest.schemaVersion
    public var tool: String
    public var version: String
    public var seed: Int
    public var study: Study
    public var templateDigest: String
    /// Of the documents, e.g. `de`; absent in manifests of versions that knew English only.
    public var language: String?
    public var inputs: [InputDigest]
    /// Every file of the folder but the manifest itself, by path.
    public var outputs: [InputDigest]
    public var figures: KeyFigures

    public struct Study: Codable, Sendable, Hashable {
        public var slug: String
        public var name: String
        public var asOf: String?
        public var digest: String
    }

    /// What the index of runs shows.
    public struct KeyFigures: Codable, Sendable, Hashable {
        public var customers: Int
        public var k: Int
        public var verdict: String
        public var silhouette: Double
        /// Mean adjusted Rand index over bootstrap pairs.
        public var stability: Double
        /// Held-out segmentation.
        public var macroF1: Double?
        /// Area under the ROC curve of the outcome, foretold by the best model of all features together.
        public var outcomeAUC: Double?
        public var concerns: Int?
        public var brokenClaims: Int
    }

    init(_ findings: Findings, _ report: RenderedReport, outputs: [InputDigest]) {
        tool = findings.provenance.tool
        version = findings.provenance.version
        seed = findings.provenance.seed
        study = Study(
            slug: findings.study.slug, name: findings.study.name, asOf: findings.study.asOf,
            digest: findings.provenance.studyDigest)
        templateDigest = report.templateDigest
        language = report.language
        inputs = findings.provenance.inputs
        self.outputs = outputs
        figures = KeyFigures(
            customers: findings.data.customers, k: findings.segmentation.k, verdict: findings.segmentation.verdict.kind,
            silhouette: findings.segmentation.silhouette, stability: findings.segmentation.stability.global.mean,
            macroF1: findings.evaluation.heldOut?.macro.f1,
            outcomeAUC: OutcomeModel.best(of: findings.evaluation.outcome?.models ?? [], on: "features")?
                .scores.auc?.value,
            concerns: findings.audit?.concerns,
            brokenClaims: report.checks.count { !$0.holds })
    }
}
