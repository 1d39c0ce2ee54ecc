import Basics

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// A command's result. `print` doesn't say when it fails, so that a full disk would pass for success.
enum StandardOutput {
    /// Writes what is still waiting.
    /// - Throws: if any of it, or of what was printed before, could not be written.
    static func finish() throws(Diagnostic) {
        // Asked first, as what is written now may find room again.
        let wasLost = ferror(stdout) != 0
        guard fflush(stdout) != 0 || wasLost else { return }
        let reason = wasLost ? "" : ": \(String(cString: strerror(errno)).lowercased())"
        throw Diagnostic("output.write", "the result can't be written to standard output\(reason)")
    }
}
