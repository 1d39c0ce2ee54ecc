import Basics
import Findings

/// How figures are written in cells, labels and titles: n and an interval with every rate, "withheld" for what
/// disclosure control took away.
enum CellText {
    static var withheld: String { say("withheld") }

    static func count(_ value: Int?) -> String { value.map { NumberFormat.integer(Double($0)) } ?? withheld }

    static func integer(_ value: Int?) -> String { NumberFormat.integer(value.map(Double.init)) }

    static func score(_ value: Double?, digits: Int = 2) -> String {
        isPlain(value) ? NumberFormat.fixed(value, digits: digits) : NumberFormat.significant(value)
    }

    /// Whether a number written out in full stays short.
    private static func isPlain(_ value: Double?) -> Bool { abs(value ?? 0) < 1e7 }

    static func signed(_ value: Double?, digits: Int = 2) -> String {
        isPlain(value) ? NumberFormat.signed(value, digits: digits) : NumberFormat.significant(value)
    }

    /// `0.82 [0.79, 0.85]`
    static func score(_ value: Double?, _ low: Double?, _ high: Double?, digits: Int = 2) -> String {
        score(value, digits: digits) + interval(low, high) { score($0, digits: digits) }
    }

    static func score(_ estimate: Estimate, digits: Int = 2) -> String {
        score(estimate.value, estimate.low, estimate.high, digits: digits)
    }

    /// `27.6 %`, without decimals where n is small.
    static func share(_ value: Double?, n: Int? = nil) -> String { value == nil ? withheld : percent(value, n: n) }

    static func percent(_ value: Double?, n: Int? = nil) -> String {
        isPlain(value)
            ? NumberFormat.percent(value, n: n) : NumberFormat.significant(value.map { $0 * 100 }) + "\u{a0}%"
    }

    /// For titles and labels in charts, where decimals are noise: `28 %`.
    static func whole(_ value: Double?) -> String { percent(value, n: 1) }

    /// `52.1 % [48.0 %, 56.2 %]`
    static func rate(_ rate: Rate) -> String {
        guard !rate.suppressed else { return withheld }
        return percent(rate.value, n: rate.n)
            + interval(rate.low, rate.high) { percent($0, n: rate.n) }
    }

    static func size(_ rate: Rate) -> String { rate.suppressed ? withheld : integer(rate.n) }

    static func effect(_ value: Double, _ low: Double, _ high: Double) -> String {
        signed(value) + interval(low, high) { signed($0) }
    }

    /// In percentage points: `+2.3 [0.4, 4.2]`.
    static func points(_ value: Double?, _ low: Double?, _ high: Double?) -> String {
        signed(value.map { $0 * 100 }, digits: 1)
            + interval(low, high) { signed($0 * 100, digits: 1) }
    }

    static func interval(_ low: Double?, _ high: Double?, _ format: (Double) -> String) -> String {
        guard let low, let high, low.isFinite, high.isFinite else { return "" }
        return " [\(format(low))\(Language.current.listSeparator) \(format(high))]"
    }

    /// `1 segment`, `4 segments`
    static func plural(_ count: Int, _ noun: String) -> String {
        say(count, noun)
    }

    /// `decision-tree` → `decision tree`; names of methods keep their spelling.
    static func words(_ identifier: String) -> String {
        let english =
            switch identifier {
            case "k-means": identifier
            case "ward": "Ward"
            case "rfm-rules": "RFM rules"
            case "one-segment": "no segments"
            default: identifier.split(separator: "-", omittingEmptySubsequences: true).joined(separator: " ")
            }
        return word(identifier, english: english)
    }

    /// Where the language writes nouns without a capital.
    static func lowercased(_ text: String) -> String { Language.current.keepsCapitals ? text : text.lowercased() }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// A feature's title within a sentence: `Days since …` → `days since …`, but `RFM score` stays.
    static func uncapitalised(_ text: String) -> String {
        guard !Language.current.keepsCapitals, let second = text.dropFirst().first, second.isLowercase || second == " "
        else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

extension CellText {
    /// A number with its unit: `£822`, `57.1 %`, `613 days`.
    static func quantity(_ value: Double?, unit: String?, currency: String?) -> String {
        Formatter.text(value.map(Value.number), Formatter(name: .quantity), currency: currency, unit: unit)
    }
}
