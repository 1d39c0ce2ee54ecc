import Foundation
import Testing

/// A folder of a test's own, removed when the test is done with it.
final class Folder: Sendable {
    let path: String
    private let isOwn: Bool

    /// A folder that another one removes.
    static func at(_ url: URL) -> Folder { Folder(borrowed: url.path) }

    private init(borrowed path: String) {
        self.path = path
        isOwn = false
    }

    init(_ files: [String: String] = [:]) throws {
        isOwn = true
        path = FileManager.default.temporaryDirectory.appending(path: "segmentary-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    deinit { if isOwn { try? FileManager.default.removeItem(atPath: path) } }

    func url(_ name: String) -> URL { URL(fileURLWithPath: path).appending(path: name) }

    func write(_ name: String, _ text: String) throws {
        try FileManager.default.createDirectory(
            at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url(name))
    }

    func open(_ name: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: url(name).path, contents: nil)
        return try FileHandle(forWritingTo: url(name))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(name).path) }

    func text(_ name: String) throws -> String { String(decoding: try Data(contentsOf: url(name)), as: UTF8.self) }

    func replace(_ old: String, with new: String, in name: String) throws {
        let text = try text(name)
        #expect(text.contains(old), "'\(name)' has no '\(old)' to replace")
        try write(name, text.replacing(old, with: new))
    }

    /// Every file below `name` by its path from there.
    func contents(of name: String = "") throws -> [String: Data] {
        let root = name.isEmpty ? URL(fileURLWithPath: path) : url(name)
        var files: [String: Data] = [:]
        for file in FileManager.default.subpaths(atPath: root.path) ?? [] {
            var isFolder: ObjCBool = false
            let path = root.appending(path: file).path
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
                files[file] = try Data(contentsOf: URL(fileURLWithPath: path))
            }
        }
        return files
    }
}

/// Compares two sets of files and names those that differ, instead of printing their bytes.
func differences(_ first: [String: Data], _ second: [String: Data]) -> [String] {
    Set(first.keys).union(second.keys).sorted().filter { first[$0] != second[$0] }
}
