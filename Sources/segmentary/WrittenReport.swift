import Basics
import Findings
import Foundation
import Reporting

/// A report that was written: what was said of it, and how to tell that it still stands as it was.
struct WrittenReport: Codable {
    static let name = "Report"

    /// The run's folder in the study's.
    var run: String
    /// The digest of its manifest, which holds those of all other files.
    var manifest: String?
    var checks: [Check]
    var diagnostics: [Diagnostic]

    init(_ folder: URL, checks: [Check], diagnostics: [Diagnostic]) {
        run = folder.lastPathComponent
        manifest = Self.manifest(of: folder)
        self.checks = checks
        self.diagnostics = diagnostics
    }

    /// Whether every file is there with its bytes, and no other.
    func stands(in study: URL) -> Bool {
        let folder = study.appending(path: run)
        return manifest != nil && Self.manifest(of: folder) == manifest && RunVerification.verify(folder).items.isEmpty
    }

    /// The other runs of a study: a report may be compared with one of them.
    static func others(in study: URL, but run: String) -> String {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: study.path)) ?? []).sorted()
        return Digest.sha256(
            names.filter { $0 != run && !$0.hasPrefix(".") }.compactMap { name in
                manifest(of: study.appending(path: name)).map { "\(name) \($0)" }
            }.joined(separator: "\n"))
    }

    private static func manifest(of folder: URL) -> String? {
        (try? Data(contentsOf: folder.appending(path: Manifest.fileName))).map { Digest.sha256($0) }
    }
}
