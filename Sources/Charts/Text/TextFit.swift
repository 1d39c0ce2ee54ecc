/// Texts cut or broken to a width in units of the viewBox.
public enum TextFit {
    /// The text, or as much of its beginning as fits with "…".
    public static func truncated(_ text: String, to width: Double, _ style: TextStyle) -> String {
        guard textWidth(text, style) > width else { return text }
        let room = width - textWidth("…", style)
        var used = 0.0
        var kept = ""
        for character in text {
            used += textWidth(String(character), style)
            guard used <= room else { break }
            kept.append(character)
        }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// The text in at most `lines` lines broken at spaces; nil where that doesn't fit.
    public static func wrapped(_ text: String, to width: Double, lines: Int = 2, _ style: TextStyle) -> [String]? {
        var result: [String] = []
        for word in text.split(separator: " ") {
            if let last = result.last, textWidth("\(last) \(word)", style) <= width {
                result[result.count - 1] = "\(last) \(word)"
            } else {
                result.append(String(word))
            }
        }
        guard result.count <= lines, result.allSatisfy({ textWidth($0, style) <= width }) else { return nil }
        return result.isEmpty ? [""] : result
    }
}
