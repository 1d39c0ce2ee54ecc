import Basics
import Features
import Tables

/// The topics of interactions' texts: learnt from a sample in a first pass, found in every text in a second.
struct TopicsOfTexts {
    private var sample: TextSample
    private var scores: TopicFeatures?
    private let cohort: Cohort
    private let count: Int
    private let seed: UInt64

    init(_ study: Study, in cohort: Cohort) {
        self.cohort = cohort
        count = study.features.textTopics
        seed = UInt64(study.seed)
        sample = TextSample(in: cohort, seed: seed)
    }

    mutating func add(_ texts: Categories, _ events: Events) {
        sample.add(texts, customer: events.customer, time: events.time)
    }

    /// - Returns: whether there are topics, and the texts must come again.
    mutating func learn() throws(Diagnostic) -> Bool {
        let topics = try TextTopics(
            texts: sample.sample, topics: count, leastCustomers: cohort.leastCustomers, seed: seed)
        scores = topics.map { TopicFeatures($0, in: cohort) }
        return scores != nil
    }

    mutating func score(_ texts: Categories, _ events: Events) {
        scores?.add(texts, customer: events.customer, time: events.time)
    }

    var features: [Feature] { scores?.features() ?? [] }
}
