import ArgumentParser
import Basics
import Foundation
import Workflow

/// Where results of stages are kept from run to run.
struct CacheOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that keeps results of stages.", valueName: "folder"))
    var cache: String?

    @Flag(name: .customLong("no-cache"), help: "Compute everything, and keep nothing.")
    var isOff = false

    /// - Returns: nil where nothing shall be kept, or there is no place for it.
    func open() -> StageCache? {
        guard !isOff, let folder = cache.map({ URL(fileURLWithPath: $0) }) ?? Self.standardFolder else { return nil }
        return StageCache(folder: folder, tool: Self.program)
    }

    /// The user's cache folder, so that nothing of it lies beside the reports, which may be published.
    static var standardFolder: URL? {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
            return URL(fileURLWithPath: folder).appending(path: "segmentary")
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return URL(fileURLWithPath: home).appending(path: ".cache/segmentary")
    }

    /// The digest of the program that runs: a number that somebody raises by hand would be forgotten one day.
    private static var program: String {
        let bytes = Bundle.main.executableURL.flatMap { try? Data(contentsOf: $0, options: .alwaysMapped) }
        return bytes.map { Digest.sha256($0) } ?? ToolVersion.text
    }
}

extension StageCache {
    /// A gigabyte: some hundred runs of fifty thousand customers.
    static let standardLimit = 1_000_000_000
}
