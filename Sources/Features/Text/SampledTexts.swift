public import Tables

/// At most so many of the texts that come by, drawn at random: those with the smallest hashes of the seed and their place,
/// so that the sample depends neither on how the rows are divided nor on anything but seed and order.
public struct SampledTexts: Sendable {
    private struct Drawn: Sendable {
        var hash: UInt64
        var place: Int
        var customer: Int32
        var text: String
    }

    private var drawn: [Drawn] = []
    /// No later text with a larger hash can be in the sample.
    private var largest = UInt64.max
    private let limit: Int
    private let seed: UInt64
    private let asOf: Int64
    /// Texts before the cut-off so far.
    public private(set) var texts = 0

    public init(in cohort: Cohort, seed: UInt64, limit: Int = TextTopics.largestSample) {
        self.limit = limit
        self.seed = seed
        asOf = cohort.asOf
    }

    /// - Parameter isIncluded: which rows count, besides those with a customer, a text and a time before the cut-off.
    public mutating func add(
        _ texts: Categories, customer: [Int32], time: [Int64], where isIncluded: (Int) -> Bool = { _ in true }
    ) {
        for row in customer.indices where customer[row] >= 0 && texts.codes[row] >= 0 && isIncluded(row) {
            guard time[row] != Column.missingTime, time[row] < asOf else { continue }
            let hash = Self.mix(seed &+ Self.mix(UInt64(self.texts)))
            defer { self.texts += 1 }
            guard hash <= largest else { continue }
            let text = texts.levels[Int(texts.codes[row])]
            drawn.append(Drawn(hash: hash, place: self.texts, customer: customer[row], text: text))
            if drawn.count >= 2 * limit + 100 { cut() }
        }
    }

    /// In the order in which they came.
    public var sample: [(customer: Int32, text: String)] {
        var whole = self
        whole.cut()
        return whole.drawn.sorted { $0.place < $1.place }.map { ($0.customer, $0.text) }
    }

    private mutating func cut() {
        drawn.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
        guard drawn.count > limit else { return }
        drawn.removeLast(drawn.count - limit)
        largest = drawn.last?.hash ?? .max
    }

    /// The finaliser of SplitMix64.
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }
}
