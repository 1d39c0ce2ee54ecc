import Basics
public import Tables

/// How much each customer writes about each topic: the mean of the topic's scores over the customer's texts.
public struct TopicFeatures: Sendable {
    private let topics: TextTopics
    private var sums: [[Double]]
    private var counts: [Double]
    private let asOf: Int64

    public init(_ topics: TextTopics, in cohort: Cohort) {
        self.topics = topics
        asOf = cohort.asOf
        let zeros = [Double](repeating: 0, count: cohort.customers.count)
        sums = [[Double]](repeating: zeros, count: topics.count)
        counts = zeros
    }

    /// - Parameters:
    ///   - texts: as codes of levels, so that a text that comes often is read once.
    ///   - customer: index into the cohort's customers; -1 where the event isn't counted; nor is one from the cut-off on.
    public mutating func add(_ texts: Categories, customer: [Int32], time: [Int64]) {
        let scores = texts.levels.map(topics.scores)
        for row in customer.indices where customer[row] >= 0 && texts.codes[row] >= 0 && time[row] < asOf {
            guard let scores = scores[Int(texts.codes[row])] else { continue }
            let index = Int(customer[row])
            counts[index] += 1
            for topic in sums.indices { sums[topic][index] += scores[topic] }
        }
    }

    public func features() -> [Feature] {
        sums.indices.map { topic in
            let words = topics.words[topic].joined(separator: ", ")
            return Feature(
                number: "text_topic.\(topic + 1)", say("Writes about: \(words)"), .social, unit: nil,
                say(
                    "Mean over the customer's texts of how much they speak of this topic, found in the texts themselves; ",
                    "its strongest words: \(words); missing without texts."), ratio(sums[topic], counts))
        }
    }
}
