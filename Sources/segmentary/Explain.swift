import ArgumentParser
import Basics
import Foundation
import Workflow

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say which stages a run of a study would compute, and why.",
        discussion: """
            For each stage: whether its result comes from the cache, and if not, which part of what it depends on \
            differs from the last run: a key of the study, the data, the seed, the program, or another stage. The \
            files are read; nothing is computed that takes long, and nothing is written.

            EXAMPLES
              segmentary explain my-shop

            EXIT STATUS
              0  all is well
              1  it failed
              2  the command was used wrongly
            """)

    @Argument(help: ArgumentHelp("The study folder.", valueName: "study"))
    var study: String

    @Option(help: "The seed of everything random, instead of the study's own.")
    var seed: Int?

    @OptionGroup var caching: CacheOptions

    func validate() throws {
        if let seed, seed < 0 || seed > 1 << 53 {
            throw ValidationError("--seed must be a number from 0 to 2^53; got \(seed)")
        }
        if caching.isOff { throw ValidationError("without a cache there is nothing to explain") }
    }

    func run() throws {
        var study = try Study.load(study)
        if let seed { study.seed = seed }
        guard let cache = caching.open() else {
            throw Diagnostic("cache.no-folder", "there is no cache: neither XDG_CACHE_HOME nor HOME names a folder")
        }
        let workflow = try Workflow(
            study: study, threads: ProcessInfo.processInfo.activeProcessorCount, progress: QuietProgress(), cache: cache
        )
        for line in try workflow.explain().map(Self.line) { print(line) }
    }

    private static func line(_ stage: StageExplanation) -> String {
        let name = stage.stage.padding(toLength: 24, withPad: " ", startingAt: 0)
        return stage.isCached ? "\(name)from the cache" : "\(name)reruns: \(stage.reasons.joined(separator: "; "))"
    }
}
