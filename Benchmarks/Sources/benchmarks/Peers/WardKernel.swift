import Learning
import Statistics

extension PeerKernel {
    /// The peer keeps the distances of all pairs. (fastcluster's own form without them, `linkage_vector`, is in the
    /// README.)
    static let ward = PeerKernel(
        name: "ward", what: "10,000 x 27, the whole hierarchy", size: .tenThousand, repeats: 1,
        script: Script(
            name: "peer_hclust.py", arguments: ["--n", "10000", "--tools", "fastcluster"], figure: "sum_heights"),
        aim: Aim(wall: 3, memory: 10)
    ) { data, threads in
        let x = data.x
        return {
            let tree = try HierarchicalClustering(.ward, limit: x.rows, threads: threads).fit(x)
            return tree.merges.reduce(0) { $0 + $1.height }
        }
    }
}
