import Auditing
public import Basics
import Features
import Learning
public import Tables

/// What a `study.yaml` says, checked: a value that exists is one that a run can start from.
public struct Study: Sendable {
    /// The study folder as the user named it.
    public var folder: String
    /// The study file as the user named it.
    public var file: String
    /// The folder's own name: names the study in the archive.
    public var slug: String
    /// SHA-256 of the study file.
    public var digest: String

    public var name: String
    public var question: String?
    public var purpose: String?
    public var lawfulBasis: String?
    /// Start of the day of the cut-off: features before it, outcomes from it on. Nil: the day after the last event.
    public var asOf: Int64?
    public var seed: Int
    public var currency: String?
    /// What days and hours are told by.
    public var clock: Clock
    /// Generated data: no person stands behind it.
    public var synthetic: Bool

    public var sources: [SourceDeclaration]
    public var outcome: OutcomeDeclaration?
    public var consent: ChoiceDeclaration?
    public var privacy = PrivacySettings()
    public var protected: [ProtectedDeclaration]
    public var features: FeatureSettings
    public var sentiment: SentimentSettings
    public var preparation: PreparationSettings
    public var selection: SelectionSettings
    public var segments: SegmentSettings
    public var models: [ModelChoice]
    public var purchaseModel: PurchaseModelSettings?
    public var validation: ValidationSettings
    public var audit: AuditSettings
    public var report: ReportSettings
    public var caseStudy: CaseStudySettings?
    /// Every value of the study file as it is written.
    public var leaves: [StudyLeaf] = []
    /// Of the generated sentences and the documents that come with the tool.
    public var language: Language

    public func source(_ kind: SourceKind) -> SourceDeclaration? { sources.first { $0.kind == kind } }

    /// A path of the study file, seen from where the command runs.
    public func path(_ relative: String) -> String {
        relative.hasPrefix("/") || folder.isEmpty ? relative : folder + "/" + relative
    }
}

extension Study {
    /// A path as the study file would write it.
    func relative(_ path: String) -> String {
        !folder.isEmpty && path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }
}

/// The kinds of source, in the order in which they are read.
public enum SourceKind: String, Sendable, CaseIterable {
    case customers, purchases, visits, interactions, campaigns

    /// What each role's column must hold; the key in the study file is the role's name.
    var roles: [(role: String, kind: ColumnKind)] {
        switch self {
        case .customers: [("key", .category), ("signed-up", .time)]
        case .purchases:
            [
                ("customer", .category), ("time", .time), ("order", .category), ("category", .category),
                ("brand", .category), ("quantity", .number),
            ]
        case .visits:
            [
                ("customer", .category), ("time", .time), ("duration", .number), ("pages", .number),
                ("clicks", .number), ("impressions", .number), ("bounced", .flag), ("converted", .flag),
                ("channel", .category),
            ]
        case .interactions:
            [
                ("customer", .category), ("time", .time), ("kind", .category), ("topic", .category),
                ("text", .category), ("direction", .category), ("target", .category),
            ]
        case .campaigns:
            [
                ("customer", .category), ("time", .time), ("campaign", .category), ("group", .category),
                ("control", .flag), ("offer", .category), ("channel", .category), ("responded", .flag),
            ]
        }
    }

    /// Keys that hold an expression over columns.
    var expressionRoles: [String] { self == .purchases ? ["amount", "discount", "return"] : [] }

    /// Roles without which the source says nothing.
    var requiredRoles: [String] {
        switch self {
        case .customers: []
        case .purchases: ["customer", "time"]
        case .visits, .interactions: ["customer", "time"]
        case .campaigns: ["customer", "time", "responded"]
        }
    }
}

/// One input file and what its columns mean.
public struct SourceDeclaration: Sendable {
    public struct Role: Sendable {
        public var role: String
        public var column: String
        public var kind: ColumnKind
        public var position: SourcePosition
    }

    public var kind: SourceKind
    public var data: DataDeclaration
    public var position: SourcePosition
    public var roles: [Role]
    public var amount: ColumnExpression?
    /// Money taken off the price of a line.
    public var discount: ColumnExpression?
    /// Which rows give back what was bought: no purchases.
    public var returned: ColumnExpression?
    /// The value of the column `group` that marks a campaign's control group.
    public var controlValue: String?
    /// Each `where` conjunct in order: a step of the cleaning funnel.
    public var filters: [ColumnExpression]
    /// Declared columns of the customers table, besides the key.
    public var columns: [DeclaredColumn]
    /// The share of unreadable rows above which the run stops.
    public var rejectedLimit: Double
    /// What the study's formulas ask of it, once the sources are open.
    var asked: [AskedAggregate] = []
    /// Who stands behind the ids of the rows; nil: they are the customers' own.
    public var ids: IdDeclaration?
    public var ranges: [RangeDeclaration]

    /// As the study writes it, relative to the study folder.
    public var path: String { data.path }

    public func column(_ role: String) -> String? { roles.first { $0.role == role }?.column }
}

/// A column of the customers table that the study declares.
public struct DeclaredColumn: Sendable {
    public var name: String
    public var kind: ColumnKind
    /// `money` and `count` say that a number is skewed to the right and may be logged.
    public var family = "other"
    /// The levels of an ordered category, lowest first.
    public var order: [String]?
    public var position: SourcePosition
}

/// What customers did later, or the column that says so.
public enum OutcomeDeclaration: Sendable {
    /// At least one event of the source within some days from the cut-off on.
    case anyWithin(days: Int, source: SourceKind)
    /// A column of the customers table, or the response column of the campaigns.
    case column(name: String, positive: String, source: SourceKind, position: SourcePosition)
}

