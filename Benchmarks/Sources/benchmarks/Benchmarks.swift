import ArgumentParser

@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measure speed and memory: medians of several runs.",
        subcommands: [Kernels.self, Peers.self, PeerWork.self, FeaturePeers.self, FeatureWork.self, Measure.self, Rendering.self],
        defaultSubcommand: Kernels.self)
}

/// The middle of the sorted values; the lower of the two where their number is even.
func median<Value: Comparable>(_ values: [Value]) -> Value {
    precondition(!values.isEmpty, "a median of nothing")
    return values.sorted()[(values.count - 1) / 2]
}
