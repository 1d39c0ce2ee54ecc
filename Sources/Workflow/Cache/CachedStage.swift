/// The stages whose results are kept, and what each of them reads. What stands here is all that a stage may depend on:
/// `CacheTests` changes each key of a study and compares with a run without a cache.
enum CachedStage: String, CaseIterable, Sendable {
    case segment = "Segment"
    case profile = "Profile"
    case baselines = "Baselines and map"
    case components = "Components"
    case heldOut = "Held-out segmentation"
    case rules = "Rules"
    case outcome = "Outcome"
    case alternatives = "Alternatives"
    case dendrogram = "Dendrogram"
    case proxies = "Proxies"
    case audit = "Bias audit"
    case mitigation = "Mitigation"
    case purchases = "Purchases"

    /// Stages whose results go in.
    var upstream: [CachedStage] {
        switch self {
        case .segment, .components, .outcome: []
        // The names of the segments come from their profiles.
        case .heldOut, .rules, .purchases: [.segment, .profile]
        case .audit: [.segment, .profile, .outcome]
        case .mitigation: [.segment, .audit, .proxies]
        case .profile, .baselines, .alternatives, .proxies: [.segment]
        case .dendrogram: [.segment, .alternatives]
        }
    }

    /// Keys of the study file, each with all below it; those of the stages above count anyway.
    var studyKeys: [String] {
        switch self {
        case .segment: Self.preparing + Self.dividing + ["segments.starts", "segments.pairs"]
        case .components: Self.preparing
        case .profile, .baselines: []
        case .heldOut: ["validation.folds"]
        case .rules: ["models", "validation"]
        case .outcome: Self.preparing + Self.dividing + ["selection.recursive", "models", "validation"]
        case .alternatives: ["segments.methods", "segments.compare", "validation"]
        case .dendrogram: ["segments.methods"]
        case .proxies: ["audit.minimum-count", "privacy.disclosure"]
        case .audit: ["audit", "privacy.disclosure", "segments.methods.0"]
        case .mitigation: ["audit", "privacy.disclosure", "segments.starts"]
        case .purchases: ["purchase-model", "currency"]
        }
    }

    /// What is made of the input files.
    var data: [StageInput] {
        switch self {
        case .segment, .components: [.features]
        case .profile, .baselines, .heldOut, .dendrogram: []
        case .rules: [.outcomeExists, .arrivals]
        case .outcome: [.features, .outcome, .arrivals]
        case .alternatives: [.outcome, .arrivals]
        case .proxies: [.features, .protected]
        case .audit: [.features, .protected, .outcome, .chosen]
        case .mitigation: [.features, .protected]
        case .purchases: [.purchases]
        }
    }

    /// From features to the columns of the matrix.
    private static let preparing = [
        "features.include", "features.exclude", "preparation", "selection.variance", "selection.correlation",
        "audit.minimum-count", "privacy.disclosure",
    ]

    /// From the matrix to segments, as every fold does it; of the methods the first is the report's own.
    private static let dividing = [
        "segments.methods.0", "segments.space", "segments.dimensions", "segments.explained", "segments.k",
        "segments.smallest",
    ]
}

/// What the stages read of the data, apart from results of other stages.
enum StageInput: String, Sendable, CaseIterable {
    case features
    case outcome
    case outcomeExists = "whether there is an outcome"
    /// When customers came; matters to folds in the order of time.
    case arrivals = "dates of arrival"
    case protected = "protected attributes"
    case chosen = "consent and who was chosen"
    case purchases
}
