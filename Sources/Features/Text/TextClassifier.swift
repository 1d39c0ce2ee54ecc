import Basics

/// Whether a text is praise or complaint, learnt from texts that say so: logistic regression with an L2 penalty over
/// hashed words and pairs of neighbouring words (each once per text, texts scaled to length 1).
///
/// Minimises the mean log loss + λ/2 ‖w‖², the intercept free, by accelerated gradient steps that start anew where the
/// loss grows (Nesterov 1983; O'Donoghue & Candès 2015), until the gradient is shorter than `tolerance`.
struct TextClassifier: Sendable, Hashable {
    static let buckets = 1 << 16
    static let penalty = 1e-4
    private static let tolerance = 1e-7
    private static let mostSteps = 5000

    private var weights: [Double]
    private var intercept = 0.0

    /// The buckets of a text's words and pairs, each once, ascending.
    struct Terms: Sendable, Hashable {
        var buckets: [Int32]
        /// Of each.
        var weight: Double

        init(_ text: String) {
            let words = WordTokens(text).words.map(\.text)
            let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
            let all = Set((words + pairs).map { TextTerms.bucket(of: $0, among: TextClassifier.buckets) })
            buckets = all.sorted()
            weight = buckets.isEmpty ? 0 : 1 / Double(buckets.count).squareRoot()
        }
    }

    /// - Parameter texts: with whether they are praise; of both sorts.
    init(_ texts: [(terms: Terms, isPraise: Bool)], penalty: Double = penalty) {
        weights = [Double](repeating: 0, count: Self.buckets)
        // The curvature of the mean log loss of rows of length 1, with the intercept's, is at most 1/4 · 2.
        let step = 1 / (0.5 + penalty)
        var ahead = self, momentum = 1.0, last = Double.infinity
        for _ in 0..<Self.mostSteps {
            let (gradient, slope, loss) = ahead.gradient(texts, penalty)
            let length = gradient.reduce(slope * slope) { $0 + $1 * $1 }.squareRoot()
            if length < Self.tolerance { break }
            let before = self
            for index in weights.indices { weights[index] = ahead.weights[index] - step * gradient[index] }
            intercept = ahead.intercept - step * slope
            if loss > last { momentum = 1 }
            last = loss
            let next = (1 + (1 + 4 * momentum * momentum).squareRoot()) / 2, pull = (momentum - 1) / next
            for index in weights.indices {
                ahead.weights[index] = weights[index] + pull * (weights[index] - before.weights[index])
            }
            ahead.intercept = intercept + pull * (intercept - before.intercept)
            momentum = next
        }
        self = ahead
    }

    /// The probability that a text is praise; nil for one without words.
    func probability(_ terms: Terms) -> Double? { terms.buckets.isEmpty ? nil : logistic(margin(terms)) }

    private func margin(_ terms: Terms) -> Double {
        var sum = 0.0
        for bucket in terms.buckets { sum += weights[Int(bucket)] }
        return intercept + sum * terms.weight
    }

    private func gradient(
        _ texts: [(terms: Terms, isPraise: Bool)], _ penalty: Double
    ) -> (weights: [Double], intercept: Double, loss: Double) {
        let n = Double(texts.count)
        var gradient = weights.map { $0 * penalty }, slope = 0.0
        var loss = weights.reduce(0) { $0 + $1 * $1 } * penalty / 2
        for text in texts {
            let margin = margin(text.terms)
            let excess = logistic(margin) - (text.isPraise ? 1 : 0)
            loss += (max(margin, 0) - (text.isPraise ? margin : 0) + Log.onePlus(exponential(-abs(margin)))) / n
            slope += excess / n
            for bucket in text.terms.buckets { gradient[Int(bucket)] += excess * text.terms.weight / n }
        }
        return (gradient, slope, loss)
    }
}

private func logistic(_ value: Double) -> Double { 1 / (1 + exponential(-value)) }
