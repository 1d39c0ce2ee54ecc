import Findings
import Learning
import Statistics

/// The tree of a hierarchical method among the study's: its top, which holds no branch under the disclosure threshold.
struct DendrogramStage {
    let main: SegmentPipeline
    /// The number of segments of the report.
    let k: Int
    let alternatives: [Alternative]
    let threshold: Int
    let threads: Int

    private static let leaves = 30

    /// - Parameter grouped: customers x dimensions of the space in which they were grouped.
    /// - Returns: nil where the study asks for no hierarchical method.
    func callAsFunction(_ grouped: Matrix) throws -> DendrogramFacts? {
        guard let method, let linkage = method.linkage, let clusters = clusters(of: method) else { return nil }
        let x = method == main.settings.method ? grouped : try matrix(of: method, rows: Array(0..<grouped.rows))
        let tree = try HierarchicalClustering(linkage, seed: main.seed, threads: threads).fit(x)
        let top = try tree.top(leaves: Self.leaves, clusters: clusters, minimumSize: Double(threshold))
        let segments = segmentOfNode(top)
        // Where a segment is small, what its branch is counted with would tell its size.
        let isSafe = try tree.partition(clusters: clusters).sizes.allSatisfy { $0 >= threshold }
        return DendrogramFacts(
            method: method.rawValue, customers: x.rows, microClusters: tree.microClusters, k: clusters,
            cut: cut(top, segments),
            leaves: top.leaves.map { leaf in
                DendrogramLeaf(share: isSafe ? leaf.size / Double(x.rows) : nil, segment: leaf.cluster + 1)
            },
            merges: top.joins.enumerated().map { index, join in
                DendrogramMerge(
                    left: join.left, right: join.right, height: join.height,
                    segment: segments[top.leaves.count + index].map { $0 + 1 })
            })
    }

    /// The report's own method where it makes a tree, else Ward's, else the first that does.
    private var method: ClusteringMethod? {
        let settings = main.settings
        if settings.method.linkage != nil { return settings.method }
        return settings.methods.contains(.ward) ? .ward : settings.methods.first { $0.linkage != nil }
    }

    /// As the comparison of methods has it: a method for mixed data doesn't group in the same space.
    private func matrix(of method: ClusteringMethod, rows: [Int]) throws -> Matrix {
        var settings = main.settings
        settings.methods = [method]
        return try SegmentPipeline(table: main.table, features: main.features, settings: settings, seed: main.seed)
            .prepare(rows).matrix(rows)
    }

    private func clusters(of method: ClusteringMethod) -> Int? {
        if method == main.settings.method { return k }
        return alternatives.first { !$0.isMain && $0.method == method.rawValue }?.k
    }

    /// Of each node the cluster that all its leaves belong to; nil where there are several.
    private func segmentOfNode(_ top: DendrogramTop) -> [Int?] {
        var segments = top.leaves.map { Optional($0.cluster) }
        for join in top.joins {
            segments.append(segments[join.left] == segments[join.right] ? segments[join.left] : nil)
        }
        return segments
    }

    /// Halfway between the merges shown on either side of the cut.
    private func cut(_ top: DendrogramTop, _ segments: [Int?]) -> Double {
        let inside = top.joins.indices.map { segments[top.leaves.count + $0] != nil }
        let below = top.joins.indices.last { inside[$0] }.map { top.joins[$0].height } ?? 0
        let above = top.joins.indices.first { !inside[$0] }.map { top.joins[$0].height }
        return above.map { (below + $0) / 2 } ?? below
    }
}
