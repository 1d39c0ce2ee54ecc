public import Basics
import German
import Templates

/// The languages a report can be written in. English stands in the code and in `templates/`; each other one is a folder
/// of `templates/` with the same documents and the words of the code.
public enum Languages {
    public static var all: [Language] { folders.map { $0.language() } }

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
        let code: String
        /// Nothing but its own.
        let documents: [String: String]
        /// Read when it is first asked for: an English report needs no German words.
        let language: @Sendable () -> Language
    }

    static let folders = [
        Folder(code: "en", documents: Templates.documents) { .english },
        Folder(code: "de", documents: German.documents) { german },
    ]

    private static let german = LanguageWords.language("de", German.words)
}
