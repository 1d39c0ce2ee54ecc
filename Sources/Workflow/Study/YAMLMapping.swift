import Basics
import Foundation
internal import Yams

/// A mapping of the study file. Each look-up checks the value's type and reports a wrong one with its place.
struct YAMLMapping {
    struct Member {
        let key: String
        let position: SourcePosition
        let node: Node
    }

    /// A text and where its first character stands, so that errors inside it point at the right column.
    struct Text {
        let value: String
        let position: SourcePosition
    }

    let document: YAMLDocument
    let path: String
    let position: SourcePosition
    let members: [Member]

    func member(_ key: String) -> Member? { members.first { $0.key == key } }

    func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func report(_ key: String, _ expected: String) {
        guard let member = member(key) else { return }
        document.report(
            "type", document.position(member.node),
            "'\(name(key))' must be \(expected); got \(document.kind(member.node))")
    }

    // MARK: Scalars

    func text(_ key: String) -> Text? {
        guard let member = member(key) else { return nil }
        guard let text = text(member.node), !text.value.isEmpty else {
            report(key, "a text")
            return nil
        }
        return text
    }

    func text(_ node: Node) -> Text? {
        guard let scalar = node.scalar else { return nil }
        var position = document.position(node)
        if scalar.style == .singleQuoted || scalar.style == .doubleQuoted { position.column += 1 }
        return Text(value: scalar.string, position: position)
    }

    func required(_ key: String, _ why: String) -> Text? {
        if member(key) == nil {
            document.report("missing-key", position, "'\(name(key))' is missing: \(why)")
        }
        return text(key)
    }

    func integer(_ key: String, in range: ClosedRange<Int>, default standard: Int) -> Int {
        guard let member = member(key) else { return standard }
        guard let text = member.node.scalar?.string, let value = Int(text), range.contains(value) else {
            report(
                key,
                range.upperBound == .max
                    ? "a whole number of at least \(range.lowerBound)"
                    : "a whole number from \(range.lowerBound) to \(range.upperBound)")
            return standard
        }
        return value
    }

    func number(_ key: String, in range: ClosedRange<Double>, default standard: Double) -> Double {
        guard let member = member(key) else { return standard }
        guard let text = member.node.scalar?.string, let value = Double(text), range.contains(value) else {
            report(key, "a number from \(range.lowerBound) to \(range.upperBound)")
            return standard
        }
        return value
    }

    func flag(_ key: String, default standard: Bool) -> Bool {
        guard let member = member(key) else { return standard }
        switch member.node.scalar?.string.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            report(key, "true or false")
            return standard
        }
    }

    /// One of a few words, in the letter case of the list.
    func choice(_ key: String, of words: [String], default standard: String) -> String {
        guard let text = text(key) else { return standard }
        guard words.contains(text.value) else {
            document.report(
                "unknown-value", text.position, "'\(name(key))' can't be '\(text.value.prefix(40))'",
                suggestion: didYouMean(text.value, in: words) ?? "known here: \(words.joined(separator: ", "))")
            return standard
        }
        return text.value
    }

    // MARK: Lists and mappings

    /// A list of texts; a single text counts as a list of one.
    func list(_ key: String) -> [Text]? {
        guard let member = member(key) else { return nil }
        if let text = text(member.node) { return text.value.isEmpty ? [] : [text] }
        guard let sequence = member.node.sequence else {
            report(key, "a list of texts")
            return nil
        }
        return sequence.compactMap { node in
            let text = text(node)
            if text == nil {
                document.report(
                    "type", document.position(node), "'\(name(key))' holds texts; got \(document.kind(node))")
            }
            return text
        }
    }

    /// A list of words, each one of a few.
    func choices(_ key: String, of words: [String], default standard: [String]) -> [String] {
        guard let list = list(key) else { return standard }
        return list.compactMap { text in
            guard words.contains(text.value) else {
                document.report(
                    "unknown-value", text.position, "'\(name(key))' can't hold '\(text.value.prefix(40))'",
                    suggestion: didYouMean(text.value, in: words) ?? "known here: \(words.joined(separator: ", "))")
                return nil
            }
            return text.value
        }
    }

    /// One of an enumeration's words.
    func word<Word: CaseIterable & RawRepresentable>(
        _ key: String, default standard: Word
    ) -> Word where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        return Word(rawValue: choice(key, of: words, default: standard.rawValue)) ?? standard
    }

    /// A list of an enumeration's words, each once; the standard where the list is empty.
    func words<Word: CaseIterable & RawRepresentable & Hashable>(
        _ key: String, default standard: [Word]
    ) -> [Word] where Word.RawValue == String {
        let words = choices(key, of: Word.allCases.map(\.rawValue), default: standard.map(\.rawValue))
        var seen: Set<Word> = []
        let members = words.compactMap(Word.init(rawValue:)).filter { seen.insert($0).inserted }
        return members.isEmpty ? standard : members
    }

    /// A nested mapping; `known` nil where its keys are names of the user's.
    func mapping(_ key: String, known: [String]?) -> YAMLMapping? {
        guard let member = member(key) else { return nil }
        return document.mapping(member.node, path: name(key), known: known)
    }
}
