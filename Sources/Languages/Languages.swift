public import Basics
import German
import Templates
import Yams

/// The languages a report can be written in. English stands in the code and in `templates/`; each other one is a folder
/// of `templates/` with the same documents and the words of the code.
public enum Languages {
    public static let all: [Language] = folders.map(\.language)

    public static let codes: [String] = all.map(\.code)

    /// `de`, or for `de-AT` the language it is a kind of; nil where it isn't known.
    public static func named(_ tag: String) -> Language? {
        let code = tag.lowercased().split(separator: "-").first.map(String.init)
        return all.first { $0.code == code }
    }

    /// The documents in a language by path. A part that it lacks is the English one.
    public static func documents(in language: Language) -> [String: String] {
        let own = folders.first { $0.language.code == language.code }?.documents ?? [:]
        return Templates.documents.merging(own) { _, own in own }
    }

    /// Nothing but its own.
    static let folders: [(language: Language, documents: [String: String])] = [
        (.english, Templates.documents), (read("de", German.words), German.documents),
    ]
}

extension Languages {
    private struct Words: Decodable {
        var name: String
        var decimal: String
        var group: String
        var thousand: String
        var million: String
        var billion: String
        var capitals: String?
        var forms: [String: [String: String]]
        var words: [String: String]
        var phrases: [String: String]
    }

    /// The table of words of a folder. It is part of the binary, so one that can't be read is a programmer's error.
    private static func read(_ code: String, _ yaml: String) -> Language {
        do {
            let words = try YAMLDecoder().decode(Words.self, from: yaml)
            return Language(
                code: code, name: words.name, decimalMark: words.decimal, groupSeparator: words.group,
                magnitudes: (words.thousand, words.million, words.billion), keepsCapitals: words.capitals == "keep",
                phrases: words.phrases, words: words.words, forms: words.forms)
        } catch {
            preconditionFailure("templates/\(code)/words.yaml can't be read: \(error)")
        }
    }
}
