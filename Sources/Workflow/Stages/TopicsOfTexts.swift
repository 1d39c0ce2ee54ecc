import Basics
import Features
import Findings
import Tables

/// The topics of interactions' texts: learnt from a sample in a first pass, found in every text in a second.
struct TopicsOfTexts {
    private var sample: SampledTexts
    private var scores: TopicFeatures?
    private var topics: TextTopics?
    private let cohort: Cohort
    private let count: Int
    private let seed: UInt64

    init(_ study: Study, in cohort: Cohort) {
        self.cohort = cohort
        count = study.features.textTopics
        seed = UInt64(study.seed)
        sample = SampledTexts(in: cohort, seed: seed)
    }

    mutating func add(_ texts: Categories, _ events: Events) {
        sample.add(texts, customer: events.customer, time: events.time)
    }

    /// - Returns: whether there are topics, and the texts must come again.
    mutating func learn() throws(Diagnostic) -> Bool {
        topics = try TextTopics(
            texts: sample.sample, topics: count, leastCustomers: cohort.leastCustomers, seed: seed)
        scores = topics.map { TopicFeatures($0, in: cohort) }
        return scores != nil
    }

    mutating func score(_ texts: Categories, _ events: Events) {
        scores?.add(texts, customer: events.customer, time: events.time)
    }

    /// How many texts the topics were learnt from.
    var texts: Int? { topics?.texts }

    /// The strongest words of each topic.
    var facts: [TextTopic]? {
        topics?.words.enumerated().map { TextTopic(feature: "text_topic.\($0 + 1)", words: $1) }
    }

    var features: [Feature] { scores?.features() ?? [] }
}
