internal import Basics
internal import Statistics

/// Expectation-maximisation of latent classes from one start.
struct LatentClassSearch: Sendable {
    struct Solution: Sendable {
        /// The classes' shares.
        var weights: [Double]
        /// k x all levels of all questions.
        var probabilities: [[Double]]
        /// Of the parameters before the last step.
        var logLikelihood = -Double.infinity
        var iterations = 0
        var hasConverged = false
    }

    private let settings: LatentClasses
    private let patterns: [(places: [Int32], weight: Double)]
    private let answers: Answers
    private let total: Double
    /// Shares of the answers among all rows, per level.
    private let overall: [Double]

    init(_ settings: LatentClasses, _ patterns: [(places: [Int32], weight: Double)], _ answers: Answers) {
        self.settings = settings
        self.patterns = patterns
        self.answers = answers
        total = patterns.reduce(0) { $0 + $1.weight }
        var sums = [Double](repeating: 0, count: answers.count)
        for pattern in patterns { for place in pattern.places where place >= 0 { sums[Int(place)] += pattern.weight } }
        overall = Self.shares(sums, answers) { _, _ in 0 }
    }

    func run(start: Int) -> Solution {
        var solution = begin(start)
        while solution.iterations < settings.maximumIterations {
            let change = step(&solution)
            solution.iterations += 1
            if abs(change) < settings.tolerance * total {
                solution.hasConverged = true
                break
            }
        }
        return solution
    }

    /// Random answers around those of all rows, equal classes.
    private func begin(_ start: Int) -> Solution {
        var generator = SeededGenerator(seed: settings.seed, stream: "latent classes", index: start)
        let k = settings.classes
        let probabilities = (0..<k).map { _ in
            k == 1 ? overall : Self.shares(overall.map { $0 * (0.1 + generator.uniform()) }, answers) { _, _ in 0 }
        }
        return Solution(weights: [Double](repeating: 1 / Double(k), count: k), probabilities: probabilities)
    }

    /// One iteration; returns the change of the log-likelihood.
    func step(_ solution: inout Solution) -> Double {
        let k = settings.classes
        let density = LatentClassDensity(solution.weights, solution.probabilities)
        var sizes = [Double](repeating: 0, count: k), logLikelihood = 0.0
        var sums = [[Double]](repeating: [Double](repeating: 0, count: answers.count), count: k)
        for pattern in patterns {
            let (shares, logarithm) = density.probabilities(pattern.places)
            logLikelihood += pattern.weight * logarithm
            for (index, share) in shares.enumerated() {
                sizes[index] += pattern.weight * share
                for place in pattern.places where place >= 0 { sums[index][Int(place)] += pattern.weight * share }
            }
        }
        defer { solution.logLikelihood = logLikelihood }
        solution.weights = sizes.map { $0 / total }
        let pseudo = settings.smoothing / Double(k)
        solution.probabilities = sums.map { sums in
            Self.shares(sums, answers) { place, isEmpty in isEmpty ? overall[place] : pseudo * overall[place] }
        }
        return logLikelihood - solution.logLikelihood
    }

    /// Each question's sums, and what is added to them, divided by their total.
    private static func shares(
        _ sums: [Double], _ answers: Answers, adding extra: (_ place: Int, _ isEmpty: Bool) -> Double
    ) -> [Double] {
        var result = sums
        for (question, offset) in answers.offsets.enumerated() {
            let places = offset..<offset + answers.levels[question].count
            let isEmpty = places.allSatisfy { sums[$0] == 0 }
            var total = 0.0
            for place in places {
                result[place] += extra(place, isEmpty)
                total += result[place]
            }
            for place in places where total > 0 { result[place] /= total }
        }
        return result
    }
}

extension LatentClassSearch.Solution {
    /// Classes with the most rows first, equal ones by their answers' probabilities.
    func canonical(_ x: Matrix, _ answers: Answers, weights rowWeights: [Double]) -> Self {
        let density = LatentClassDensity(weights, probabilities)
        var totals = [Double](repeating: 0, count: weights.count)
        for row in 0..<x.rows {
            totals[density.mostProbable(answers.places(x.row(row))).label] += rowWeights[row]
        }
        let order = weights.indices.sorted { first, second in
            if totals[first] != totals[second] { return totals[first] > totals[second] }
            if probabilities[first] == probabilities[second] { return first < second }
            return probabilities[first].lexicographicallyPrecedes(probabilities[second])
        }
        var result = self
        result.weights = order.map { weights[$0] }
        result.probabilities = order.map { probabilities[$0] }
        return result
    }
}

/// How probable each class is given a row's answers.
struct LatentClassDensity: Sendable, Hashable, Codable {
    /// ln weight, and per class ln probability of each level; far below anything real where the probability is 0.
    private let constants: [Double]
    private let logarithms: [[Double]]

    init(_ weights: [Double], _ probabilities: [[Double]]) {
        constants = weights.map(Self.logarithm)
        logarithms = probabilities.map { $0.map(Self.logarithm) }
    }

    private static func logarithm(_ value: Double) -> Double {
        value > .leastNormalMagnitude ? naturalLogarithm(value) : -1e6
    }

    /// Probabilities of the classes, and the logarithm of the row's probability.
    func probabilities(_ places: [Int32]) -> ([Double], logarithm: Double) {
        var result = constants, highest = -Double.infinity
        for index in result.indices {
            logarithms[index].withUnsafeBufferPointer { logarithms in
                for place in places where place >= 0 { result[index] += logarithms[Int(place)] }
            }
            highest = max(highest, result[index])
        }
        var sum = 0.0
        for index in result.indices {
            result[index] = LaneFunctions.exponential(SIMD8(repeating: result[index] - highest))[0]
            sum += result[index]
        }
        for index in result.indices { result[index] /= sum }
        return (result, highest + naturalLogarithm(sum))
    }

    /// The most probable class, the lower index among ties, and its probability.
    func mostProbable(_ places: [Int32]) -> (label: Int, probability: Double, logarithm: Double) {
        let (shares, logarithm) = probabilities(places)
        var best = 0
        for index in shares.indices where shares[index] > shares[best] { best = index }
        return (best, shares[best], logarithm)
    }
}
