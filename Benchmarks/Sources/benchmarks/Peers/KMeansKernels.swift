import Learning
import Statistics

extension PeerKernel {
    /// From the same six rows until no label changes, so that both do the same iterations and end in the same place.
    static let kMeans = PeerKernel(
        name: "k-means", what: "1,000,000 x 27, k = 6, same start, to convergence", size: .million,
        script: Script(
            name: "peer_kmeans.py", arguments: ["--modes", "fixed", "--fixed-iters", "1000"], figure: "inertia"),
        aim: Aim(wall: 3)
    ) { data, threads in
        let x = data.x, start = x.selecting(rows: (0..<6).map { $0 * (x.rows / 6) })
        return { try KMeans(clusters: 6, maximumIterations: 1000, threads: threads).fit(x, from: start).inertia }
    }

    /// The peer stops earlier: when the centroids move by less than 1e-4 of the variance.
    static let kMeansStarts = PeerKernel(
        name: "k-means-starts", what: "100,000 x 27, k = 6, 10 k-means++ starts", size: .hundredThousand,
        script: Script(
            name: "peer_kmeans.py", arguments: ["--modes", "lloyd", "--n-init", "10"], figure: "inertia")
    ) { data, threads in
        let x = data.x
        return { try KMeans(clusters: 6, starts: 10, threads: threads).fit(x).inertia }
    }

    static let miniBatch = PeerKernel(
        name: "mini-batch", what: "1,000,000 x 27, k = 6, batches of 4,096, 3 starts", size: .million,
        script: Script(
            name: "peer_kmeans.py", arguments: ["--modes", "minibatch", "--n-init", "3"], figure: "inertia")
    ) { data, threads in
        let x = data.x
        return { try MiniBatchKMeans(clusters: 6, batchSize: 4096, starts: 3, threads: threads).fit(x).inertia }
    }
}
