import ArgumentParser
import Auditing
import Basics
import Foundation

/// The option that names a key file.
struct KeyOptions: ParsableArguments {
    @Option(
        name: .customLong("key-file"),
        help: ArgumentHelp(
            "A file that holds the key of the pseudonyms and that nobody else may read; instead of "
                + "\(SecretKey.fileVariable).", valueName: "file"))
    var file: String?

    var key: SecretKey { SecretKey(file: file) }
}

/// Where the key of the pseudonyms comes from: never from a study, never from what a report is made of.
struct SecretKey {
    static let variable = "SEGMENTARY_KEY"
    static let fileVariable = "SEGMENTARY_KEY_FILE"

    /// Nil: the one that the environment names, if any.
    var file: String?

    /// The key in the environment, or the first line of the file.
    ///
    /// - Parameter folders: studies and reports, which are handed on: a key must not lie there.
    /// - Returns: nil where there is none.
    func secret(outside folders: [String]) throws(Diagnostics) -> [UInt8]? {
        let environment = ProcessInfo.processInfo.environment
        let said = environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
        let path = file ?? environment[Self.fileVariable].flatMap { $0.isEmpty ? nil : $0 }
        guard let path else { return try said.map { text throws(Diagnostics) in try checked(text, Self.variable) } }
        let key = try checked(text(of: path, outside: folders), "the key file")
        guard said == nil || said.map({ Array($0.utf8) }) == key else {
            throw problem("two-keys", "\(Self.variable) and the key file hold different keys", "keep one of them")
        }
        return key
    }

    private func checked(_ text: String, _ place: String) throws(Diagnostics) -> [UInt8] {
        guard text.utf8.count >= Pseudonyms.minimumKeyBytes else {
            throw problem(
                "short-key", "\(place) must hold at least \(Pseudonyms.minimumKeyBytes) characters",
                "a short key can be guessed, and the pseudonyms undone; make one with: openssl rand -hex 32")
        }
        return Array(text.utf8)
    }

    private func text(of path: String, outside folders: [String]) throws(Diagnostics) -> String {
        let file = Self.real(path)
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
            throw problem("key-file", "there is no key file '\(path)'", "make one with: openssl rand -hex 32")
        }
        let mode = attributes[.posixPermissions] as? Int ?? 0o777
        guard mode & 0o077 == 0 else {
            throw problem(
                "key-file-open",
                "others than its owner may use the key file '\(path)' (mode \(String(mode, radix: 8)))",
                "chmod 600 '\(path)', and make a new key if somebody may have read this one")
        }
        if let folder = folders.first(where: { file.hasPrefix(Self.real($0) + "/") }) {
            throw problem(
                "key-file-place", "the key file '\(path)' lies in '\(folder)'",
                "put it where neither studies nor reports are: whoever gets both can undo the pseudonyms")
        }
        guard let data = FileManager.default.contents(atPath: file), data.count <= 4096,
            let text = String(data: data, encoding: .utf8)
        else { throw problem("key-file", "the key file '\(path)' can't be read", "it holds one line of text") }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func real(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    private func problem(_ name: String, _ summary: String, _ suggestion: String) -> Diagnostics {
        Diagnostics([Diagnostic("members.\(name)", summary, suggestion: suggestion)])
    }
}
