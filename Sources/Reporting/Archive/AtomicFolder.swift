import CRename
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Puts a finished folder into its place in one step.
enum AtomicFolder {
    /// Renames `source` to `target`, both on one volume. A folder that stands there is exchanged with it and then removed:
    /// at no moment is there none.
    static func move(_ source: URL, to target: URL) throws {
        if rename(source.path, target.path) == 0 { return }  // free, or an empty folder
        guard [EEXIST, ENOTEMPTY].contains(errno) else { throw POSIXError(code()) }
        guard exchange_paths(source.path, target.path) == 0 else { return try moveInTwoSteps(source, to: target) }
        try? FileManager.default.removeItem(at: source)
    }

    /// For file systems that can't exchange: the old folder steps aside and comes back if the new one can't move in.
    private static func moveInTwoSteps(_ source: URL, to target: URL) throws {
        let aside = source.deletingLastPathComponent().appending(path: source.lastPathComponent + ".old")
        guard rename(target.path, aside.path) == 0 else { throw POSIXError(code()) }
        guard rename(source.path, target.path) == 0 else {
            let failure = code()
            _ = rename(aside.path, target.path)
            throw POSIXError(failure)
        }
        try? FileManager.default.removeItem(at: aside)
    }

    private static func code() -> POSIXErrorCode { POSIXErrorCode(rawValue: errno) ?? .EIO }
}
