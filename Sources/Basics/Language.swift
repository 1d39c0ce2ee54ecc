/// The language in which numbers and sentences are written. English stands in the code; every other language is a folder
/// of `templates/` with a table of phrases.
public struct Language: Sendable {
    /// As in HTML's `lang`, e.g. `de`.
    public var code: String
    /// What its speakers call it.
    public var name: String
    public var decimalMark: String
    public var groupSeparator: String
    /// Behind amounts in thousands, millions and thousands of millions.
    public var magnitudes: (thousand: String, million: String, billion: String)
    /// Whether a title keeps its capital within a sentence, as German nouns do.
    public var keepsCapitals: Bool
    /// From the English pattern, with places `{0}`, to this language's; its places may stand in any order, and `{0:form}`
    /// asks for the text in one of `forms`.
    public var phrases: [String: String]
    /// From identifiers in the findings, e.g. `natural` or `decision-tree`, to what a reader sees.
    public var words: [String: String]
    /// Other forms of words that are put into places, by the form's name, e.g. `dative`: `Segmente` → `Segmenten`.
    public var forms: [String: [String: String]]

    public init(
        code: String, name: String, decimalMark: String, groupSeparator: String,
        magnitudes: (thousand: String, million: String, billion: String), keepsCapitals: Bool = false,
        phrases: [String: String] = [:], words: [String: String] = [:], forms: [String: [String: String]] = [:]
    ) {
        self.code = code
        self.name = name
        self.decimalMark = decimalMark
        self.groupSeparator = groupSeparator
        self.magnitudes = magnitudes
        self.keepsCapitals = keepsCapitals
        self.phrases = phrases
        self.words = words
        self.forms = forms
    }

    public static let english = Language(
        code: "en", name: "English", decimalMark: ".", groupSeparator: ",", magnitudes: ("k", "m", "bn"))

    /// The language of what is being computed or rendered. `parallelMap` hands it on to its threads.
    @TaskLocal public static var current: Language = .english

    /// Collects what `current` lacks, for tests.
    @TaskLocal public static var missing: MissingPhrases?

    public var isEnglish: Bool { code == "en" }

    /// Between the ends of an interval: a semicolon where a comma is the decimal mark.
    public var listSeparator: String { decimalMark == "," ? ";" : "," }

    func text(_ phrase: Phrase) -> String {
        guard !isEnglish else { return phrase.english }
        guard let pattern = phrases[phrase.pattern] else {
            Self.missing?.add(phrase.pattern)
            return phrase.english
        }
        return filled(pattern, phrase.values)
    }

    /// A pattern with its places filled; a brace that opens no place stays as it is.
    private func filled(_ pattern: String, _ values: [String]) -> String {
        var text = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let value = value(rest[open...].dropFirst().prefix { $0 != "}" })
            else {
                text += "{"
                rest = rest.dropFirst()
                continue
            }
            text += value
            rest = rest[rest.index(after: close)...]
        }
        return text + rest

        func value(_ place: Substring) -> String? {
            let parts = place.split(separator: ":", maxSplits: 1)
            guard let number = parts.first.flatMap({ Int($0) }), values.indices.contains(number) else { return nil }
            guard parts.count == 2 else { return values[number] }
            return inflected(values[number], forms[String(parts[1])] ?? [:])
        }
    }

    private func inflected(_ text: String, _ form: [String: String]) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { form[String($0)] ?? String($0) }
            .joined(separator: " ")
    }
}
