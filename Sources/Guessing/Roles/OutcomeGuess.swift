import Tables

/// What the segments are to help with, and what would give it away.
struct OutcomeGuess: Sendable {
    /// The column of yes and no.
    var column: SampledColumn
    var positive: String
    var reason: String
    /// Other columns that could be meant.
    var others: [String]

    /// - Parameter columns: of the table of customers, without key and consent.
    init?(_ columns: [SampledColumn], answers: Answers, questions: inout [Question]) {
        let flags = columns.filter(\.shape.isFlag)
        if let answer = answers[.outcome] {
            guard let column = columns.first(where: { $0.name == answer }), let positive = Self.positive(column) else {
                return nil
            }
            self.init(column, positive, "as asked for", others: [])
            return
        }
        let named = flags.filter { $0.words.words.count <= 2 && $0.words.mean(.outcome) && !$0.words.mean(.campaign) }
        guard let best = named.max(by: { Self.rank($0) < Self.rank($1) }) ?? named.last,
            let positive = best.shape.positive
        else { return nil }
        let share = Self.share(best)
        self.init(
            best, positive, "yes and no, named as outcomes are; \(percent(share)) are \(positive)",
            others: flags.map(\.name).filter { $0 != best.name })
        guard named.count > 1 else { return }
        let choices = [best.name] + named.map(\.name).filter { $0 != best.name }
        questions.append(
            Question(
                subject: .outcome, text: "What shall the segments help with: which column is the outcome?",
                choices: choices.map { .init(answer: $0, meaning: "yes and no") }
                    + [.init(answer: "none", meaning: "no outcome: segments only")], guess: 0))
    }

    private init(_ column: SampledColumn, _ positive: String, _ reason: String, others: [String]) {
        (self.column, self.positive, self.reason, self.others) = (column, positive, reason, others)
    }

    /// A name of one word says it best, then the place at the end of the table.
    private static func rank(_ column: SampledColumn) -> Int { column.words.words.count == 1 ? 1 : 0 }

    private static func positive(_ column: SampledColumn) -> String? {
        if let yes = column.shape.positive { return yes }
        guard column.distinct == 2, let rarer = zip(column.counts, column.levels).min(by: { $0.0 < $1.0 }) else {
            return nil
        }
        return rarer.1
    }

    static func share(_ column: SampledColumn) -> Double {
        guard let yes = column.shape.positive, let level = column.levels.firstIndex(of: yes) else { return 0 }
        return Double(column.counts[level]) / Double(max(1, column.filled))
    }

    /// How well a column alone tells the outcome: the area under its ROC curve, 0.5 to 1. Categories count by the share
    /// of their level, so that many levels flatter it a little.
    func area(_ other: SampledColumn) -> Double? {
        guard let yes = column.levels.firstIndex(of: positive), other.distinct > 1 else { return nil }
        var positives = [Double](repeating: 0, count: other.distinct)
        var negatives = positives
        for (answer, code) in zip(column.codes, other.codes) where answer >= 0 && code >= 0 {
            if Int(answer) == yes { positives[Int(code)] += 1 } else { negatives[Int(code)] += 1 }
        }
        let scores: [Double]
        switch other.shape {
        case .number(let shape):
            scores = other.levels.map { NumberShape.number($0, decimalComma: shape.hasDecimalComma) ?? 0 }
        case .flag, .category: scores = zip(positives, negatives).map { $0 / max(1, $0 + $1) }
        case .empty, .constant, .time, .words, .text: return nil
        }
        let (all, none) = (positives.reduce(0, +), negatives.reduce(0, +))
        guard all >= 20, none >= 20 else { return nil }
        var below = 0.0
        var area = 0.0
        for level in scores.indices.sorted(by: { scores[$0] < scores[$1] }) {
            area += positives[level] * (below + negatives[level] / 2)
            below += negatives[level]
        }
        area /= all * none
        return max(area, 1 - area)
    }
}
