import Basics

/// How an axis writes its ticks: all with the same number of decimals.
public enum TickFormat: Sendable, Hashable {
    case number, percent, compact, integer
    /// As compact, without zeros at the end: `50 k`.
    case amount
    /// With + before positive values.
    case signed

    /// `step` is the distance of two ticks.
    public func label(_ value: Double, step: Double) -> String {
        switch self {
        case .integer: abs(value) < 1e9 ? NumberFormat.integer(value) : short(value)
        case .percent where isOrdinary(value, step):
            NumberFormat.fixed(value * 100, digits: decimals(step * 100)) + "\u{a0}%"
        case .percent: short(value * 100) + "\u{a0}%"
        case .compact: NumberFormat.compact(value)
        case .amount: Self.withoutZeros(NumberFormat.compact(value))
        case .signed where isOrdinary(value, step): NumberFormat.signed(value, digits: decimals(step))
        case .number where isOrdinary(value, step): NumberFormat.fixed(value, digits: decimals(step))
        case .signed, .number: abs(value) >= 1e6 && abs(value) < 1e13 ? NumberFormat.compact(value) : short(value)
        }
    }

    private static func withoutZeros(_ text: String) -> String {
        let number = text.prefix { $0 != "\u{a0}" }
        guard number.contains("."), !number.contains("e") else { return text }
        var kept = number
        while kept.last == "0" { kept.removeLast() }
        if kept.last == "." { kept.removeLast() }
        return String(kept) + text[number.endIndex...]
    }

    private func isOrdinary(_ value: Double, _ step: Double) -> Bool {
        abs(value) < 1e6 && step >= 1e-4 && step < 1e6
    }

    private func short(_ value: Double) -> String { NumberFormat.significant(value, digits: 2) }

    /// Decimals that tell multiples of `step` apart.
    private func decimals(_ step: Double) -> Int {
        guard step.isFinite, step > 0 else { return 0 }
        var digits = 0
        var rest = step
        while digits < 4, abs(rest - rest.rounded()) > 1e-6 {
            rest *= 10
            digits += 1
        }
        return digits
    }
}
