import Synchronization

/// A sentence, or a part of one, in the words of the code and with its values apart from them, so that another language
/// can put them into a pattern of its own: `"\(size) of \(total)"` is the pattern `{0} of {1}`.
public struct Phrase: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// What stands before, between and behind the values.
    private var texts: [String]
    private(set) var values: [String]

    public init(stringLiteral text: String) {
        texts = [text]
        values = []
    }

    public init(stringInterpolation: StringInterpolation) {
        texts = stringInterpolation.texts
        values = stringInterpolation.values
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var texts = [""]
        fileprivate var values: [String] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) { texts[texts.count - 1] += literal }

        public mutating func appendInterpolation(_ value: String) {
            values.append(value)
            texts.append("")
        }

        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            appendInterpolation(value.description)
        }

        /// With the language's decimal mark.
        public mutating func appendInterpolation(_ value: Double) {
            appendInterpolation(value.description.split(separator: ".").joined(separator: Language.current.decimalMark))
        }
    }

    /// What a translation is looked up by.
    public var pattern: String {
        texts.indices.map { $0 == 0 ? texts[0] : "{\($0 - 1)}" + texts[$0] }.joined()
    }

    public var english: String {
        texts.indices.map { $0 == 0 ? texts[0] : values[$0 - 1] + texts[$0] }.joined()
    }

    fileprivate mutating func append(_ other: Phrase) {
        texts[texts.count - 1] += other.texts[0]
        texts += other.texts.dropFirst()
        values += other.values
    }
}

/// A phrase in the current language; several arguments are one phrase, broken over lines.
public func say(_ parts: Phrase...) -> String {
    var phrase = parts[0]
    for part in parts.dropFirst() { phrase.append(part) }
    return Language.current.text(phrase)
}

/// The phrase for one or for any other number; both name the number as they need it.
public func say(plural count: Int, one: Phrase, other: Phrase) -> String { say(count == 1 ? one : other) }

/// `1 segment`, `4 segments`: a count with its English noun, whose two forms are phrases `{0} segment`, `{0} segments`.
public func say(_ count: Int, _ noun: String) -> String {
    let ending = count == 1 ? "" : noun.hasSuffix("s") ? "es" : "s"
    var phrase: Phrase = "\(NumberFormat.integer(Double(count)))"
    phrase.append(Phrase(stringLiteral: " " + noun + ending))
    return Language.current.text(phrase)
}

/// What a reader sees of an identifier in the findings; English shows it as the code spells it.
public func word(_ identifier: String, english: String? = nil) -> String {
    let language = Language.current
    return (language.isEnglish ? nil : language.words[identifier]) ?? english ?? identifier
}

/// The patterns that were asked for and that a language lacks.
public final class MissingPhrases: Sendable {
    private let found = Mutex<Set<String>>([])

    public init() {}

    func add(_ pattern: String) { found.withLock { _ = $0.insert(pattern) } }

    public var patterns: [String] { found.withLock { $0.sorted() } }
}
