internal import Basics
internal import CKernels
internal import Statistics

/// The pass over all pairs behind `Silhouette`.
///
/// Rows with the same label in every labelling form an atom. Rows are sorted by atom, so that the distances from one
/// row to an atom lie side by side; they are summed once, and every labelling adds up sums of atoms. Partitions of the
/// same data by neighbouring k share most of their borders, so there are far fewer atoms than rows. Each pair is
/// measured once and counts for both its rows.
struct SilhouettePairs: Sendable {
    /// Partial sums are kept apart by stripe and added in order: the same sums for any number of threads.
    private static let stripes = 8
    /// So many rows, of one atom, meet the rows after them at a time.
    private static let blockSize = 64

    /// Rows sorted by atom, then by number.
    private let order: [Int]
    /// Where each atom ends in `order`.
    private let ends: [Int]
    private let partitions: [Partition]
    private let sorted: Matrix

    private struct Partition: Sendable {
        /// Each atom's cluster.
        var clusterOfAtom: [Int]
        var sizes: [Int]
        /// Clusters of the partitions before.
        var offset: Int
    }

    init(_ x: Matrix, labellings: [[Int]]) {
        let dense = labellings.map { denseLabels($0) }
        let (number, count) = Self.atoms(dense, rows: x.rows)
        var sizes = [Int](repeating: 0, count: count)
        for atom in number { sizes[atom] += 1 }
        var end = 0
        let ends = sizes.map { size in
            end += size
            return end
        }
        var next = zip(ends, sizes).map { $0 - $1 }, order = number
        for (row, atom) in number.enumerated() {
            order[next[atom]] = row
            next[atom] += 1
        }
        var offset = 0
        partitions = dense.map { labels, clusters in
            let clusterOfAtom = ends.map { labels[order[$0 - 1]] }
            var totals = [Int](repeating: 0, count: clusters)
            for (atom, cluster) in clusterOfAtom.enumerated() { totals[cluster] += sizes[atom] }
            defer { offset += clusters }
            return Partition(clusterOfAtom: clusterOfAtom, sizes: totals, offset: offset)
        }
        self.ends = ends
        self.order = order
        sorted = x.selecting(rows: order)
    }

    /// Numbers the distinct combinations of labels by refining one labelling after the other.
    private static func atoms(_ labellings: [(labels: [Int], count: Int)], rows: Int) -> (number: [Int], count: Int) {
        var number = [Int](repeating: 0, count: rows), count = rows > 0 ? 1 : 0
        for (labels, clusters) in labellings {
            var isUsed = [Bool](repeating: false, count: count * clusters)
            for row in 0..<rows {
                number[row] = number[row] * clusters + labels[row]
                isUsed[number[row]] = true
            }
            var renumbered = [Int](repeating: 0, count: isUsed.count)
            count = 0
            for code in isUsed.indices where isUsed[code] {
                renumbered[code] = count
                count += 1
            }
            for row in 0..<rows { number[row] = renumbered[number[row]] }
        }
        return (number, count)
    }

    /// For each labelling the width of each row.
    func widths(threads: Int) -> [[Double]] {
        let n = sorted.rows, points = PointLanes(sorted)
        let blocks = ends.indices.flatMap { atom in
            let start = atom > 0 ? ends[atom - 1] : 0
            return stride(from: start, to: ends[atom], by: Self.blockSize).map {
                (atom: atom, rows: $0..<min($0 + Self.blockSize, ends[atom]))
            }
        }
        let stripes = inParallel(min(Self.stripes, blocks.count), threads: threads) { stripe in
            var totals = DistanceTotals(rows: n, clusters: partitions.reduce(0) { $0 + $1.sizes.count })
            for index in stride(from: stripe, to: blocks.count, by: Self.stripes) {
                add(blocks[index].rows, of: blocks[index].atom, points, to: &totals)
            }
            return totals
        }
        guard var totals = stripes.first else { return partitions.map { _ in [] } }
        for stripe in stripes.dropFirst() { totals.add(stripe) }
        return partitions.map { partition in
            var widths = [Double](repeating: 0, count: n)
            for atom in ends.indices {
                for place in (atom > 0 ? ends[atom - 1] : 0)..<ends[atom] {
                    widths[order[place]] = Self.width(
                        sizes: partition.sizes, own: partition.clusterOfAtom[atom]
                    ) { totals.values[(partition.offset + $0) * n + place] }
                }
            }
            return widths
        }
    }

    /// Adds the distances between some rows of an atom and all rows after each of them.
    private func add(_ rows: Range<Int>, of atom: Int, _ points: PointLanes, to totals: inout DistanceTotals) {
        let n = sorted.rows
        var rowSums = [Double](repeating: 0, count: rows.count * ends.count)
        var columnSums = [Double](repeating: 0, count: n)
        sorted.withUnsafeValues { values in
            kernel_pair_sums(
                values.baseAddress, points.values, n, sorted.columns, rows.lowerBound, rows.upperBound, ends,
                ends.count, &rowSums, &columnSums)
        }
        for partition in partitions {
            totals.add(columnSums, from: rows.lowerBound, to: partition.offset + partition.clusterOfAtom[atom])
            for (other, cluster) in partition.clusterOfAtom.enumerated() where other >= atom {
                for (index, row) in rows.enumerated() {
                    totals.add(rowSums[index * ends.count + other], row: row, to: partition.offset + cluster)
                }
            }
        }
    }

    private static func width(sizes: [Int], own: Int, total: (Int) -> Double) -> Double {
        guard sizes[own] > 1, sizes.count > 1 else { return 0 }
        let inside = total(own) / Double(sizes[own] - 1)
        var outside = Double.infinity
        for cluster in sizes.indices where cluster != own {
            outside = min(outside, total(cluster) / Double(sizes[cluster]))
        }
        let larger = max(inside, outside)
        return larger > 0 ? (outside - inside) / larger : 0
    }
}

/// The sum of the distances from each row to each cluster's rows, cluster by cluster.
private struct DistanceTotals: Sendable {
    let rows: Int
    var values: [Double]

    init(rows: Int, clusters: Int) {
        self.rows = rows
        values = [Double](repeating: 0, count: rows * clusters)
    }

    mutating func add(_ other: DistanceTotals) {
        for index in values.indices { values[index] += other.values[index] }
    }

    /// Adds one sum per row, from row `first` on.
    mutating func add(_ sums: [Double], from first: Int, to cluster: Int) {
        let base = cluster * rows
        for row in first..<rows { values[base + row] += sums[row] }
    }

    mutating func add(_ sum: Double, row: Int, to cluster: Int) { values[cluster * rows + row] += sum }
}
