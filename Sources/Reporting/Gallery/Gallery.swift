public import Charts
public import Findings

/// A figure that a document asks for by name.
public struct Figure: Sendable {
    public let name: String
    /// What it shows, for the list of figures.
    public let summary: String
    /// Nil where the study doesn't have it.
    public let draw: @Sendable (Findings) -> Chart?

    public init(name: String, summary: String, draw: @escaping @Sendable (Findings) -> Chart?) {
        self.name = name
        self.summary = summary
        self.draw = draw
    }
}

/// A table that a document asks for by name.
public struct GalleryTable: Sendable {
    public let name: String
    /// What it holds, for the list of tables.
    public let summary: String
    /// Nil where the study doesn't have it.
    public let make: @Sendable (Findings) -> DataTable?

    public init(name: String, summary: String, make: @escaping @Sendable (Findings) -> DataTable?) {
        self.name = name
        self.summary = summary
        self.make = make
    }
}

/// All figures and tables that a document can name, in the order in which a report tells its story.
public enum Gallery {
    public static let figures: [Figure] = [
        .segmentSizes, .segmentMap, .profile, .profilePlot, .markers, .choiceOfK, .segmentsAcrossK, .stability,
        .segmentStability,
        .silhouette, .gorge,
        .nullBenchmark, .dendrogram, .scree, .loadings, .biplot, .importance, .importanceOutcome, .linearWeights,
        .linearWeightsOutcome, .shap, .shapOutcome, .tree, .recoverability, .confusion, .confusionHeldOut, .tuning,
        .outcomeModels, .roc,
        .calibration, .gains,
        .learningCurve, .elimination, .outcomeBySegment, .purchaseSegments, .purchaseFit, .rfmGrid, .audit,
        .auditOutcome, .auditErrors, .residuals, .proxies, .mitigations, .funnel, .missingness, .activity, .seasonality,
        .campaigns, .targeting,
        .rfmCells, .caseStudies, .migration, .drift,
    ]

    public static let tables: [GalleryTable] = [
        .segments, .features, .dropped, .textTopics, .funnel, .sources, .formats, .ids, .quality, .unusualDays, .alerts,
        .choice, .stability, .heldOut, .recoverability,
        .evaluation, .tuning, .outcome, .learningCurve, .elimination, .confusion, .importance, .impurity, .rules,
        .markers, .audit, .auditExcluded, .campaigns, .impact, .purchases, .purchaseParameters,
        .baselines, .alternatives, .segmentsAcrossK, .dendrogram, .caseStudies, .preparation, .parameters, .inputs,
        .nullBenchmark, .choices, .columnUse, .processingRecord,
    ]

    public static func figure(named name: String) -> Figure? { figures.first { $0.name == name } }

    public static func table(named name: String) -> GalleryTable? { tables.first { $0.name == name } }
}
