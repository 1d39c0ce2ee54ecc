import ArgumentParser
import Foundation

/// Times the way from CSV files to features against DuckDB and polars, run by run in turn, and prints one table.
struct FeaturePeers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "features", abstract: "Time CSV files to features against DuckDB and polars.")

    @Option(help: "The folder with the peers' scripts.") var scripts: String
    @Option(help: "The folder with the data (10k, 100k, 1m).") var data: String
    @Option(help: "Python, by its path.") var python: String
    @Option(help: "How often each side runs, in turn.") var runs = 3
    @Option(help: "How many threads each side may use.") var threads = ProcessInfo.processInfo.activeProcessorCount

    private static let peers = ["duckdb", "polars"]

    func validate() throws {
        if runs < 1 { throw ValidationError("--runs must be at least 1; got \(runs)") }
    }

    func run() throws {
        print("Medians of \(runs) runs of each side in turn, \(threads) threads\n")
        print("| customers | by | wall, s | processor, s | memory, MB | wall, peer / ours | memory, peer / ours | sum |")
        print("|---|---|---:|---:|---:|---:|---:|---:|")
        for size in ["10k", "100k", "1m"]
        where FileManager.default.fileExists(atPath: "\(data)/\(size)/transactions.csv") {
            var measured = [[PeerRun]](repeating: [], count: 1 + Self.peers.count)
            for _ in 0..<runs {
                measured[0].append(try our(size))
                for (index, peer) in Self.peers.enumerated() { measured[index + 1].append(try their(peer, size)) }
            }
            let ours = PeerRun(measured[0])
            for (name, runs) in zip(["segmentary"] + Self.peers, measured) {
                print(row(size, name, PeerRun(runs), ours))
            }
            fflush(nil)
        }
    }

    private func row(_ size: String, _ name: String, _ run: PeerRun, _ ours: PeerRun) -> String {
        let figures = [
            String(format: "%.2f", run.wall), String(format: "%.2f", run.processor), String(format: "%.0f", run.megabytes),
            String(format: "%.1f", run.wall / ours.wall), String(format: "%.1f", run.megabytes / ours.megabytes),
            String(format: "%.9g", run.figure),
        ]
        return "| \(size) | \(name) | \(figures.joined(separator: " | ")) |"
    }

    private func our(_ size: String) throws -> PeerRun {
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let arguments = [
            "feature-work", "\(data)/\(size)", "--out", "\(data)/\(size)/features.f64", "--threads", "\(threads)",
        ]
        return try PeerRun(output: output(of: program, arguments), marks: [], figure: "figure")
    }

    private func their(_ peer: String, _ size: String) throws -> PeerRun {
        let arguments = [
            "\(scripts)/peer_features_\(peer).py", "\(data)/\(size)", "--out", "features_\(peer).parquet",
        ]
        let environment = ["PEER_THREADS": "\(threads)", "PYTHONDONTWRITEBYTECODE": "1"]
        return try PeerRun(
            output: output(of: python, arguments, environment: environment), marks: [], figure: "checksum")
    }
}
