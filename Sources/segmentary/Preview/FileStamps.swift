import Foundation

/// What files look like from outside, to notice that one changed. What is computed again is decided by their contents.
struct FileStamps: Equatable {
    private struct Stamp: Equatable {
        var size: Int?
        var changed: Date?
        var node: Int?
    }

    private var stamps: [String: Stamp] = [:]

    init(_ paths: [String]) {
        for path in paths {
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
            stamps[path] = Stamp(
                size: attributes?[.size] as? Int, changed: attributes?[.modificationDate] as? Date,
                node: attributes?[.systemFileNumber] as? Int)
        }
    }
}
