/// How the texts of interactions were read, before the cut-off.
public struct TextFacts: Codable, Sendable, Hashable {
    public var texts: Int
    /// Whether models that learnt from labelled texts judged them; else a lexicon did.
    public var isLearnt: Bool
    /// Share of the texts with a word that the lexicon scores; absent where few have one, or few have none.
    public var known: Double?
    /// Where the study has labels.
    public var accuracy: LabelAccuracy?
    /// Where the study asks for topics and the texts have some.
    public var topics: [TextTopic]?
    /// How many texts the topics were learnt from.
    public var sample: Int?

    public init(
        texts: Int, isLearnt: Bool, known: Double? = nil, accuracy: LabelAccuracy? = nil, topics: [TextTopic]? = nil,
        sample: Int? = nil
    ) {
        self.texts = texts
        self.isLearnt = isLearnt
        self.known = known
        self.accuracy = accuracy
        self.topics = topics
        self.sample = sample
    }
}

/// How well models judged labelled texts of customers that they hadn't seen.
public struct LabelAccuracy: Codable, Sendable, Hashable {
    /// Share of the texts judged right; n texts, the interval takes those of a customer together.
    public var share: Estimate
    public var customers: Int
    /// The share that always giving the more frequent answer gets right.
    public var frequent: Double

    public init(share: Estimate, customers: Int, frequent: Double) {
        self.share = share
        self.customers = customers
        self.frequent = frequent
    }
}

/// What one topic of the texts is about.
public struct TextTopic: Codable, Sendable, Hashable {
    /// The feature's name.
    public var feature: String
    /// Those that speak most for it, each used by at least the threshold of customers.
    public var words: [String]

    public init(feature: String, words: [String]) {
        self.feature = feature
        self.words = words
    }
}
