public import Basics
import Foundation
import Tables

/// The tables of a folder, or of a database, as samples.
public struct DataFiles: Sendable {
    public var tables: [SampledTable] = []
    /// Files that look like data and couldn't be read, and why.
    public var unread: Diagnostics = Diagnostics()

    /// - Parameter path: a folder or a file.
    /// - Throws: there is nothing to read.
    public init(_ path: String) throws(Diagnostics) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Diagnostics([
                Diagnostic(
                    "init.missing", at: SourcePosition(file: path), "there is no such folder or file",
                    suggestion: Self.nearest(path))
            ])
        }
        let files = isFolder.boolValue ? Self.files(in: path) : [FilePath.name(path)]
        let folder = isFolder.boolValue ? path : FilePath.folder(path)
        // Many files share what one may take.
        let limit = max(1 << 20, min(FileText.limit, 4 * FileText.limit / max(1, files.count)))
        for file in files {
            do {
                tables += try Self.sample(folder.isEmpty ? file : folder + "/" + file, name: file, limit: limit)
            } catch {
                unread.append(contentsOf: error)
            }
        }
        joinParts()
        guard !tables.isEmpty else {
            throw Diagnostics(
                unread.items + [
                    Diagnostic(
                        "init.no-data", at: SourcePosition(file: path), "there are no tables here",
                        explanation: "Looked for files that end in "
                            + "\((Self.endings + Self.jsonEndings + Self.databaseEndings).joined(separator: ", ")), "
                            + "compressed ones with .gz or .zst behind.",
                        suggestion: "name the folder that holds the data")
                ])
        }
    }

    private static let endings = [".csv", ".tsv", ".tab", ".psv", ".txt"]
    private static let jsonEndings = [".ndjson", ".jsonl"]
    private static let databaseEndings = [".sqlite", ".sqlite3", ".db"]
    private static let prose: Set = ["readme", "license", "licence", "changelog", "requirements", "notes"]

    private static func sample(_ path: String, name: String, limit: Int) throws(Diagnostics) -> [SampledTable] {
        let plain = withoutCompression(name)
        if databaseEndings.contains(where: plain.hasSuffix) { return try SampledTable.database(path: path, name: name) }
        if jsonEndings.contains(where: plain.hasSuffix) {
            return [try SampledTable.jsonLines(path: path, name: name, limit: limit)]
        }
        return [try SampledTable.text(path: path, name: name, limit: limit).withGuessedNames()]
    }

    /// Data files of the folder and of the folders in it, by name.
    private static func files(in folder: String) -> [String] {
        let entries = contents(folder)
        let below = entries.flatMap { entry in contents(folder + "/" + entry).map { entry + "/" + $0 } }
        return (entries + below).filter { path in
            let plain = withoutCompression(path.split(separator: "/").last.map(String.init) ?? path)
            let title = plain.split(separator: ".").first.map(String.init) ?? plain
            let isProse = plain.hasSuffix(".txt") && prose.contains(title)
            return !isProse
                && (endings + jsonEndings + databaseEndings).contains { plain.hasSuffix($0) }
        }
    }

    /// What isn't hidden, sorted; nothing where it is no folder.
    private static func contents(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    private static func withoutCompression(_ name: String) -> String {
        let lowered = name.lowercased()
        return [".gz", ".zst"].first(where: lowered.hasSuffix).map { String(lowered.dropLast($0.count)) } ?? lowered
    }

    /// Files of the same columns whose names differ in a number or an ending are parts of one table.
    private mutating func joinParts() {
        var whole: [SampledTable] = []
        for table in tables {
            let same = whole.firstIndex {
                $0.columns.map(\.name) == table.columns.map(\.name) && $0.place == table.place && $0.columns.count > 1
                    && Self.stem($0) == Self.stem(table)
            }
            if let same { whole[same].append(table) } else { whole.append(table) }
        }
        tables = whole
    }

    /// The beginning of a name that parts share: `purchases-2023` and `purchases-2024` have `purchases`.
    private static func stem(_ table: SampledTable) -> String {
        let words = NameWords(table.title).words.filter { !$0.allSatisfy(\.isNumber) }
        let folder = table.path.split(separator: "/").dropLast().joined(separator: "/")
        return ([folder] + words.prefix(1)).joined(separator: "/")
    }

    private static func nearest(_ path: String) -> String? {
        let parent = FilePath.folder(path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.isEmpty ? "." : parent)) ?? []
        return nearestName(to: FilePath.name(path), in: names.sorted()).map { "did you mean '\($0)'?" }
    }
}
