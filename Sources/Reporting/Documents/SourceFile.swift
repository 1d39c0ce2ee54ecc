import Basics

/// A file's lines, to find the column of what a diagnostic speaks of.
struct SourceFile: Sendable, Hashable {
    var name: String
    var lines: [String]

    /// Reads UTF-8; line breaks of any system count as one. Nil where the bytes aren't UTF-8.
    init?(name: String, bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(name: name, text: text)
    }

    init(name: String, text: String) {
        self.name = name
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if !(scalar == "\n" && previous == "\r") {
                    lines.append(String(line))
                    line.removeAll()
                }
            } else if scalar != "\u{feff}" || !lines.isEmpty || !line.isEmpty {  // a byte order mark is no text
                line.append(scalar)
            }
            previous = scalar
        }
        if !line.isEmpty { lines.append(String(line)) }
        self.lines = lines
    }

    /// The text from a line on.
    func text(from line: Int) -> String { lines.dropFirst(line - 1).joined(separator: "\n") + "\n" }

    /// Where `needle` stands in a line, from a column on; else the line's first character that is no space.
    func position(line: Int, of needle: String? = nil, from column: Int = 1) -> SourcePosition {
        guard line >= 1, line <= lines.count else { return SourcePosition(file: name, line: max(1, line)) }
        let scalars = Array(lines[line - 1].unicodeScalars)
        if let needle = needle.map({ Array($0.unicodeScalars) }), !needle.isEmpty, scalars.count >= needle.count {
            for start in max(0, column - 1)..<max(max(0, column - 1), scalars.count - needle.count + 1)
            where scalars[start..<start + needle.count].elementsEqual(needle) {
                return SourcePosition(file: name, line: line, column: start + 1)
            }
        }
        let indent = scalars.prefix { $0 == " " || $0 == "\t" || $0 == ">" }.count
        return SourcePosition(file: name, line: line, column: min(indent, max(0, scalars.count - 1)) + 1)
    }
}
