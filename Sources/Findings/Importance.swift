public struct Importance: Codable, Sendable, Hashable {
    /// Held-out: the drop in macro F1 when the feature is shuffled.
    public var permutation: [ImportanceGroup]
    /// Share of the tree's impurity decrease.
    public var impurity: [ImportanceGroup]
    /// Held-out permutation importance for the outcome (drop in AUC).
    public var outcome: [ImportanceGroup]?
    public var rules: [SegmentRule]?
    public var tree: TreeFacts?
    public var shap: [ShapFacts]?
    public var linear: [LinearWeight]?

    public init(
        permutation: [ImportanceGroup], impurity: [ImportanceGroup], outcome: [ImportanceGroup]? = nil,
        rules: [SegmentRule]? = nil, tree: TreeFacts? = nil, shap: [ShapFacts]? = nil, linear: [LinearWeight]? = nil
    ) {
        self.permutation = permutation
        self.impurity = impurity
        self.outcome = outcome
        self.rules = rules
        self.tree = tree
        self.shap = shap
        self.linear = linear
    }
}

public struct ImportanceGroup: Codable, Sendable, Hashable {
    public var model: String
    public var feature: String
    public var title: String
    public var mean: Double
    public var sd: Double

    public init(model: String, feature: String, title: String, mean: Double, sd: Double) {
        self.model = model
        self.feature = feature
        self.title = title
        self.mean = mean
        self.sd = sd
    }
}

/// The tree's largest leaf of a segment, in words.
public struct SegmentRule: Codable, Sendable, Hashable {
    public var segment: Int
    public var rule: String
    public var n: Int?
    public var precision: Rate

    public init(segment: Int, rule: String, n: Int? = nil, precision: Rate) {
        self.segment = segment
        self.rule = rule
        self.n = n
        self.precision = precision
    }
}

/// The weight of a standardised feature in a linear model.
public struct LinearWeight: Codable, Sendable, Hashable {
    public var model: String
    /// recoverability or outcome.
    public var question: String
    /// The segment or outcome that a positive weight speaks for.
    public var target: String
    public var feature: String
    public var title: String
    /// Over folds.
    public var mean: Double
    public var sd: Double

    public init(
        model: String, question: String, target: String, feature: String, title: String, mean: Double, sd: Double
    ) {
        self.model = model
        self.question = question
        self.target = target
        self.feature = feature
        self.title = title
        self.mean = mean
        self.sd = sd
    }
}
