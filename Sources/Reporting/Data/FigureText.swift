import Basics
import Foundation

/// A number as the report writes it in its language, read back: `1,234`, `−0.42`, `12.3 %`, `8.91 m`, `£820`,
/// `0.82 [0.79, 0.85]`.
struct FigureText {
    var value: Double?
    var low: Double?
    var high: Double?
    var isPercent: Bool

    init(_ text: String) {
        isPercent = text.contains("%")
        let parts = text.split(separator: "[", maxSplits: 1)
        value = parts.first.flatMap { Self.number($0) }
        guard parts.count == 2, let close = parts[1].firstIndex(of: "]") else { return }
        let bounds = parts[1][..<close].replacing("\u{a0}", with: " ").split(
            separator: Language.current.listSeparator + " ")
        guard bounds.count == 2 else { return }
        // The sign of per cent may stand at the figure alone.
        low = Self.number(bounds[0], isPercent: isPercent)
        high = Self.number(bounds[1], isPercent: isPercent)
    }

    private static func number(_ text: some StringProtocol, isPercent: Bool = false) -> Double? {
        let start = text.firstIndex { $0.isASCII && $0.isNumber } ?? text.endIndex
        let sign = text[..<start].contains { "\u{2212}-".contains($0) } ? -1.0 : 1
        let language = Language.current, units = language.magnitudes
        let group = language.groupSeparator, mark = language.decimalMark
        let digits = text[start...].prefix { character in
            (character.isASCII && character.isNumber) || group.contains(character) || mark.contains(character)
        }
        let plain = digits.filter { !group.contains($0) }.map { mark.contains($0) ? "." : String($0) }
        guard let size = Double(plain.joined()) else { return nil }
        let rest = text[digits.endIndex...].trimmingCharacters(in: .whitespaces)
        let unit =
            rest.hasPrefix("%") || isPercent
            ? 0.01
            : rest.hasPrefix(units.billion) ? 1e9 : rest == units.million ? 1e6 : rest == units.thousand ? 1e3 : 1
        return sign * size * unit
    }
}
