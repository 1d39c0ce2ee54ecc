import ArgumentParser
import Foundation

/// Times the kernels on generated data and prints a table.
struct Kernels: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Time the kernels on generated data.")

    @Option(help: "How often each kernel runs, after one warm-up that isn't counted.")
    var runs = 5

    @Option(help: "How many threads the kernels may use.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if runs < 1 { throw ValidationError("--runs must be at least 1; got \(runs)") }
        if threads < 1 { throw ValidationError("--threads must be at least 1; got \(threads)") }
    }

    func run() throws {
        print("Kernels: medians of \(runs) runs, \(threads) thread\(threads == 1 ? "" : "s"), in milliseconds\n")
        print("| kernel | on | median | least | most |")
        print("|---|---|---:|---:|---:|")
        for kernel in try Kernel.all(threads: threads) {
            let times = try kernel.times(runs: runs)
            let figures = [median(times), times.min(), times.max()].compactMap { $0.map(Self.milliseconds) }
            print("| \(kernel.name) | \(kernel.input) | \(figures.joined(separator: " | ")) |")
        }
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let milliseconds = duration / .milliseconds(1)
        return String(format: milliseconds < 10 ? "%.2f" : "%.0f", milliseconds)
    }
}
