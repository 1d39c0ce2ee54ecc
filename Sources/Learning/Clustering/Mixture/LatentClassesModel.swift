public import Statistics

/// Latent classes in canonical order: those with the most rows first, then by their answers' probabilities.
public struct LatentClassesModel: Sendable, Hashable, Codable {
    /// The classes' shares, k.
    public let weights: [Double]
    /// Per question the different answers, ascending.
    public let levels: [[Double]]
    /// Per class, per question, the probability of each answer, in the order of `levels`.
    public let probabilities: [[[Double]]]
    /// Each row's most probable class, 0..<k: `assign` of the rows fitted.
    public let labels: [Int]
    /// Of each row, the probability of that class.
    public let certainty: [Double]
    /// Of all rows, weighted; natural logarithm.
    public let logLikelihood: Double
    /// The rows' total weight.
    public let rows: Double
    /// EM's iterations of the best start.
    public let iterations: Int
    public let hasConverged: Bool
    private let answers: Answers
    private let density: LatentClassDensity

    init(_ solution: LatentClassSearch.Solution, answers: Answers, x: Matrix, weights rowWeights: [Double]) {
        self.answers = answers
        density = LatentClassDensity(solution.weights, solution.probabilities)
        weights = solution.weights
        levels = answers.levels
        probabilities = solution.probabilities.map { all in
            answers.offsets.enumerated().map { question, offset in
                Array(all[offset..<offset + answers.levels[question].count])
            }
        }
        var labels: [Int] = [], certainty: [Double] = [], logLikelihood = 0.0
        for row in 0..<x.rows {
            let (label, probability, logarithm) = density.mostProbable(answers.places(x.row(row)))
            labels.append(label)
            certainty.append(probability)
            logLikelihood += rowWeights[row] * logarithm
        }
        self.labels = labels
        self.certainty = certainty
        self.logLikelihood = logLikelihood
        rows = rowWeights.reduce(0, +)
        iterations = solution.iterations
        hasConverged = solution.hasConverged
    }

    /// Rows per class by `labels`.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: weights.count)
        for label in labels { sizes[label] += 1 }
        return sizes
    }

    /// Free parameters: all answers of a question but one, per class, and all weights but one.
    public var parameterCount: Int {
        weights.count - 1 + weights.count * levels.reduce(0) { $0 + max(0, $1.count - 1) }
    }

    /// Bayesian information criterion (Schwarz 1978): −2 ln L + parameters · ln n; lower is better.
    public var bic: Double { -2 * logLikelihood + Double(parameterCount) * naturalLogarithm(rows) }

    /// Akaike's information criterion: −2 ln L + 2 parameters; lower is better.
    public var aic: Double { -2 * logLikelihood + 2 * Double(parameterCount) }

    /// The probability of each class for each row of `x` (n x p, NaN where missing), n x k. An answer that was never
    /// met counts as missing.
    public func probabilities(_ x: Matrix) -> Matrix {
        precondition(x.columns == levels.count, "\(x.columns) columns for latent classes of \(levels.count) questions")
        return Matrix((0..<x.rows).map { density.probabilities(answers.places(x.row($0))).0 })
    }

    /// The most probable class of each row of `x`, the lower index among ties.
    public func assign(_ x: Matrix) -> [Int] {
        precondition(x.columns == levels.count, "\(x.columns) columns for latent classes of \(levels.count) questions")
        return (0..<x.rows).map { density.mostProbable(answers.places(x.row($0))).label }
    }
}
