public import Basics
public import Statistics

extension Silhouette {
    /// Silhouette widths in a Gower space, of several labellings of the same rows.
    ///
    /// Above `sampleLimit` rows a stratified sample stands for all, as with Euclidean distances.
    /// - Parameter x: n x p, NaN where missing.
    /// - Complexity: O(n² (p + labellings)).
    public func fit(
        _ x: Matrix, in space: GowerSpace, labellings: [[Int]]
    ) throws(Diagnostic) -> [SilhouetteModel] {
        try x.requireFiniteOrMissing(for: "Silhouette")
        try requireParameter("sampleSize", of: "Silhouette", sampleSize, in: 1...max(1, sampleLimit))
        for labels in labellings { try requireLabels(labels, rows: x.rows, for: "Silhouette") }
        let sample =
            x.rows > sampleLimit ? StratifiedSample.rows(sampleSize, labellings: labellings, seed: seed) : nil
        let used = sample.map { x.selecting(rows: $0) } ?? x
        let labels = labellings.map { labels in sample.map { $0.map { labels[$0] } } ?? labels }
        let rows = space.rows(used), block = GowerBlock(rows), dense = labels.map { denseLabels($0) }
        let blocks = rowBlocks(used.rows, size: 256)
        let parts = inParallel(blocks.count, threads: threads) { index in
            var lanes = block.scratch
            var widths = dense.map { _ in [Double]() }
            for row in blocks[index] {
                block.measure(rows, row, into: &lanes)
                for (partition, labels) in dense.enumerated() {
                    widths[partition].append(SilhouetteWidth.of(row, lanes, labels.labels, clusters: labels.count))
                }
            }
            return widths
        }
        return labels.indices.map { partition in
            SilhouetteModel(widths: parts.flatMap { $0[partition] }, labels: labels[partition], rows: sample)
        }
    }

    /// Silhouette widths over given dissimilarities of all rows.
    public func fit(_ dissimilarity: Dissimilarity, labels: [Int]) throws(Diagnostic) -> SilhouetteModel {
        try requireLabels(labels, rows: dissimilarity.rows, for: "Silhouette")
        let dense = denseLabels(labels), groups = dissimilarity.groups
        let widths = (0..<dissimilarity.rows).map { row in
            SilhouetteWidth.of(
                row, Array(dissimilarity.lanes[row * groups..<(row + 1) * groups]), dense.labels,
                clusters: dense.count)
        }
        return SilhouetteModel(widths: widths, labels: labels, rows: nil)
    }
}

enum SilhouetteWidth {
    /// The width of one row from its dissimilarities to all rows, in groups of eight.
    static func of(_ row: Int, _ distances: [Dissimilarity.Lanes], _ labels: [Int], clusters: Int) -> Double {
        var sums = [Double](repeating: 0, count: clusters), sizes = [Int](repeating: 0, count: clusters)
        distances.withUnsafeBytes { bytes in
            let values = bytes.bindMemory(to: Double.self)
            for (index, label) in labels.enumerated() where index != row {
                sums[label] += values[index]
                sizes[label] += 1
            }
        }
        let own = labels[row]
        guard sizes[own] > 0, clusters > 1 else { return 0 }
        let inside = sums[own] / Double(sizes[own])
        var outside = Double.infinity
        for cluster in sums.indices where cluster != own {
            outside = min(outside, sums[cluster] / Double(sizes[cluster]))
        }
        let larger = max(inside, outside)
        return larger > 0 ? (outside - inside) / larger : 0
    }
}
