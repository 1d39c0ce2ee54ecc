public import Basics

/// Words and what they say: how good (1) or bad (−1), that they turn others round, or how much they strengthen them.
///
/// A lexicon is a text of lines `word<TAB>score`; a score from −1 to 1, `not` for a negation, `but` for a word after
/// which the rest counts more, `*1.3` for a word that strengthens or weakens the next. `#` begins a remark.
public struct SentimentLexicon: Sendable, Hashable {
    public enum Entry: Sendable, Hashable {
        case score(Double)
        case negation
        case contrast
        case factor(Double)
    }

    private var entries: [String: Entry] = [:]

    /// In alphabetical order.
    var all: [(word: String, entry: Entry)] {
        entries.sorted { $0.key < $1.key }.map { (word: $0.key, entry: $0.value) }
    }

    public var count: Int { entries.count }

    public subscript(word: String) -> Entry? { entries[word] }

    /// The lexicons that come with the tool, of these languages; nil where one of them isn't known.
    public init?(languages: [String]) {
        for language in languages {
            guard let bytes = Self.bundled[language] else { return nil }
            let text = String(decoding: bytes, as: UTF8.self)
            for line in text.split(separator: "\n") {
                if let (word, entry) = Self.entry(line) { entries[word] = entry }
            }
        }
    }

    /// - Parameters:
    ///   - text: the lexicon's lines.
    ///   - file: for diagnostics.
    /// - Throws: each line that is none, and a lexicon without words.
    public init(parsing text: String, file: String) throws(Diagnostics) {
        var problems = Diagnostics()
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (number, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") {
            if let (word, entry) = Self.entry(line) {
                entries[word] = entry
            } else if problems.items.count < 20 {
                problems.append(
                    Diagnostic(
                        .error, "lexicon.line", at: SourcePosition(file: file, line: number + 1, column: 1),
                        "this is no word with its score",
                        suggestion: "write a single word, a tab and a number from -1 to 1, 'not', 'but' or '*1.3'"))
            }
        }
        if entries.isEmpty, problems.items.isEmpty {
            problems.append(
                Diagnostic(.error, "lexicon.empty", at: SourcePosition(file: file), "the lexicon has no words"))
        }
        try problems.throwIfErrors()
    }

    /// The languages that come with the tool.
    public static let languages = ["en", "de"]

    private static let bundled: [String: [UInt8]] = [
        "en": PackageResources.sentiment_en_tsv, "de": PackageResources.sentiment_de_tsv,
    ]

    /// Nil where the line is none, or a remark.
    private static func entry(_ line: Substring) -> (String, Entry)? {
        guard !line.hasPrefix("#") else { return nil }
        let parts = line.split(separator: "\t").map { part in
            String(part).trimming { $0.isWhitespace }
        }
        guard parts.count == 2, case let words = WordTokens(parts[0]).words, words.count == 1 else { return nil }
        let word = words[0].text
        switch parts[1] {
        case "not": return (word, .negation)
        case "but": return (word, .contrast)
        case let text where text.hasPrefix("*"):
            guard let factor = Double(text.dropFirst()), factor > 0, factor <= 3 else { return nil }
            return (word, .factor(factor))
        case let text:
            guard let score = Double(text), abs(score) <= 1 else { return nil }
            return (word, .score(score))
        }
    }
}

extension String {
    fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return String(rest)
    }
}
