import Foundation

/// One line of the table.
struct PeerRow: CustomStringConvertible {
    let kernel: PeerKernel
    let ours: PeerRun
    let peer: PeerRun
    let setting: PeerSetting

    static let heading = """
        | kernel | wall, s | processor, s | memory, MB | peer: wall, s | processor, s | memory, MB | at \
        | wall, peer / ours | memory, peer / ours | aim | figure | of the peer |
        |---|---:|---:|---:|---:|---:|---:|---|---:|---:|---|---:|---:|
        """

    var description: String {
        let aims = [
            kernel.aim.wall.map { String(format: $0 == 1 ? "not slower" : "%g x", $0) },
            kernel.aim.memory.map { String(format: "%g x memory", $0) },
        ]
        let cells = [
            "\(kernel.name): \(kernel.what)", seconds(ours.wall), seconds(ours.processor), megabytes(ours),
            seconds(peer.wall), seconds(peer.processor), megabytes(peer),
            setting.threads == 1 ? "1 thread" : "\(setting.threads) threads, \(setting.wait)",
            String(format: "**%.1f**", peer.wall / ours.wall), String(format: "%.1f", peer.megabytes / ours.megabytes),
            aims.compactMap { $0 }.joined(separator: ", "), figure(ours), figure(peer),
        ]
        return "| \(cells.joined(separator: " | ")) |"
    }

    private func seconds(_ value: Double) -> String { String(format: value < 0.1 ? "%.4f" : "%.3f", value) }
    private func megabytes(_ run: PeerRun) -> String { String(format: "%.0f", run.megabytes) }
    private func figure(_ run: PeerRun) -> String { String(format: "%.9g", run.figure) }
}
