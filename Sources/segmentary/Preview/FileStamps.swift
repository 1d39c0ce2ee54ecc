import Foundation

/// What files look like from outside, to notice that one changed. What is computed again is decided by their contents.
struct FileStamps: Equatable {
    private struct Stamp: Equatable {
        var size: Int?
        var changed: Date?
        var node: Int?
    }

    private var stamps: [String: Stamp] = [:]

    /// - Parameter earlier: what `paths` looked like before they were read. It stays, so that a change during the
    ///   reading is one that is still to be noticed.
    init(_ paths: [String], since earlier: FileStamps? = nil) {
        for path in paths {
            if let stamp = earlier?.stamps[path] {
                stamps[path] = stamp
                continue
            }
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
            stamps[path] = Stamp(
                size: attributes?[.size] as? Int, changed: attributes?[.modificationDate] as? Date,
                node: attributes?[.systemFileNumber] as? Int)
        }
    }
}
