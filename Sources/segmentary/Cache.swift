import ArgumentParser
import Basics
import Foundation
import Workflow

struct Cache: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say where results are kept and how much room they take, or remove them.",
        discussion: """
            'report' and 'preview' keep the results of their stages, so that a run computes only what changed. The \
            cache holds which segment the n-th customer of a file is in, but no identifier; its files are readable for \
            their owner alone. It may be removed at any time.

            EXAMPLES
              segmentary cache
              segmentary cache --clear

            EXIT STATUS
              0  all is well
              1  it failed
              2  the command was used wrongly
            """)

    @Option(help: ArgumentHelp("The folder that keeps results of stages.", valueName: "folder"))
    var cache: String?

    @Flag(help: "Remove everything that is kept.")
    var clear = false

    func run() throws {
        guard let folder = cache.map({ URL(fileURLWithPath: $0) }) ?? CacheOptions.standardFolder else {
            throw Diagnostic("cache.no-folder", "there is no cache: neither XDG_CACHE_HOME nor HOME names a folder")
        }
        let kept = StageCache(folder: folder, tool: "")
        if clear {
            do { try kept.clear() } catch {
                throw Diagnostic("cache.clear", "'\(folder.path)' can't be emptied: \(WriteFailure(error).reason)")
            }
        }
        print("\(folder.path): \(NumberFormat.fixed(Double(kept.size) / 1e6, digits: 1)) MB")
    }
}
