/// A YAML text that is written line by line, with comments beside and between: what no emitter keeps.
struct YAMLLines {
    private struct Line {
        var text: String
        var comment: String?
    }
    private var lines: [Line] = []
    private static let width = 118

    /// `key: value`, with a comment beside it.
    mutating func add(_ indent: Int, _ text: String, _ comment: String? = nil) {
        lines.append(Line(text: blanks(indent) + text, comment: comment.map(commentText)))
    }

    /// `key: [a, b, …]`, broken behind commas.
    mutating func wrapped(_ indent: Int, _ text: String) {
        let open = text.firstIndex(of: "[").map { text.distance(from: text.startIndex, to: $0) + 1 } ?? 0
        var line = blanks(indent)
        for (number, item) in text.split(separator: ", ", omittingEmptySubsequences: false).enumerated() {
            if number > 0 { line += "," }
            if number > 0, line.count + item.count > Self.width {
                lines.append(Line(text: line))
                line = blanks(indent + open) + item
            } else {
                line += (number > 0 ? " " : "") + item
            }
        }
        lines.append(Line(text: line))
    }

    mutating func append(_ other: YAMLLines) { lines += other.lines }

    mutating func blank() { if !lines.isEmpty { lines.append(Line(text: "")) } }

    /// A comment on lines of its own, broken between words.
    ///
    /// - Parameter mark: stands before the first line; the others are indented by as much.
    mutating func note(_ indent: Int, _ text: String, mark: String = "") {
        var line = blanks(indent) + "# " + mark
        let start = line.count
        for word in commentText(text).split(separator: " ") {
            if line.count > start, line.count + 1 + word.count > Self.width {
                lines.append(Line(text: line))
                line = blanks(indent) + "# " + blanks(mark.count)
            }
            line += (line.count > start ? " " : "") + word
        }
        while line.hasSuffix(" ") { line.removeLast() }
        lines.append(Line(text: line))
    }

    /// A key that is not in force.
    mutating func disabled(_ indent: Int, _ text: String, _ comment: String? = nil) {
        add(indent, "# " + text, comment)
    }

    /// Comments beside neighbouring lines stand in one column.
    var text: String {
        var text = ""
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, lines[end].comment != nil { end += 1 }
            let column = lines[start..<end].map(\.text.count).filter { $0 <= 60 }.max() ?? 0
            for line in lines[start..<end] { text += commented(line, column: column + 2) }
            if end < lines.count { text += lines[end].text + "\n" }
            start = end + 1
        }
        return text
    }

    /// A comment that doesn't fit beside its line goes on below, under itself, or stands above a long line.
    private func commented(_ line: Line, column: Int) -> String {
        if line.text.count > 80 {
            var above = YAMLLines()
            above.note(line.text.prefix { $0 == " " }.count, line.comment ?? "")
            return above.text + line.text + "\n"
        }
        var text = line.text + blanks(max(2, column - line.text.count)) + "#"
        let start = text.count - 1
        var width = text.count
        for word in (line.comment ?? "").split(separator: " ") {
            if width + 1 + word.count > Self.width, width > start + 1 {
                text += "\n" + blanks(start) + "#"
                width = start + 1
            }
            text += " " + word
            width += 1 + word.count
        }
        return text + "\n"
    }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

/// Nothing that ends a line: a value of the data must not become a line of the study.
private func commentText(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                let endsLine =
                    scalar.value < 32 || (0x7f...0x9f).contains(scalar.value)
                    || [0x2028, 0x2029].contains(scalar.value)
                return endsLine ? " " : scalar
            }))
}

/// A text as YAML reads it back: plain where it can be, else in double quotes.
func yamlScalar(_ text: String) -> String {
    let isPlain =
        text.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } ?? false
        && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_ .-/()*<>=+".contains($0)) }
    let words: Set = ["yes", "no", "true", "false", "null", "on", "off", "y", "n", "t", "f"]
    if isPlain, !text.hasSuffix(" "), !words.contains(text.lowercased()) { return text }
    let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.isASCII && $0.value != 127 }
    if text.contains("\""), !text.contains("'"), !text.contains("\\"), isPrintable { return "'\(text)'" }
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\t": quoted += "\\t"
        case "\r": quoted += "\\r"
        default:
            let isControl =
                scalar.value < 32 || (0x7f...0x9f).contains(scalar.value)
                || [0x2028, 0x2029, 0xfeff].contains(scalar.value)
            quoted += isControl ? "\\u" + hexadecimal(scalar.value) : String(scalar)
        }
    }
    return quoted + "\""
}

private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A column in an expression.
func expressionName(_ name: String) -> String {
    let words: Set = ["and", "or", "not", "in", "is", "missing", "true", "false"]
    let isPlain =
        name.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } ?? false
        && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isPlain && !words.contains(name.lowercased()) ? name : "`" + name.replacing("`", with: "``") + "`"
}
