import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Folders that a run was being written into when its process was killed. They may hold person-level files, which nobody
/// would look for in a hidden folder.
enum Leftovers {
    /// Long enough to write any run: what another machine writes into a shared folder is left alone.
    static let age: TimeInterval = 60

    static func name(of run: String) -> String { ".\(run).partial-\(ProcessInfo.processInfo.processIdentifier)" }

    /// Removes those of processes that are gone.
    static func sweep(_ study: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: study.path)) ?? []
        for name in names where isLeft(name) {
            let folder = study.appending(path: name)
            let changed = try? FileManager.default.attributesOfItem(atPath: folder.path)[.modificationDate] as? Date
            guard let changed, -changed.timeIntervalSinceNow > age else { continue }
            try? FileManager.default.removeItem(at: folder)
        }
    }

    private static func isLeft(_ name: String) -> Bool {
        guard let match = name.wholeMatch(of: #/\..+\.partial-([0-9]{1,10})/#),
            let process = pid_t(match.1), process > 0
        else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }
}
