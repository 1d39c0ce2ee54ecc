import Charts
import Foundation

/// Where a chart's texts lie, by the built-in widths: to see whether they stay inside and apart.
struct TextBox: CustomStringConvertible {
    let text: String
    let left, right, top, bottom: Double
    let isTurned: Bool

    var description: String { "'\(text)' x \(Int(left))…\(Int(right)) y \(Int(top))…\(Int(bottom))" }

    func overlaps(_ other: TextBox) -> Bool {
        min(right, other.right) - max(left, other.left) > 1 && min(bottom, other.bottom) - max(top, other.top) > 1.5
    }

    static func all(in chart: Chart) -> [TextBox] { chart.body.flatMap { boxes($0, dx: 0, dy: 0) } }

    private static func boxes(_ element: SVGElement, dx: Double, dy: Double) -> [TextBox] {
        if element.name == "text" { return box(element, dx: dx, dy: dy).map { [$0] } ?? [] }
        let moved = numbers(element["transform"] ?? "")
        let (x, y) = (dx + (moved.first ?? 0), dy + (moved.dropFirst().first ?? 0))
        return element.children.flatMap { boxes($0, dx: x, dy: y) }
    }

    private static func box(_ element: SVGElement, dx: Double, dy: Double) -> TextBox? {
        guard let style = TextStyle(rawValue: element["class"] ?? ""), let text = element.text,
            !text.trimmingCharacters(in: .whitespaces).isEmpty
        else { return nil }
        let note = element.children.first { $0.name == "tspan" }?.text
        let width = textWidth(text, style) + (note.map { textWidth($0, .muted) + 7 } ?? 0)
        let turn = numbers(element["transform"] ?? "")
        let place =
            turn.count == 3 ? (turn[0], turn[1]) : (Double(element["x"] ?? "") ?? 0, Double(element["y"] ?? "") ?? 0)
        let angle = (turn.count == 3 ? turn[2] : 0) * .pi / 180
        let start = element["text-anchor"] == "middle" ? -width / 2 : element["text-anchor"] == "end" ? -width : 0
        let xs = [start, start + width].map { place.0 + dx + $0 * cos(angle) }
        let ys = [start, start + width].map { place.1 + dy + $0 * sin(angle) }
        return TextBox(
            text: text, left: xs.min() ?? 0, right: xs.max() ?? 0, top: (ys.min() ?? 0) - 0.72 * style.size,
            bottom: (ys.max() ?? 0) + 0.2 * style.size, isTurned: turn.count == 3)
    }

    private static func numbers(_ text: String) -> [Double] {
        text.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
    }
}
