import Learning
import Statistics

extension PeerKernel {
    static let silhouette = PeerKernel(
        name: "silhouette", what: "10,000 x 27, k = 6, exact", size: .tenThousand,
        script: Script(name: "peer_silhouette.py", arguments: ["--n", "10000"], figure: "silhouette"),
        aim: Aim(wall: 8)
    ) { data, threads in
        let x = data.x, labels = data.labels
        return { try Silhouette(threads: threads).fit(x, labels: labels).mean }
    }

    static let stability = PeerKernel(
        name: "stability", what: "10,000 x 27, k = 6, 20 pairs of bootstrap samples, 5 starts", size: .tenThousand,
        script: Script(
            name: "peer_bootstrap_stability.py", arguments: ["--n", "10000", "--pairs", "20", "--n-init", "5"],
            figure: "ari_mean"),
        aim: Aim(wall: 5)
    ) { data, threads in
        let x = data.x
        return {
            try BootstrapStability(
                pairs: 20, starts: 5, maximumIterations: 300, sampleLimit: x.rows, threads: threads
            ).fit(x, clusters: [6]).solutions[0].mean
        }
    }
}
