/// A text as lower-case words.
///
/// A word is a run of letters, marks and digits, with apostrophes inside (`don't`; the typographic one counts as
/// straight); a character of a script without spaces (Han, Kana) is a word of its own. Letters written with combining
/// marks equal those written as one.
public struct WordTokens: Sendable, Hashable {
    public struct Word: Sendable, Hashable {
        public var text: String
        /// The part of the text between marks such as `.`, `,` or `!` that the word stands in, from 0.
        public var clause: Int
    }

    public private(set) var words: [Word] = []
    /// How many exclamation marks there are.
    public private(set) var exclamations = 0

    public init(_ text: String) {
        var current = String.UnicodeScalarView(), clause = 0
        var scalars = text.unicodeScalars.makeIterator(), next = scalars.next()
        func finish() -> Word? {
            guard !current.isEmpty else { return nil }
            let word = Word(text: String(current).lowercased(), clause: clause)
            current = String.UnicodeScalarView()
            return word
        }
        while let scalar = next {
            next = scalars.next()
            if Self.isApostrophe(scalar), !current.isEmpty, let next, Self.isPart(next) {
                current.append("'")
            } else if Self.isWordAlone(scalar) {
                if let word = finish() { words.append(word) }
                current.append(scalar)
                if let word = finish() { words.append(word) }
            } else if Self.isPart(scalar) {
                current.append(scalar)
            } else {
                if let word = finish() { words.append(word) }
                if scalar == "!" { exclamations += 1 }
                if Self.endsClause(scalar) { clause += 1 }
            }
        }
        if let word = finish() { words.append(word) }
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        }
        let properties = scalar.properties
        guard !properties.isAlphabetic, properties.numericType == nil else { return true }
        return properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" }

    private static func isWordAlone(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && (scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value))
    }

    private static func endsClause(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", ";", ":", "!", "?", "(", ")", "\n", "。", "、", "！", "？", "…": true
        default: false
        }
    }
}
