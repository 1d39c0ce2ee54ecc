import Basics
public import Tables

/// Sentiment by models that learn from labelled texts. The customers are divided into parts at random; the texts of each
/// part are judged by a model of the other parts, so that no text is judged by a model that has seen its customer.
public struct LearntSentiment: Sendable {
    /// How well texts with a label are judged by models that haven't seen their customers.
    public struct Accuracy: Sendable, Hashable {
        public var texts: Int
        public var customers: Int
        /// Share of the texts judged right, with an interval that takes the texts of a customer together.
        public var share: Double
        public var low: Double
        public var high: Double
        /// The share that the more frequent answer alone gets right.
        public var frequent: Double

        /// Whether the models are certainly better than the more frequent answer.
        public var isUseful: Bool { low > frequent }
    }

    public let accuracy: Accuracy
    private let models: [TextClassifier]
    private let seed: UInt64

    public static let parts = 5
    /// Fewer texts, of either sort, teach nothing.
    public static let leastTexts = 100
    public static let leastOfEither = 20
    /// More would teach little more.
    public static let largestSample = 20_000

    /// - Returns: nil where there are too few texts, of too few customers, or only one sort in some part.
    public init?(
        _ texts: [(customer: Int32, text: String, isPraise: Bool)], leastCustomers: Int, seed: UInt64
    ) {
        let praise = texts.count(where: \.isPraise), customers = Set(texts.map(\.customer)).count
        guard texts.count >= Self.leastTexts, min(praise, texts.count - praise) >= Self.leastOfEither,
            customers >= max(leastCustomers, Self.parts)
        else { return nil }
        let read = texts.map { (terms: TextClassifier.Terms($0.text), isPraise: $0.isPraise) }
        let part = texts.map { Self.part(of: $0.customer, seed) }
        var models: [TextClassifier] = []
        for number in 0..<Self.parts {
            let others = zip(part, read).filter { $0.0 != number }.map(\.1)
            guard others.contains(where: \.isPraise), others.contains(where: { !$0.isPraise }) else { return nil }
            models.append(TextClassifier(others))
        }
        self.models = models
        self.seed = seed
        let isRight = texts.indices.map { row -> Bool? in
            models[part[row]].probability(read[row].terms).map { ($0 > 0.5) == read[row].isPraise }
        }
        accuracy = Self.accuracy(isRight, texts.map(\.customer), frequent: max(praise, texts.count - praise))
    }

    /// From −1 (complaint) to 1 (praise); NaN for a text without words.
    public func score(_ text: String, of customer: Int32) -> Double {
        let model = models[Self.part(of: customer, seed)]
        return model.probability(TextClassifier.Terms(text)).map { 2 * $0 - 1 } ?? .nan
    }

    /// The same of many texts; NaN also where the customer isn't known.
    public func scores(_ texts: Categories, customer: [Int32]) -> [Double] {
        let terms = texts.levels.map(TextClassifier.Terms.init)
        return customer.indices.map { row in
            guard customer[row] >= 0, texts.codes[row] >= 0 else { return .nan }
            let model = models[Self.part(of: customer[row], seed)]
            return model.probability(terms[Int(texts.codes[row])]).map { 2 * $0 - 1 } ?? .nan
        }
    }

    private static func part(of customer: Int32, _ seed: UInt64) -> Int {
        var generator = SeededGenerator(seed: seed, stream: "parts of labelled texts", index: Int(customer))
        return generator.below(parts)
    }

    /// Wilson's interval for as many independent texts as have the same standard error as these, which come in clusters.
    private static func accuracy(_ isRight: [Bool?], _ customers: [Int32], frequent: Int) -> Accuracy {
        var byCustomer: [Int32: (right: Double, count: Double)] = [:]
        for (right, customer) in zip(isRight, customers) {
            byCustomer[customer, default: (0, 0)].count += 1
            if right == true { byCustomer[customer, default: (0, 0)].right += 1 }
        }
        let clusters = byCustomer.sorted { $0.key < $1.key }.map(\.value)
        let n = Double(isRight.count), m = Double(clusters.count)
        let share = clusters.reduce(0) { $0 + $1.right } / n
        let squares = clusters.reduce(0) { sum, cluster in
            let residual = cluster.right - share * cluster.count
            return sum + residual * residual
        }
        let variance = m / (m - 1) * squares / (n * n)
        let effective = variance > 0 ? min(n, share * (1 - share) / variance) : m
        let z = 1.959963984540054, z2 = z * z
        let centre = (share + z2 / (2 * effective)) / (1 + z2 / effective)
        let half =
            z / (1 + z2 / effective)
            * (share * (1 - share) / effective + z2 / (4 * effective * effective)).squareRoot()
        return Accuracy(
            texts: isRight.count, customers: clusters.count, share: share, low: max(0, centre - half),
            high: min(1, centre + half), frequent: Double(frequent) / n)
    }
}
