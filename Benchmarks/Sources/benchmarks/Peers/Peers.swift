import ArgumentParser
import Foundation

/// Times the kernels against their Python peers, run by run in turn, and prints one table.
struct Peers: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Time the kernels against scikit-learn, SciPy and fastcluster on the same matrices.")

    @Option(help: "The folder with the peers' scripts.")
    var scripts: String

    @Option(help: "The folder with the matrices (1m, 100k, 10k).")
    var data: String

    @Option(help: "Python, by its path.")
    var python: String

    @Option(help: "How often each side runs, in turn.")
    var runs = 5

    @Option(help: "How many threads our side may use.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(parsing: .upToNextOption, help: "Kernels to time; all unless given.")
    var only: [String] = []

    func validate() throws {
        if runs < 1 { throw ValidationError("--runs must be at least 1; got \(runs)") }
        for name in only where !PeerKernel.all.contains(where: { $0.name == name }) {
            throw ValidationError("there is no kernel '\(name)': \(PeerKernel.all.map(\.name))")
        }
    }

    func run() throws {
        print("Medians of \(runs) runs of either side in turn, \(threads) threads; the peer at its best setting\n")
        print(PeerRow.heading)
        for kernel in PeerKernel.all where only.isEmpty || only.contains(kernel.name) {
            print(try row(kernel))
            fflush(nil)
        }
    }

    private func row(_ kernel: PeerKernel) throws -> String {
        let setting =
            try PeerSetting.all(threads: threads).map { (try peer(kernel, $0).wall, $0) }
            .min { $0.0 < $1.0 }.map(\.1) ?? PeerSetting(threads: 1, wait: "passive")
        var ours: [PeerRun] = [], theirs: [PeerRun] = []
        for _ in 0..<runs {
            ours.append(try our(kernel))
            theirs.append(try peer(kernel, setting))
        }
        return PeerRow(kernel: kernel, ours: PeerRun(ours), peer: PeerRun(theirs), setting: setting).description
    }

    private func our(_ kernel: PeerKernel) throws -> PeerRun {
        let arguments = ["work", kernel.name, "--data", data, "--threads", "\(threads)"]
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        return try PeerRun(output: output(of: program, arguments), marks: [], figure: "figure")
    }

    private func peer(_ kernel: PeerKernel, _ setting: PeerSetting) throws -> PeerRun {
        let script = "\(scripts)/\(kernel.script.name)"
        let arguments = [script, "\(data)/\(kernel.size.rawValue)", "--repeat", "\(kernel.repeats)"]
        let environment = [
            "PEER_THREADS": "\(setting.threads)", "PEER_WAIT": setting.wait, "PYTHONDONTWRITEBYTECODE": "1",
        ]
        return try PeerRun(
            output: output(of: python, arguments + kernel.script.arguments, environment: environment),
            marks: kernel.script.marks, figure: kernel.script.figure)
    }
}

/// How many threads the peer may use, and whether those of OpenMP spin while they wait for each other.
struct PeerSetting {
    let threads: Int
    let wait: String

    static func all(threads: Int) -> [PeerSetting] {
        [PeerSetting(threads: 1, wait: "passive")]
            + (threads > 1 ? ["passive", "default"].map { PeerSetting(threads: threads, wait: $0) } : [])
    }
}
