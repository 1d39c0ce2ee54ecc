/// What the numbers of a column look like.
struct NumberShape: Sendable, Hashable {
    var isWhole: Bool
    /// Written with a comma before the decimals.
    var hasDecimalComma: Bool
    /// The least and the greatest value are for decisions only: they may be one customer's own.
    var least: Double
    var greatest: Double
    /// The 5 %, 25 %, 50 %, 75 % and 95 % quantiles.
    var quantiles: [Double]
    var shareNegative: Double
    var shareZero: Double
    /// A value that stands for "none" or "unknown": the least one, -1, though all others are 0 or more.
    var sentinel: (value: Double, share: Double)? {
        guard shareOfLeast > 0.02, least == -1 || least == -999 || least == -9, nextToLeast >= 0 else { return nil }
        return (least, shareOfLeast)
    }
    private var shareOfLeast: Double
    private var nextToLeast: Double

    var median: Double { quantiles[2] }

    /// Whether a few values are many times the middle one, so that logarithms say more.
    var isSkewed: Bool {
        least >= 0 && quantiles[4] > 0 && (quantiles[4] > 3 * median)
    }

    /// - Parameter values: each distinct value and how often it stands there.
    init?(_ values: [(value: Double, count: Int)], hasDecimalComma: Bool) {
        let sorted = values.sorted { $0.value < $1.value }
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let total = sorted.reduce(0) { $0 + $1.count }
        self.hasDecimalComma = hasDecimalComma
        isWhole = sorted.allSatisfy { $0.value == $0.value.rounded() && abs($0.value) < 1e15 }
        (least, greatest) = (first.value, last.value)
        func share(_ matches: (Double) -> Bool) -> Double {
            Double(sorted.reduce(0) { $0 + (matches($1.value) ? $1.count : 0) }) / Double(total)
        }
        shareNegative = share { $0 < 0 }
        shareZero = share { $0 == 0 }
        shareOfLeast = Double(first.count) / Double(total)
        nextToLeast = sorted.count > 1 ? sorted[1].value : first.value
        quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map { level in
            var rest = level * Double(total)
            for (value, count) in sorted {
                rest -= Double(count)
                if rest <= 0 { return value }
            }
            return last.value
        }
    }

    static func == (first: NumberShape, second: NumberShape) -> Bool { first.quantiles == second.quantiles }
    func hash(into hasher: inout Hasher) { hasher.combine(quantiles) }

    /// The number that a text is, with a point or a comma; nil for anything else.
    static func number(_ text: String, decimalComma: Bool) -> Double? {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
                UInt8(ascii: "E"):
                bytes.append(byte)
            case UInt8(ascii: ".") where !decimalComma: bytes.append(byte)
            case UInt8(ascii: ",") where decimalComma: bytes.append(UInt8(ascii: "."))
            default: return nil
            }
        }
        guard let first = bytes.first, first != UInt8(ascii: "e"), first != UInt8(ascii: "E") else { return nil }
        return Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }
}
