/// Text as it stands in HTML, in content and in double-quoted attributes alike; without what HTML may not hold, control
/// characters and noncharacters.
public func escapedForHTML(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecialInHTML) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        case "\t", "\n", "\r": escaped += " "
        case _ where isLineBreakOrControl(scalar): continue
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}

private func isSpecialInHTML(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: byte < 0x20 || byte > 0x7e
    }
}

/// Text as it stands within a line of Markdown (a cell of a pipe table, a link's text): no character can begin markup,
/// line breaks become spaces.
public func escapedForMarkdown(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "&", "~", "!", "$":
            escaped += "\\"
            escaped.unicodeScalars.append(scalar)
        case _ where isLineBreakOrControl(scalar): escaped += " "
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}

/// Text on one line: line breaks, control characters and noncharacters become spaces, so that no value can open a block.
public func singleLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isLineBreakOrControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isLineBreakOrControl($0) ? " " : $0 }))
}

private func isLineBreakOrControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
        || (0xfdd0...0xfdef).contains(scalar.value) || scalar.value & 0xfffe == 0xfffe  // noncharacters
}
