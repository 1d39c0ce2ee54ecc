import Foundation

/// The one formatter of numbers for prose, axes, tables and alternative texts. It follows `Language.current` and never
/// the machine's locale, so a report reads the same wherever it was made. Missing values are an en dash.
public enum NumberFormat {
    public static let missing = "–"
    static let minus = "\u{2212}"

    /// `12,345`; rounded half away from zero.
    public static func integer(_ value: Double?) -> String { fixed(value, digits: 0) }

    /// Thousands separators and exactly `digits` decimals, rounded half away from zero: `8,911,407.90`. True minus sign;
    /// never "−0".
    public static func fixed(_ value: Double?, digits: Int) -> String {
        guard let value, value.isFinite else { return missing }
        let language = Language.current
        let text = printed(halfUp(abs(value)), digits: digits).utf8
        let isZero = !text.contains { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: ".") }
        let whole =
            text.firstIndex(of: UInt8(ascii: ".")).map { text.distance(from: text.startIndex, to: $0) } ?? text.count
        var grouped = value < 0 && !isZero ? minus : ""
        for (offset, byte) in text.enumerated() {
            if offset > 0, offset < whole, (whole - offset) % 3 == 0 { grouped += language.groupSeparator }
            if offset == whole {
                grouped += language.decimalMark
            } else {
                grouped.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return grouped
    }

    /// A share as a percentage: one decimal, none where n < 100; `<0.1 %` rather than a false zero, `>99.9 %` rather than
    /// a false whole.
    public static func percent(_ share: Double?, n: Int? = nil) -> String {
        guard let share, share.isFinite else { return missing }
        let digits = (n ?? .max) < 100 ? 0 : 1
        let text = fixed(share * 100, digits: digits)
        if share > 0, text == fixed(0, digits: digits) { return "<\(digits == 0 ? "1" : fixed(0.1, digits: 1))\u{a0}%" }
        if share < 1, text == fixed(100, digits: digits) {
            return ">\(digits == 0 ? "99" : fixed(99.9, digits: 1))\u{a0}%"
        }
        return text + "\u{a0}%"
    }

    /// A number to `digits` significant digits without an exponent for ordinary sizes: `0.0123`, `4.57`. Digits before
    /// the point are always all shown: `1,234`.
    public static func significant(_ value: Double?, digits: Int = 3) -> String {
        guard let value, value.isFinite else { return missing }
        guard value != 0 else { return "0" }
        let digits = max(1, digits)
        let scientific = printed("%.\(digits - 1)e", halfUp(abs(value)))
        // The magnitude after rounding: 9.995 is 10.0, not 10.00.
        guard let letter = scientific.firstIndex(of: "e"),
            let magnitude = Int(scientific[scientific.index(after: letter)...])
        else { return scientific }
        if magnitude < -6 || magnitude > 14 {
            return (value < 0 ? minus : "")
                + scientific.replacingOccurrences(of: "-", with: minus)
                .replacingOccurrences(of: ".", with: Language.current.decimalMark)
        }
        return fixed(value, digits: max(0, digits - 1 - magnitude))
    }

    /// Large amounts shortened for axes and headings: `8.91 m`, `12.3 k`.
    public static func compact(_ value: Double?) -> String {
        guard let value, value.isFinite else { return missing }
        let units = Language.current.magnitudes
        // From the size at which the next smaller unit would be rounded to 1,000.
        for (size, letter) in [(1e9, units.billion), (1e6, units.million), (1e3, units.thousand)]
        where abs(value) >= size * 0.9995 {
            return significant(value / size) + "\u{a0}" + letter
        }
        return abs(value) < 1000 && value == value.rounded() ? integer(value) : significant(value)
    }

    /// For programs: an ASCII numeral with a point and no separators.
    public static func plain(_ value: Double, digits: Int) -> String {
        printed(value, digits: digits)
    }

    /// `0.79, 0.85`: the ends of an interval, which a decimal comma needs a semicolon between.
    public static func ends(_ low: String, _ high: String) -> String {
        "\(low)\(Language.current.listSeparator)\u{a0}\(high)"
    }

    /// With its sign always shown: `+0.42`, `−1.20`.
    public static func signed(_ value: Double?, digits: Int = 2) -> String {
        guard let value, value.isFinite else { return missing }
        let text = fixed(value, digits: digits)
        return value > 0 && text.contains(where: { "123456789".contains($0) }) ? "+" + text : text
    }

    /// A value that isn't negative so that printing rounds a decimal half up, where C's printf looks at the binary value
    /// and rounds its ties to even. Two steps of the last bit decide that and nothing else as long as fewer than 15 digits
    /// are shown.
    private static func halfUp(_ value: Double) -> Double { value < 1e9 ? value + 2 * value.ulp : value }
}
