import Basics
import Findings
import Foundation

/// A run of the archive as the index sees it: by its manifest.
struct ArchivedRun: Sendable {
    var name: String
    var manifest: Manifest

    var figures: Manifest.KeyFigures { manifest.figures }
    var date: String { manifest.study.asOf.map(Formatter.date) ?? say("undated") }

    /// From a page in the study's folder; nil where the run has no HTML.
    var link: String? { manifest.outputs.contains { $0.path == "report.html" } ? "\(name)/report.html" : nil }

    /// All readable runs of a study's folder, the latest date first.
    static func all(in study: URL, _ warnings: inout Diagnostics) -> [ArchivedRun] {
        var runs: [ArchivedRun] = []
        for name in folders(in: study) {
            do throws(Diagnostics) {
                runs.append(
                    ArchivedRun(name: name, manifest: try RunVerification.manifest(of: study.appending(path: name))))
            } catch {
                for item in error.items {
                    warnings.append(
                        Diagnostic(
                            .warning, item.identifier,
                            "'\(study.lastPathComponent)/\(name)' is not listed: \(item.summary)"))
                }
            }
        }
        return runs.sorted { ($0.manifest.study.asOf ?? "", $0.name) > ($1.manifest.study.asOf ?? "", $1.name) }
    }

    /// The names of a folder's visible folders, in order.
    static func folders(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return !name.hasPrefix(".")
                && FileManager.default.fileExists(atPath: folder.appending(path: name).path, isDirectory: &isFolder)
                && isFolder.boolValue
        }.sorted()
    }
}
