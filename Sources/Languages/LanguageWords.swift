import Basics
import Yams

/// Reads the table of words of a folder, `words.yaml`. It is part of the binary, so one that can't be read is a
/// programmer's error.
enum LanguageWords {
    static func language(_ code: String, _ yaml: String) -> Language {
        let root: Node.Mapping?
        do {
            root = try compose(yaml: yaml)?.mapping
        } catch {
            preconditionFailure("templates/\(code)/words.yaml can't be read: \(error)")
        }
        guard let root else { preconditionFailure("templates/\(code)/words.yaml holds no words") }
        func text(_ key: String) -> String {
            guard let text = root[key]?.string else {
                preconditionFailure("templates/\(code)/words.yaml doesn't say '\(key)'")
            }
            return text
        }
        return Language(
            code: code, name: text("name"), decimalMark: text("decimal"), groupSeparator: text("group"),
            magnitudes: (text("thousand"), text("million"), text("billion")),
            keepsCapitals: root["capitals"]?.string == "keep", phrases: texts(root["phrases"]),
            words: texts(root["words"]),
            forms: Dictionary(uniqueKeysWithValues: pairs(root["forms"]).map { ($0, texts($1)) }))
    }

    private static func texts(_ node: Node?) -> [String: String] {
        Dictionary(uniqueKeysWithValues: pairs(node).map { ($0, $1.string ?? "") })
    }

    /// In one go through the table: looking its keys up one by one takes a hundred times as long.
    private static func pairs(_ node: Node?) -> [(String, Node)] {
        (node?.mapping ?? [:]).map { ($0.key.string ?? "", $0.value) }
    }
}
