public import Basics
import Foundation

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
        let files = isFolder.boolValue ? Self.files(in: path) : [(path as NSString).lastPathComponent]
        let folder = isFolder.boolValue ? path : (path as NSString).deletingLastPathComponent
        // Many files share what one may take.
        let limit = max(1 << 20, min(FileText.limit, 4 * FileText.limit / max(1, files.count)))
        for file in files {
            do {
                let full = folder.isEmpty ? file : folder + "/" + file
                tables.append(try SampledTable.text(path: full, name: file, limit: limit).withGuessedNames())
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
                        explanation: "Looked for files that end in \(Self.endings.joined(separator: ", ")), "
                            + "also with .gz behind.",
                        suggestion: "name the folder that holds the data")
                ])
        }
    }

    static let endings = [".csv", ".tsv", ".tab", ".psv", ".txt"]
    private static let prose: Set = ["readme", "license", "licence", "changelog", "requirements", "notes"]

    /// Data files of the folder, by name.
    private static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { name in
            let lowered = name.lowercased()
            let plain = lowered.hasSuffix(".gz") ? String(lowered.dropLast(3)) : lowered
            let title = plain.split(separator: ".").first.map(String.init) ?? plain
            return !name.hasPrefix(".") && !prose.contains(title) && endings.contains { plain.hasSuffix($0) }
        }
    }

    /// Files of the same columns are parts of one table.
    private mutating func joinParts() {
        var whole: [SampledTable] = []
        for table in tables {
            let same = whole.firstIndex {
                $0.columns.map(\.name) == table.columns.map(\.name) && $0.place == table.place && $0.columns.count > 1
            }
            if let same { whole[same].append(table) } else { whole.append(table) }
        }
        tables = whole
    }

    private static func nearest(_ path: String) -> String? {
        let parent = (path as NSString).deletingLastPathComponent
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.isEmpty ? "." : parent)) ?? []
        return nearestName(to: (path as NSString).lastPathComponent, in: names.sorted()).map { "did you mean '\($0)'?" }
    }
}
