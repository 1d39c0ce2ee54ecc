import ArgumentParser
import Foundation

/// Runs a command several times and prints the medians of its wall and processor time and the largest peak memory, as
/// three numbers for a script: seconds, seconds, megabytes.
struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a command several times; print the medians of its seconds of wall and processor time, and its "
            + "peak megabytes.")

    @Option(help: "How often the command runs.")
    var runs = 3

    @Argument(parsing: .captureForPassthrough, help: "The command, by its path, and its arguments.")
    var command: [String]

    func validate() throws {
        if runs < 1 { throw ValidationError("--runs must be at least 1; got \(runs)") }
        if command.isEmpty { throw ValidationError("name a command to run") }
    }

    func run() throws {
        var walls: [Double] = [], processors: [Double] = []
        for _ in 0..<runs {
            let before = Usage.ofChildren
            let wall = try ContinuousClock().measure { try runOnce() }
            walls.append(wall / .seconds(1))
            processors.append(Usage.ofChildren.seconds - before.seconds)
        }
        print(String(format: "%.2f %.2f %.0f", median(walls), median(processors), Usage.ofChildren.megabytes))
    }

    private func runOnce() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        // The three numbers are all that this prints to its output.
        process.standardOutput = FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    }
}
