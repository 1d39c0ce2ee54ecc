public import Basics
import German
import Templates
import Yams

/// The languages a report can be written in. English stands in the code and in `templates/`; each other one is a folder
/// of `templates/` with the same documents and the words of the code.
public enum Languages {
    public static let all: [Language] = folders.map { $0.language() }

    public static let codes: [String] = folders.map(\.code)

    /// `de`, or for `de-AT` the language it is a kind of; nil where it isn't known.
    public static func named(_ tag: String) -> Language? {
        let code = tag.lowercased().split(separator: "-").first.map(String.init)
        return folders.first { $0.code == code }?.language()
    }

    /// The documents in a language by path. A part that it lacks is the English one.
    public static func documents(in language: Language) -> [String: String] {
        let own = folders.first { $0.code == language.code }?.documents ?? [:]
        return Templates.documents.merging(own) { _, own in own }
    }

    struct Folder: Sendable {
        var code: String
        /// Nothing but its own.
        var documents: [String: String]
        /// Its words are read when somebody asks for them: most runs are in one language.
        var language: @Sendable () -> Language
    }

    static let folders: [Folder] = [
        Folder(code: "en", documents: Templates.documents) { .english },
        Folder(code: "de", documents: German.documents) { german },
    ]

    private static let german = read("de", German.words)
}

extension Languages {
    /// The table of words of a folder. It is part of the binary, so one that can't be read is a programmer's error.
    ///
    /// By its nodes rather than by a decoder, which looks up each of a thousand keys by going through all of them.
    private static func read(_ code: String, _ yaml: String) -> Language {
        guard let table = (try? compose(yaml: yaml))?.mapping else {
            preconditionFailure("templates/\(code)/words.yaml is no mapping")
        }
        func text(_ key: String) -> String? { table[key]?.string }
        func texts(_ node: Node?) -> [String: String] {
            Dictionary(
                (node?.mapping ?? [:]).compactMap { key, value in
                    key.string.flatMap { key in value.string.map { (key, $0) } }
                },
                uniquingKeysWith: { first, _ in first })
        }
        guard let name = text("name"), let decimal = text("decimal"), let group = text("group"),
            let thousand = text("thousand"), let million = text("million"), let billion = text("billion")
        else { preconditionFailure("templates/\(code)/words.yaml lacks its name or how numbers are written") }
        let forms = (table["forms"]?.mapping ?? [:]).compactMap { form, nouns in form.string.map { ($0, texts(nouns)) }
        }
        return Language(
            code: code, name: name, decimalMark: decimal, groupSeparator: group,
            magnitudes: (thousand, million, billion), keepsCapitals: text("capitals") == "keep",
            phrases: texts(table["phrases"]), words: texts(table["words"]),
            forms: Dictionary(forms, uniquingKeysWith: { first, _ in first }))
    }
}