public struct ProtectedDeclaration: Sendable {
    public var column: String
    /// Bands such as `25-44`; nil: the column's own values.
    public var bands: [String]?
    public var position: SourcePosition
}

public struct FeatureSettings: Sendable {
    public struct Name: Sendable {
        public var name: String
        public var position: SourcePosition
    }
    /// Names that selection must keep.
    public var include: [Name] = []
    public var exclude: [Name] = []
    /// Categories, and brands, that get a share of their own; the rest is `other`.
    public var topCategories = 8
    /// Families that aren't made unless asked for.
    var more: [FeatureFamily] = []
    /// How many topics to find in the texts of interactions; 0: none.
    public var textTopics = 0
    var custom: [CustomFeature] = []
}

/// A feature that the study defines by a formula.
struct CustomFeature: Sendable {
    var name: String
    var title: String?
    var unit: String?
    var block: FeatureBlock?
    var expression: FeatureExpression
    var position: SourcePosition
}

/// How the sentiment of texts is found.
public struct SentimentSettings: Sendable {
    /// A lexicon of the study's own, relative to its folder.
    public var lexicon: FeatureSettings.Name?
    /// Of the lexicons that come with the tool.
    public var languages: [String]
    /// A column of the interactions that says what a text is.
    public var label: FeatureSettings.Name?
    /// The label's values that mean praise; others mean complaint.
    public var positive: [String] = []
}

public struct PreparationSettings: Sendable {
    public var impute = "median"
    public var log = ["money", "counts"]
    public var winsorise = 0.01
    public var scale = "z"
    /// Weight by block of features; nil: every block weighs the same.
    public var weights: [(block: String, weight: Double)]?
}

public struct SelectionSettings: Sendable {
    /// Recursive feature elimination inside the folds of the outcome's models.
    public var recursive = false
    /// Least variance; 0 switches the filter off.
    public var variance = 0.001
    /// Greatest absolute correlation; 1 switches the filter off.
    public var correlation = 0.95
}

/// A classifier that a study can ask for.
public enum ModelChoice: String, Sendable, Hashable, CaseIterable {
    case decisionTree = "decision-tree"
    case logisticRegression = "logistic-regression"
    case supportVectorMachine = "support-vector-machine"
    case neuralNetwork = "neural-network"
}

/// Whether and how far ahead purchases are forecast.
public struct PurchaseModelSettings: Sendable {
    public var horizonDays = 90
    /// Yearly, of the value of later purchases.
    public var discount = 0.0
}

public struct SegmentSettings: Sendable {
    /// The first makes the segments of the report, the others are compared with it.
    var methods = [ClusteringMethod.kMeans]
    var space = SegmentSpace.features
    /// Of a reduced space; nil: by the share of variance.
    public var dimensions: Int?
    /// Share of the variance that components shall hold where `dimensions` is nil.
    public var explained = 0.8
    /// Spaces to compare the report's own with.
    var compare: [SegmentSpace] = []
    public var band = 2...8
    public var pinned: Int?
    /// Of `k`, where the study says it.
    public var position: SourcePosition?
    public var starts = 20
    public var pairs = 40
    /// Least share of customers in a segment for k to be considered.
    public var smallest = 0.03
    /// What the targeting matrix weighs; nil: the report's own criteria.
    var targeting: TargetingSettings?

    var method: ClusteringMethod { methods.first ?? .kMeans }
}

public struct ValidationSettings: Sendable {
    public var folds = 5
    public var holdOut = 0.2
    /// How often the folds are drawn anew.
    public var repeats = 1
    public var order = FoldOrder.stratified
}

/// How customers are put into folds.
public enum FoldOrder: String, Sendable, Hashable, CaseIterable {
    /// At random, each fold with the classes' shares.
    case stratified
    /// By the date of their first event or sign-up: each fold is predicted from earlier customers.
    case time
}

public struct AuditSettings: Sendable {
    /// Declared reference group by attribute; the largest group where none is declared.
    public var reference: [(attribute: String, group: String, position: SourcePosition)] = []
    public var threshold = 0.8
    public var minimumCount = 10
    /// When a sum of money is few customers' own.
    var dominance = DominanceRule()
    /// For counts that are to be passed on; nil: none are.
    var noise: NoiseSettings?
    /// Columns beside the protected ones that somebody may know of a customer.
    var quasiIdentifiers: [FeatureSettings.Name] = []
    /// The shares of a reference population, by attribute and group.
    public var population: [Population] = []
    /// Attributes to look at together, beside all pairs.
    public var intersections: [(names: [String], position: SourcePosition)] = []
    /// The column of the customers table that says who was chosen; nil: the contacts of earlier campaigns.
    public var targeting: (column: String, positive: String, position: SourcePosition)?
    /// Share of the customers whom the outcome's model would choose; nil: as many as have the outcome.
    public var chosen: Double?
    var mitigate: [MitigationMethod] = []

    public struct Population: Sendable {
        public var attribute: String
        public var shares: [(group: String, share: Double)]
        public var position: SourcePosition
    }
}

public struct ReportSettings: Sendable {
    /// Relative to the study folder; nil: the template that comes with the tool.
    public var template: String?
    public var templatePosition: SourcePosition?
    /// Nil: what the template's front matter says, else all.
    public var formats: [String]?
}

public struct CaseStudySettings: Sendable {
    public var sector: String?
    public var baseline = "rfm"
    /// What the segments are for, in words.
    public var campaign: String?
    /// Other study folders, relative to this one, to compare with.
    public var compare: [FeatureSettings.Name] = []
}
