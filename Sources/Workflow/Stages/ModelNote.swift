import Basics
import Features
import Findings
import Learning
import Statistics

/// What is kept of a model's fit inside a fold.
struct ModelNote: Sendable {
    struct Tuning: Sendable {
        /// Of the candidates.
        var names: [String]
        var scores: [Double?]
        var chosen: Int
    }

    /// How a column pushes towards a class.
    struct Weight: Sendable {
        var target: Int
        var column: PreparedColumn
        var value: Double
    }

    var tuning: Tuning?
    var weights: [Weight] = []
}

extension TuningFacts {
    /// - Parameter folds: what was tried inside each.
    /// - Returns: nil where nothing was.
    init?(_ folds: [ModelNote.Tuning], question: CompareModels.Question, model: ModelChoice) {
        guard let names = folds.first?.names else { return nil }
        let candidates = names.indices.compactMap { place -> TuningCandidate? in
            let scores = folds.compactMap { $0.scores[place] }
            guard !scores.isEmpty else { return nil }
            return TuningCandidate(
                parameters: names[place], mean: Summary.mean(scores),
                sd: scores.count > 1 ? Summary.standardDeviation(scores) : 0,
                chosen: folds.count { $0.chosen == place })
        }
        guard candidates.count == names.count else { return nil }
        self.init(
            question: question.rawValue, model: model.rawValue, score: question.measure.rawValue, folds: folds.count,
            innerFolds: SupportVectorGrid.folds, candidates: candidates)
    }
}

extension LinearWeight {
    /// Mean and spread over the folds of each column's weight; 0 in a fold that lacks the column.
    static func facts(
        _ folds: [[ModelNote.Weight]], question: CompareModels.Question, model: ModelChoice, targets: [String?],
        table: FeatureTable
    ) -> [LinearWeight] {
        struct Key: Hashable {
            var target: Int
            var column: String
        }
        var order: [ModelNote.Weight] = []
        var values: [Key: [Double]] = [:]
        for weight in folds.joined() {
            let key = Key(target: weight.target, column: weight.column.name)
            if values[key] == nil { order.append(weight) }
            values[key, default: []].append(weight.value)
        }
        return order.compactMap { weight in
            guard let target = targets[weight.target] else { return nil }
            var own = values[Key(target: weight.target, column: weight.column.name)] ?? []
            own += [Double](repeating: 0, count: folds.count - own.count)
            return LinearWeight(
                model: model.rawValue, question: question.rawValue, target: target, feature: weight.column.name,
                title: title(of: weight.column, table), mean: Summary.mean(own),
                sd: own.count > 1 ? Summary.standardDeviation(own) : 0)
        }
    }

    private static func title(of column: PreparedColumn, _ table: FeatureTable) -> String {
        let title = table[column.feature]?.definition.title ?? column.feature
        switch column.reading {
        case .number, .flag: return title
        case .level(let level, _): return "\(title): \(level)"
        case .otherLevels: return say("\(title): rare ones")
        case .missing: return say("\(title) is missing")
        }
    }
}
