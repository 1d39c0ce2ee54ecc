import ArgumentParser
import Basics
import FlyingFox
import FlyingSocks
import Foundation
import Workflow

struct Preview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a study's report in the browser while it is being written.",
        discussion: """
            Serves the report on this machine alone and prints its address. The page follows every change: of the \
            template and what it includes at once, of the study and its data when they are computed; until then, and \
            while something is wrong, the last good report stays. Nothing is written. Ctrl-C ends it.

            EXAMPLES
              segmentary preview my-shop --open
              segmentary preview my-shop --template board.md --port 8000

            EXIT STATUS
              0  it was ended
              1  it failed; there is no such study, or the port is taken
              2  the command was used wrongly
            """)

    @Argument(help: ArgumentHelp("The study folder.", valueName: "study"))
    var study: String

    @Option(help: "A template instead of the study's own: a file, summary, model-card, bias-audit or case-studies.")
    var template: String?

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port: UInt16 = 0

    @Flag(help: "Open the page in the browser.")
    var open = false

    @Option(help: "The seed of everything random, instead of the study's own.")
    var seed: Int?

    @Option(help: "How many threads to use; the results are the same with any number.")
    var threads: Int?

    @OptionGroup var caching: CacheOptions

    @Flag(help: "No progress, only what is wrong.")
    var quiet = false

    func validate() throws {
        if let seed, seed < 0 || seed > 1 << 53 {
            throw ValidationError("--seed must be a number from 0 to 2^53; got \(seed)")
        }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1; got \(threads)") }
    }

    mutating func run() async throws {
        // A study that isn't there will not come; whatever else is wrong can be mended while the page is open.
        guard FileManager.default.fileExists(atPath: study) else { _ = try Study.load(study); return }
        let state = PreviewState()
        let server = try await PreviewServer.started(port: port, state: state)
        PreviewEngine(
            study: study, template: template, seed: seed,
            threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, cache: caching.open(),
            progress: quiet ? QuietProgress() : ConsoleProgress(prefix: ""), state: state
        ).start()
        try FileHandle.standardOutput.write(contentsOf: Data("\(server.address)\n".utf8))
        if open { Self.browse(server.address) }
        for await _ in Self.interruptions() { break }
        await server.stop()
    }

    /// Ctrl-C, and the signal that asks a program to end.
    private static func interruptions() -> AsyncStream<Void> {
        AsyncStream { stream in
            // Started here and cancelled at the end: no two threads at once.
            nonisolated(unsafe) let sources = [SIGINT, SIGTERM].map { number in
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler { stream.yield() }
                source.resume()
                return source
            }
            stream.onTermination = { _ in for source in sources { source.cancel() } }
        }
    }

    private static func browse(_ address: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        #if os(macOS)
        process.arguments = ["open", address]
        #else
        process.arguments = ["xdg-open", address]
        #endif
        process.standardError = FileHandle.nullDevice
        if (try? process.run()) == nil { Console.error("the browser can't be opened; the address is \(address)") }
    }
}
