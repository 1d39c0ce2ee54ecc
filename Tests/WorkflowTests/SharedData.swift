import Foundation
import Testing

@testable import Workflow

/// Public data beside the checkout, and the studies of `data/` that read them.
enum SharedData {
    static let folder =
        ProcessInfo.processInfo.environment["SEGMENTARY_SHARED_DATA"].map { URL(filePath: $0) }
        ?? repository.appending(path: "../shared/data").standardized

    private static let repository = URL(filePath: #filePath).appending(path: "../../..").standardized

    static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path)
    }

    /// The repository's own study file `name` in a folder of its own, beside the shared data file.
    static func study(_ name: String, data: String) throws -> TemporaryFolder {
        let yaml = try String(
            contentsOf: repository.appending(path: "data/\(name)/study.yaml"), encoding: .utf8)
        let study = try TemporaryFolder(["study.yaml": yaml])
        try FileManager.default.createSymbolicLink(
            atPath: "\(study.path)/\(data)", withDestinationPath: folder.appending(path: "\(name)/\(data)").path)
        return study
    }
}
