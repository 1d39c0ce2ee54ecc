import ArgumentParser
import Foundation

/// Our side of one kernel, in a process of its own, so that the peak memory is its own.
struct PeerWork: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Do one kernel's work and print what it took, as the peers do.",
        shouldDisplay: false)

    @Argument var kernel: String
    @Option var data: String
    @Option var threads: Int

    func run() throws {
        guard let kernel = PeerKernel.all.first(where: { $0.name == kernel }) else {
            throw ValidationError("there is no kernel '\(kernel)'")
        }
        let work = try kernel.prepare(PeerData(folder: data, size: kernel.size), threads)
        var runs: [PeerRun] = []
        for _ in 0..<kernel.repeats {
            let before = Usage.ofSelf.seconds
            var figure = 0.0
            let wall = try ContinuousClock().measure { figure = try work() }
            runs.append(
                PeerRun(
                    wall: wall / .seconds(1), processor: Usage.ofSelf.seconds - before,
                    megabytes: Usage.ofSelf.megabytes, figure: figure))
        }
        var result = PeerRun(runs)
        result.megabytes /= 1.048576
        print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
    }
}
