import Basics
import Foundation

/// Where a template and what it includes are read from: a folder, or the binary itself.
enum TemplateFiles: Sendable {
    /// A folder of the file system; names in diagnostics begin with `shown`, as the user gave it.
    case folder(URL, shown: String)
    /// Texts by path.
    case embedded([String: String], shown: String)

    static let sizeLimit = 2_000_000

    /// The name that positions bear.
    func shownName(_ path: String) -> String {
        switch self {
        case .folder(_, let shown), .embedded(_, let shown): shown.isEmpty ? path : "\(shown)/\(path)"
        }
    }

    /// The user's folder with a slash after it; empty for texts within the binary, which are the same everywhere.
    var shownFolder: String {
        if case .folder(_, let shown) = self, !shown.isEmpty { shown + "/" } else { "" }
    }

    /// Reads a file by its path below the folder, `/` between names. A path that leads out of the folder, by `..`, by a
    /// leading slash or by a symbolic link, is an error.
    func read(_ path: String, at position: SourcePosition?) throws(Diagnostics) -> SourceFile {
        func failure(_ identifier: String, _ summary: String, _ suggestion: String? = nil) -> Diagnostics {
            Diagnostics([Diagnostic(.error, identifier, at: position, summary, suggestion: suggestion)])
        }
        let outside = failure(
            "document.include-outside", "'\(path)' leads out of the template's folder",
            "put the file beside the template or below it")
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(".."), parts.first?.isEmpty == false, !path.utf8.contains(0) else { throw outside }
        let normal = parts.filter { $0 != "." }.joined(separator: "/")
        switch self {
        case .embedded(let texts, _):
            guard let text = texts[normal] else {
                throw failure("document.no-file", "there is no '\(path)'", didYouMean(path, in: texts.keys.sorted()))
            }
            return SourceFile(name: shownName(normal), text: text)
        case .folder(let folder, _):
            let file = folder.appending(path: normal).resolvingSymlinksInPath()
            guard file.path.hasPrefix(folder.resolvingSymlinksInPath().path + "/") else { throw outside }
            let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
            guard size <= Self.sizeLimit else { throw failure("document.too-large", "'\(path)' is larger than 2 MB") }
            guard let bytes = try? Data(contentsOf: file) else {
                throw failure("document.no-file", "'\(path)' can't be read")
            }
            guard let source = SourceFile(name: shownName(normal), bytes: [UInt8](bytes)) else {
                throw failure("document.encoding", "'\(path)' is not UTF-8")
            }
            return source
        }
    }
}
