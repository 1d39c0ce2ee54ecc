import ArgumentParser
import Foundation

/// What one process of either side measured, as the peers' scripts print it.
struct PeerRun: Codable {
    /// Medians of the repeats.
    var wall: Double
    var processor: Double
    var megabytes: Double
    var figure: Double

    enum CodingKeys: String, CodingKey {
        case wall = "wall_s"
        case processor = "cpu_s"
        case megabytes = "peak_rss_mib"
        case figure
    }

    /// Reads the line with the marks.
    init(output: Data, marks: [String], figure: String) throws {
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        guard
            let line = lines.last(where: { line in line.hasPrefix("{") && marks.allSatisfy { line.contains($0) } }),
            let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let wall = json["wall_s"] as? Double, let processor = json["cpu_s"] as? Double,
            let mebibytes = json["peak_rss_mib"] as? Double
        else { throw ValidationError("no line with \(marks) and the times in: \(lines)") }
        self.wall = wall
        self.processor = processor
        megabytes = mebibytes * 1.048576
        self.figure = Self.number(json[figure])
    }

    /// A number, the first of a list, or the largest of named ones.
    private static func number(_ value: Any?) -> Double {
        switch value {
        case let value as Double: value
        case let values as [Double]: values.first ?? .nan
        case let values as [String: Double]: values.values.max() ?? .nan
        default: .nan
        }
    }

    init(wall: Double, processor: Double, megabytes: Double, figure: Double) {
        self.wall = wall
        self.processor = processor
        self.megabytes = megabytes
        self.figure = figure
    }

    /// Medians of several processes; of the memory the largest.
    init(_ runs: [PeerRun]) {
        self.init(
            wall: median(runs.map(\.wall)), processor: median(runs.map(\.processor)),
            megabytes: runs.map(\.megabytes).max() ?? 0, figure: runs[0].figure)
    }
}

/// Runs a program to its end.
func output(of program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Data {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        let command = ([program] + arguments).joined(separator: " ")
        throw ValidationError("'\(command)' ended with \(process.terminationStatus)")
    }
    return data
}
