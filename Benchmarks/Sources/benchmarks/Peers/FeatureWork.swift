import ArgumentParser
import Foundation

/// Our side of the features, in a process of its own: from CSV to one row per customer in a file.
struct FeatureWork: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feature-work", abstract: "Make the peers' features and print what it took, as the peers do.",
        shouldDisplay: false)

    @Argument(help: "The folder with the CSV files.") var folder: String
    @Option(help: "Where the features go: doubles, row by row.") var out: String
    @Option var threads: Int

    func run() throws {
        let before = Usage.ofSelf.seconds
        var figure = 0.0
        let wall = try ContinuousClock().measure {
            let columns = try PeerFeatures(folder: folder, threads: threads).columns()
            figure = columns.reduce(0) { $0 + $1.reduce(0, +) }
            try write(columns)
        }
        let run = PeerRun(
            wall: wall / .seconds(1), processor: Usage.ofSelf.seconds - before,
            megabytes: Usage.ofSelf.megabytes / 1.048576, figure: figure)
        print(String(decoding: try JSONEncoder().encode(run), as: UTF8.self))
    }

    private func write(_ columns: [[Double]]) throws {
        guard FileManager.default.createFile(atPath: out, contents: nil), let file = FileHandle(forWritingAtPath: out)
        else { throw ValidationError("can't write '\(out)'") }
        let rows = columns.first?.count ?? 0
        for start in stride(from: 0, to: rows, by: 10_000) {
            let block = (start..<min(rows, start + 10_000)).flatMap { row in columns.map { $0[row] } }
            try file.write(contentsOf: block.withUnsafeBytes { Data($0) })
        }
        try file.close()
    }
}
