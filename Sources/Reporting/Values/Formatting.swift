import Basics
import Findings

extension Formatter {
    /// A value as text for prose and tables; an en dash where there is none.
    /// - Parameters:
    ///   - formatter: nil for the default of the value's type.
    ///   - currency: the study's, for `money`.
    ///   - unit: of the value, for `quantity`.
    ///   - segmentName: of the segment that the value is the number of, for `segment`.
    static func text(
        _ value: Value?, _ formatter: Formatter?, currency: String? = nil, unit: String? = nil,
        segmentName: String? = nil
    ) -> String {
        guard let value, value != .null else { return NumberFormat.missing }
        guard let formatter else { return plain(value) }
        let number = value.number ?? centre(of: value)
        let digits = formatter.digits
        switch formatter.name {
        case .percent: return NumberFormat.percent(number, n: value["n"]?.number.map { Int($0) })
        case .integer: return NumberFormat.integer(number)
        case .fixed: return NumberFormat.fixed(number, digits: digits ?? 2)
        case .significant: return NumberFormat.significant(number, digits: max(1, digits ?? 3))
        case .compact: return NumberFormat.compact(number)
        case .money: return money(number, digits: digits, currency: currency)
        case .signed: return NumberFormat.signed(number, digits: digits ?? 2)
        case .points:
            return NumberFormat.signed(number.map { $0 * 100 }, digits: digits ?? 1) + "\u{a0}" + say("points")
        case .date: return value.string.map(date) ?? NumberFormat.missing
        case .interval: return interval(value, formatter)
        case .rate: return rate(value)
        case .lower: return value.string.map(CellText.lowercased) ?? NumberFormat.missing
        case .capitalised:
            return value.string.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? NumberFormat.missing
        case .sentence: return value.string.map(sentence) ?? NumberFormat.missing
        case .list: return list(value)
        case .plain: return plain(value)
        case .quantity: return quantity(number, unit: unit, currency: currency)
        case .word: return value.string.map { word($0) } ?? NumberFormat.missing
        case .segment:
            return segmentName ?? number.map { say("Segment \(NumberFormat.integer($0))") } ?? NumberFormat.missing
        }
    }

    /// A number with the unit beside it in the findings: shares in per cent, money with its sign.
    private static func quantity(_ number: Double?, unit: String?, currency: String?) -> String {
        switch unit {
        case "share", "yes/no": NumberFormat.percent(number)
        case let unit? where unit == currency: money(number, digits: nil, currency: unit)
        case let unit?: NumberFormat.significant(number) + "\u{a0}" + word(unit)
        case nil: NumberFormat.significant(number)
        }
    }

    /// The default by type: whole numbers with separators, others to three digits, rates and intervals in full.
    private static func plain(_ value: Value) -> String {
        switch value {
        case .null: NumberFormat.missing
        case .bool(let value): value ? say("yes") : say("no")
        case .number(let value):
            value == value.rounded() && abs(value) < 1e15
                ? NumberFormat.integer(value) : NumberFormat.significant(value)
        case .string(let value): value
        case .array: list(value)
        case .object(let members):
            if members["suppressed"] != nil {
                rate(value)
            } else {
                interval(value, Formatter(name: .interval))
            }
        }
    }

    private static func centre(of value: Value) -> Double? {
        for key in ["value", "mean", "f1"] { if let number = value[key]?.number { return number } }
        return nil
    }

    /// `0.82 [0.79, 0.85]`; without the bracket where no interval is known.
    private static func interval(_ value: Value, _ formatter: Formatter) -> String {
        let centre = centre(of: value)
        let size = [centre, value["low"]?.number, value["high"]?.number].compactMap { $0.map(abs) }.max() ?? 0
        func show(_ number: Double?) -> String {
            if formatter.argument == "percent" {
                return NumberFormat.percent(number, n: value["n"]?.number.map { Int($0) })
            }
            if let digits = formatter.digits { return NumberFormat.fixed(number, digits: digits) }
            return NumberFormat.fixed(number, digits: size < 10 ? 2 : size < 100 ? 1 : 0)
        }
        guard let low = value["low"]?.number, let high = value["high"]?.number else { return show(centre) }
        return "\(show(centre)) [\(NumberFormat.ends(show(low), show(high)))]"
    }

    /// `12.3 % [11.0, 13.7], n = 2,310`, or `withheld`.
    private static func rate(_ value: Value) -> String {
        if value["suppressed"]?.bool == true { return CellText.withheld }
        let n = value["n"]?.number.map { Int($0) }
        var text = NumberFormat.percent(value["value"]?.number, n: n)
        if let low = value["low"]?.number, let high = value["high"]?.number {
            let digits = (n ?? .max) < 100 ? 0 : 1
            let bounds = [low, high].map { NumberFormat.fixed($0 * 100, digits: digits) }
            text += " [\(NumberFormat.ends(bounds[0], bounds[1]))]"
        }
        if let n { text += ", n\u{a0}=\u{a0}\(NumberFormat.integer(Double(n)))" }
        return text
    }

    /// The currency's sign stands before the amount, a code with a space between; pence only below a hundred.
    private static func money(_ amount: Double?, digits: Int?, currency: String?) -> String {
        guard let amount else { return NumberFormat.missing }
        let size = abs(amount)
        let figure =
            digits.map { NumberFormat.fixed(size, digits: $0) }
            ?? (size >= 1e6
                ? NumberFormat.compact(size) : NumberFormat.fixed(size, digits: size >= 100 || size == 0 ? 0 : 2))
        // With the sign that readers know, where there is one.
        let unit = ["GBP": "£", "EUR": "€", "USD": "$"][currency ?? ""] ?? currency ?? ""
        let isCode = unit.unicodeScalars.last?.properties.isAlphabetic == true
        return (amount < 0 ? "\u{2212}" : "") + unit + (isCode ? "\u{a0}" : "") + figure
    }

    /// A phrase as a sentence: a capital first, a full stop last, neither where there is one.
    private static func sentence(_ text: String) -> String {
        let text = text.trimmed
        let isClosed = text.last.map { ".!?…:)".contains($0) } ?? true
        return text.prefix(1).uppercased() + text.dropFirst() + (isClosed ? "" : ".")
    }

    private static var months: [String] {
        [
            say("January"), say("February"), say("March"), say("April"), say("May"), say("June"), say("July"),
            say("August"), say("September"), say("October"), say("November"), say("December"),
        ]
    }

    /// `2011-11-01` → `1 November 2011`, `2011-11` → `November 2011`; any other text stays.
    static func date(_ text: String) -> String {
        let parts = text.prefix { $0 != "T" && $0 != " " }.split(separator: "-", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]),
            let month = Int(parts[1]), months.indices.contains(month - 1)
        else { return text }
        let name = months[month - 1]
        guard parts.count == 3 else { return say("\(name) \(year)") }
        guard let day = Int(parts[2]), (1...31).contains(day) else { return text }
        return say("\(day) \(name) \(year)")
    }

    /// `a`, `a and b`, `a, b and c`.
    private static func list(_ value: Value) -> String {
        let texts = (value.array ?? []).map(plain)
        guard let last = texts.last else { return NumberFormat.missing }
        return texts.count == 1 ? last : texts.dropLast().joined(separator: ", ") + say(" and ") + last
    }
}
