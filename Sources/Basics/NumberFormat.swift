import Foundation

/// The one formatter of numbers for prose, axes, tables and alternative texts. The locale is pinned (English), so a
/// report reads the same wherever it was made. Missing values are an en dash.
public enum NumberFormat {
    public static let missing = "–"
    static let minus = "\u{2212}"

    /// `12,345`; rounded half away from zero.
    public static func integer(_ value: Double?) -> String { fixed(value, digits: 0) }

    /// Thousands separators and exactly `digits` decimals: `8,911,407.90`. True minus sign; never "−0".
    public static func fixed(_ value: Double?, digits: Int) -> String {
        guard let value, value.isFinite else { return missing }
        var text = String(format: "%.\(max(0, digits))f", locale: Locale(identifier: "en_US_POSIX"), abs(value))
        let isZero = !text.contains { $0 != "0" && $0 != "." }
        let dot = text.firstIndex(of: ".") ?? text.endIndex
        var grouped = ""
        let whole = text[..<dot]
        for (offset, digit) in whole.enumerated() {
            if offset > 0, (whole.count - offset) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        text = grouped + text[dot...]
        return value < 0 && !isZero ? minus + text : text
    }

    /// A share as a percentage: one decimal, none where n < 100; `<0.1 %` rather than a false zero, `>99.9 %` likewise.
    public static func percent(_ share: Double?, n: Int? = nil) -> String {
        guard let share, share.isFinite else { return missing }
        let digits = (n ?? .max) < 100 ? 0 : 1
        let smallest = digits == 0 ? 0.01 : 0.001
        if share > 0, share < smallest / 2 { return "<\(digits == 0 ? "1" : "0.1")\u{a0}%" }
        if share < 1, share > 1 - smallest / 2 { return ">\(digits == 0 ? "99" : "99.9")\u{a0}%" }
        return fixed(share * 100, digits: digits) + "\u{a0}%"
    }

    /// A number to `digits` significant digits without an exponent for ordinary sizes: `0.0123`, `1,230`, `4.57`.
    public static func significant(_ value: Double?, digits: Int = 3) -> String {
        guard let value, value.isFinite else { return missing }
        guard value != 0 else { return "0" }
        let magnitude = Int(log10(abs(value)).rounded(.down))
        if magnitude < -6 || magnitude > 14 {
            return String(format: "%.\(digits - 1)e", locale: Locale(identifier: "en_US_POSIX"), value)
                .replacingOccurrences(of: "-", with: minus)
        }
        let decimals = max(0, digits - 1 - magnitude)
        return fixed(value, digits: decimals)
    }

    /// Large amounts shortened for axes and headings: `8.91 m`, `12.3 k`.
    public static func compact(_ value: Double?) -> String {
        guard let value, value.isFinite else { return missing }
        for (size, letter) in [(1e9, "bn"), (1e6, "m"), (1e3, "k")] where abs(value) >= size {
            return significant(value / size) + "\u{a0}" + letter
        }
        return abs(value) < 1000 && value == value.rounded() ? integer(value) : significant(value)
    }

    /// For programs: an ASCII numeral with a point and no separators.
    public static func plain(_ value: Double, digits: Int) -> String {
        String(format: "%.\(max(0, digits))f", locale: Locale(identifier: "en_US_POSIX"), value)
    }

    /// With its sign always shown: `+0.42`, `−1.20`.
    public static func signed(_ value: Double?, digits: Int = 2) -> String {
        guard let value, value.isFinite else { return missing }
        let text = fixed(value, digits: digits)
        return value > 0 && text.contains(where: { "123456789".contains($0) }) ? "+" + text : text
    }
}
