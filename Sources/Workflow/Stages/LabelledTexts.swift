import Basics
import Features
import Tables

/// Texts of interactions that a column labels as praise or complaint, gathered in a first pass.
struct LabelledTexts {
    private let column: String
    private let positive: [String]
    private let leastCustomers: Int
    private let seed: UInt64
    private var praise: SampledTexts
    private var complaint: SampledTexts

    /// Nil where the study has no labels.
    init?(_ study: Study, in cohort: Cohort) {
        guard let label = study.sentiment.label else { return nil }
        column = label.name
        positive = study.sentiment.positive
        leastCustomers = cohort.leastCustomers
        seed = UInt64(study.seed)
        praise = SampledTexts(in: cohort, seed: seed, limit: LearntSentiment.largestSample / 2)
        complaint = SampledTexts(in: cohort, seed: seed &+ 1, limit: LearntSentiment.largestSample / 2)
    }

    mutating func add(_ texts: Categories, _ events: Events) {
        guard let label = events.table[column] else { return }
        let isPositive = answers(label)
        praise.add(texts, customer: events.customer, time: events.time) { isPositive[$0] == true }
        complaint.add(texts, customer: events.customer, time: events.time) { isPositive[$0] == false }
    }

    /// Nil where the labels teach nothing.
    func learn() -> LearntSentiment? {
        LearntSentiment(
            praise.sample.map { ($0.customer, $0.text, true) } + complaint.sample.map { ($0.customer, $0.text, false) },
            leastCustomers: leastCustomers, seed: seed)
    }

    /// Nil where there is no label.
    private func answers(_ column: Column) -> [Bool?] {
        switch column {
        case .category(let values):
            let byLevel = values.levels.map { level in positive.contains { sameAnswer($0, level) } }
            return values.codes.map { $0 < 0 ? nil : byLevel[Int($0)] }
        case .number(let values):
            let numbers = Set(positive.compactMap(Double.init))
            return values.map { $0.isFinite ? numbers.contains($0) : nil }
        case .flag(let values):
            let isYesPositive = positive.contains { sameAnswer($0, "yes") }
            return values.map { $0 == Column.missingFlag ? nil : ($0 == 1) == isYesPositive }
        case .time(let values): return values.map { _ in nil }
        }
    }
}
