import Foundation
import Testing

/// The built command, run as a user runs it.
enum Segmentary {
    struct Outcome {
        var status: Int32
        var stdout: String
        var stderr: String

        /// The lines of standard error that are no progress.
        var errors: [Substring] { stderr.split(separator: "\n").filter { $0.contains("error: ") } }
    }

    /// Beside the bundle of the tests, wherever the build puts both.
    static let binary: URL? = {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        let starts = bundles + [URL(fileURLWithPath: CommandLine.arguments[0])]
        for start in starts {
            var folder = start.deletingLastPathComponent()
            for _ in 0..<5 {
                let candidate = folder.appending(path: "segmentary")
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }()

    /// - Parameter cache: a folder of this run alone: a result taken from another run's cache would prove nothing.
    static func environment(_ environment: [String: String], cache: Folder) -> [String: String] {
        let own = ProcessInfo.processInfo.environment
        return ["PATH": own["PATH"] ?? "", "HOME": own["HOME"] ?? "", "XDG_CACHE_HOME": cache.path]
            .merging(environment) { $1 }
    }

    /// Runs it in `directory`. Its output goes to files rather than pipes, which fill up and then block both sides.
    ///
    /// - Parameters:
    ///   - environment: all of it but PATH and HOME, so that no setting of the tester's shell matters.
    ///   - shell: a script that runs the command as `"$@"`, with limits or redirections of its own.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], in directory: Folder, shell: String? = nil
    ) throws -> Outcome {
        let process = Process()
        let binary: URL = try #require(binary, "build the product 'segmentary' first")
        process.executableURL = shell == nil ? binary : URL(fileURLWithPath: "/bin/sh")
        process.arguments = (shell.map { ["-c", $0, "sh", binary.path] } ?? []) + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: directory.path)
        let streams = try Folder()
        process.environment = self.environment(environment, cache: streams)
        let stdout = try streams.open("stdout"), stderr = try streams.open("stderr")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        process.waitUntilExit()
        try stdout.close()
        try stderr.close()
        #expect(process.terminationReason == .exit, "'segmentary \(arguments.joined(separator: " "))' crashed")
        return Outcome(
            status: process.terminationStatus, stdout: try streams.text("stdout"), stderr: try streams.text("stderr"))
    }
}
