internal import Statistics

/// Single linkage by the minimum spanning tree (Gower & Ross 1969), grown by Prim's algorithm: O(n p) memory, O(n² p)
/// time. An edge joins the row added last instead of its neighbour in the tree, as in SciPy; the clusters are the same.
enum SingleLinkage {
    /// In the order of their heights.
    static func merges(_ x: Matrix) -> [RowMerge] {
        var edges: [RowMerge] = []
        var outside = Outside(x, rows: Array(1..<x.rows))
        var row = 0
        while let next = outside.takeNearest(to: row) {
            edges.append(RowMerge(first: row, second: next.cluster, height: next.dissimilarity.squareRoot()))
            row = next.cluster
        }
        // Swift's sort is stable, but doesn't promise it.
        return edges.indices.sorted { (edges[$0].height, $0) < (edges[$1].height, $1) }.map { edges[$0] }
    }

    /// The rows that the tree hasn't reached, ascending, with their squared distances to it.
    private struct Outside {
        private let x: Matrix
        private var rows: [Int]
        private var toTree: [Double]
        private var points: PointLanes
        private var squared: [Double]
        private var left: Int

        init(_ x: Matrix, rows: [Int]) {
            self.x = x
            self.rows = rows
            left = rows.count
            toTree = [Double](repeating: .infinity, count: rows.count)
            points = PointLanes(x.selecting(rows: rows))
            squared = toTree
        }

        /// Adds a row's distances; takes out the row nearest to the tree, the lowest among ties.
        mutating func takeNearest(to row: Int) -> Neighbour? {
            guard left > 0 else { return nil }
            var nearest = Neighbour.none
            x.withUnsafeValues { values in
                guard let base = values.baseAddress else { return }
                points.squaredDistances(base + row * x.columns, count: rows.count, into: &squared)
            }
            for place in rows.indices {
                // NaN marks a row that was taken: it stays and is never least.
                if squared[place] < toTree[place] { toTree[place] = squared[place] }
                if toTree[place] < nearest.dissimilarity {
                    nearest = Neighbour(cluster: place, dissimilarity: toTree[place])
                }
            }
            guard rows.indices.contains(nearest.cluster) else { return nil }
            let taken = nearest.cluster
            nearest.cluster = rows[taken]
            toTree[taken] = .nan
            left -= 1
            if left > 0, left <= rows.count / 2 { drop() }
            return nearest
        }

        /// Forgets the rows taken.
        private mutating func drop() {
            let kept = rows.indices.filter { !toTree[$0].isNaN }
            rows = kept.map { rows[$0] }
            toTree = kept.map { toTree[$0] }
            points = PointLanes(x.selecting(rows: rows))
        }
    }
}
