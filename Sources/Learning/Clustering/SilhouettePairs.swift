internal import Statistics

/// The pass over all pairs behind `Silhouette`.
///
/// Rows with the same label in every labelling form an atom. Rows are sorted by atom, so that the distances from one
/// row to an atom lie side by side; they are summed once, and every labelling adds up sums of atoms. Partitions of the
/// same data by neighbouring k share most of their borders, so there are far fewer atoms than rows.
struct SilhouettePairs: Sendable {
    /// Rows sorted by atom, then by number.
    let order: [Int]
    private let atoms: [Range<Int>]
    private let partitions: [Partition]
    private let sorted: Matrix
    private let block: CentroidBlock

    private struct Partition: Sendable {
        /// Each atom's cluster.
        var clusterOfAtom: [Int]
        var sizes: [Int]
    }

    init(_ x: Matrix, labellings: [[Int]]) {
        let dense = labellings.map { denseLabels($0) }
        let (number, count) = Self.atoms(dense, rows: x.rows)
        var sizes = [Int](repeating: 0, count: count)
        for atom in number { sizes[atom] += 1 }
        var start = 0
        let atoms = sizes.map { size in
            defer { start += size }
            return start..<start + size
        }
        self.atoms = atoms
        var next = atoms.map(\.lowerBound), order = number
        for (row, atom) in number.enumerated() {
            order[next[atom]] = row
            next[atom] += 1
        }
        self.order = order
        partitions = dense.map { labels, clusters in
            let clusterOfAtom = atoms.map { labels[order[$0.lowerBound]] }
            var totals = [Int](repeating: 0, count: clusters)
            for (atom, cluster) in clusterOfAtom.enumerated() { totals[cluster] += sizes[atom] }
            return Partition(clusterOfAtom: clusterOfAtom, sizes: totals)
        }
        let sorted = x.selecting(rows: order)
        self.sorted = sorted
        block = sorted.withUnsafeValues { CentroidBlock($0, count: sorted.rows, columns: sorted.columns) }
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

    /// For each labelling, the widths of the rows at places `range` of `order`.
    func widths(of range: Range<Int>) -> [[Double]] {
        var result = partitions.map { _ in [Double]() }
        var distances = [CentroidBlock.Lanes](repeating: .zero, count: block.groups)
        var sums = [Double](repeating: 0, count: atoms.count)
        var totals = partitions.map { [Double](repeating: 0, count: $0.sizes.count) }
        var atom = 0
        for place in range {
            while atoms[atom].upperBound <= place { atom += 1 }
            measure(from: place, into: &distances)
            add(distances, into: &sums)
            for (index, partition) in partitions.enumerated() {
                totals[index].withUnsafeMutableBufferPointer { totals in
                    for cluster in totals.indices { totals[cluster] = 0 }
                    for (atom, cluster) in partition.clusterOfAtom.enumerated() { totals[cluster] += sums[atom] }
                }
                result[index].append(
                    Self.width(totals[index], sizes: partition.sizes, own: partition.clusterOfAtom[atom]))
            }
        }
        return result
    }

    /// Distances from the row at `place` to all rows, in order.
    private func measure(from place: Int, into distances: inout [CentroidBlock.Lanes]) {
        sorted.withUnsafeValues { values in
            block.withKernel { kernel in
                guard let base = values.baseAddress else { return }
                for group in distances.indices {
                    let squared = kernel.squaredDistances(base + place * sorted.columns, group: group)
                    distances[group] = squared.squareRoot()
                }
            }
        }
    }

    /// The sum over each atom's rows.
    private func add(_ distances: [CentroidBlock.Lanes], into sums: inout [Double]) {
        distances.withUnsafeBytes { bytes in
            let values = bytes.bindMemory(to: Double.self)
            for (atom, range) in atoms.enumerated() {
                var sum = 0.0
                for index in range { sum += values[index] }
                sums[atom] = sum
            }
        }
    }

    private static func width(_ totals: [Double], sizes: [Int], own: Int) -> Double {
        guard sizes[own] > 1, sizes.count > 1 else { return 0 }
        let inside = totals[own] / Double(sizes[own] - 1)
        var outside = Double.infinity
        for cluster in totals.indices where cluster != own {
            outside = min(outside, totals[cluster] / Double(sizes[cluster]))
        }
        let larger = max(inside, outside)
        return larger > 0 ? (outside - inside) / larger : 0
    }
}
