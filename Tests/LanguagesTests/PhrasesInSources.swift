import Foundation

/// The English patterns that the sources ask for, read from their text: what stands in `say("…")`, in the two forms of
/// `say(plural:one:other:)`, and the nouns of `say(_, "noun")` and its like.
struct PhrasesInSources {
    private(set) var patterns: Set<String> = []

    init() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources").resolvingSymlinksInPath()
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
            guard !file.path.contains("/Sources/Basics/") else { continue }
            var scanner = SwiftText(try String(contentsOf: file, encoding: .utf8))
            patterns.formUnion(scanner.phrases())
        }
    }
}

/// Just enough of Swift's grammar: comments, string literals with what is interpolated, and the arguments of calls.
struct SwiftText {
    private let text: [Unicode.Scalar]
    private var found: Set<String> = []

    init(_ text: String) { self.text = Array(text.unicodeScalars) }

    mutating func phrases() -> Set<String> {
        _ = code(from: 0, until: nil)
        return found
    }

    /// What an argument of a call is made of: a literal alone, or anything else.
    private struct Argument {
        var label = ""
        var literal: String?
        var isOther = false
    }

    /// Reads code up to the bracket that closes it.
    private mutating func code(from start: Int, until close: Unicode.Scalar?) -> Int {
        var place = start
        while place < text.count {
            if let next = skipped(place) {
                place = next
            } else if text[place] == "\"" {
                place = literal(at: place).end
            } else if text[place] == "(" {
                place = call(named: name(before: place), at: place)
            } else if text[place] == close {
                return place + 1
            } else {
                place += 1
            }
        }
        return place
    }

    /// Behind a comment or a literal that holds no phrase, if one begins here.
    private func skipped(_ place: Int) -> Int? {
        guard text[place] == "/" || text[place] == "#" else { return nil }
        func behind(_ end: String) -> Int {
            var next = place + 2
            while next < text.count, !begins(end, at: next) { next += 1 }
            return min(text.count, next + end.unicodeScalars.count)
        }
        if begins("//", at: place) { return behind("\n") }
        if begins("/*", at: place) { return behind("*/") }
        if begins("#/", at: place) { return behind("/#") }
        return begins("#\"", at: place) ? behind("\"#") : nil
    }

    private func begins(_ piece: String, at place: Int) -> Bool {
        var next = place
        for scalar in piece.unicodeScalars {
            guard next < text.count, text[next] == scalar else { return false }
            next += 1
        }
        return true
    }

    private func string(_ range: Range<Int>) -> String {
        var string = ""
        string.unicodeScalars.append(contentsOf: text[range])
        return string
    }

    private func name(before place: Int) -> String {
        var start = place
        while start > 0, text[start - 1].properties.isAlphabetic { start -= 1 }
        return string(max(0, start - 5)..<start) == "func " ? "" : string(start..<place)
    }

    /// Reads the arguments of a call from its bracket on and keeps the phrases among them.
    private mutating func call(named name: String, at open: Int) -> Int {
        var arguments = [Argument()]
        var place = open + 1
        var word = ""
        while place < text.count, text[place] != ")" {
            let character = text[place]
            if let next = skipped(place) {
                place = next
                continue
            }
            switch character {
            case "\"":
                let (pattern, end) = literal(at: place)
                if arguments[arguments.count - 1].literal != nil { arguments[arguments.count - 1].isOther = true }
                arguments[arguments.count - 1].literal = pattern
                place = end
                continue
            case "(":
                arguments[arguments.count - 1].isOther = true
                place = call(named: self.name(before: place), at: place)
                continue
            case "[", "{":
                arguments[arguments.count - 1].isOther = true
                place = code(from: place + 1, until: character == "[" ? "]" : "}")
                continue
            case ",":
                arguments.append(Argument())
                word = ""
            case ":" where !arguments[arguments.count - 1].isOther || !word.isEmpty:
                arguments[arguments.count - 1] = Argument(label: word)
                word = ""
            case _ where character.properties.isWhitespace: break
            default:
                word.unicodeScalars.append(character)
                arguments[arguments.count - 1].isOther = true
            }
            place += 1
        }
        keep(arguments.filter { $0.isOther || $0.literal != nil }, of: name)
        return min(text.count, place + 1)
    }

    private mutating func keep(_ arguments: [Argument], of name: String) {
        let literals = arguments.map { $0.isOther ? nil : $0.literal }
        switch name {
        case "say" where arguments.first?.label == "plural":
            found.formUnion(literals.dropFirst().compactMap(\.self))
        case "say" where !literals.contains(nil) && !literals.isEmpty:
            var pattern = "", places = 0
            for part in literals.compactMap(\.self) {
                let own = part.matches(of: /\{\d+\}/).count
                pattern += Self.renumbered(part, from: places)
                places += own
            }
            found.insert(pattern)
        case "say", "plural", "counted":
            guard arguments.count == 2, let noun = literals[1], !noun.contains("{") else { return }
            found.formUnion(["{0} " + noun, "{0} " + noun + (noun.hasSuffix("s") ? "es" : "s")])
        default: break
        }
    }

    private static func renumbered(_ pattern: String, from first: Int) -> String {
        pattern.replacing(/\{(\d+)\}/) { "{\((Int($0.1) ?? 0) + first)}" }
    }

    /// Reads a string literal: its text with places for what is interpolated.
    private mutating func literal(at start: Int) -> (pattern: String, end: Int) {
        let isLong = begins("\"\"\"", at: start)
        var place = start + (isLong ? 3 : 1), pattern = "", places = 0
        while place < text.count {
            if isLong ? begins("\"\"\"", at: place) : text[place] == "\"" { break }
            guard text[place] == "\\", place + 1 < text.count else {
                pattern.unicodeScalars.append(text[place])
                place += 1
                continue
            }
            switch text[place + 1] {
            case "(":
                pattern += "{\(places)}"
                places += 1
                place = code(from: place + 2, until: ")")
            case "u":
                let end = text[place...].firstIndex(of: "}") ?? place
                let code = UInt32(string((place + 3)..<end), radix: 16).flatMap(Unicode.Scalar.init)
                pattern.unicodeScalars.append(code ?? " ")
                place = end + 1
            case "\n":
                place += 2
                while place < text.count, text[place] == " " { place += 1 }
            case "n":
                pattern.append("\n")
                place += 2
            default:
                pattern.unicodeScalars.append(text[place + 1])
                place += 2
            }
        }
        let end = min(text.count, place + (isLong ? 3 : 1))
        return (isLong ? pattern.trimmingCharacters(in: .whitespacesAndNewlines) : pattern, end)
    }
}
