/// Marching squares (Maple 2003): closed outlines of the region where a grid lies above a threshold.
enum ContourTracer {
    /// - Parameters:
    ///   - values: node (i, j) at `j * side + i`; the border lies at or below the threshold, so that all rings close.
    /// - Returns: rings in grid units, the region on the left of each step: counter-clockwise outside, clockwise
    ///   around holes. In the order of their first edge.
    static func rings(of values: [Double], side: Int, above threshold: Double) -> [[SIMD2<Double>]] {
        var next = [Int](repeating: -1, count: 2 * side * side)
        for j in 0..<side - 1 {
            for i in 0..<side - 1 {
                for (from, to) in segments(values, side, threshold, i, j) { next[from] = to }
            }
        }
        var result: [[SIMD2<Double>]] = []
        for start in next.indices where next[start] >= 0 {
            var ring: [SIMD2<Double>] = [], edge = start
            while next[edge] >= 0 {
                ring.append(crossing(edge, values, side, threshold))
                let following = next[edge]
                next[edge] = -1
                edge = following
            }
            result.append(ring)
        }
        return result
    }

    /// The crossings of one cell as (from, to) edges. Edge `2 * node` runs right from a node, `2 * node + 1` up.
    private static func segments(
        _ values: [Double], _ side: Int, _ threshold: Double, _ i: Int, _ j: Int
    ) -> [(Int, Int)] {
        let node = j * side + i
        // Corners counter-clockwise from the lower left; edge e runs between corners e and e + 1.
        let corners = [values[node], values[node + 1], values[node + side + 1], values[node + side]]
        let isInside = corners.map { $0 > threshold }
        let edges = [2 * node, 2 * (node + 1) + 1, 2 * (node + side), 2 * node + 1]
        // With the inside on the left, a line enters the cell where a corner inside is followed by one outside.
        let entries = (0..<4).filter { isInside[$0] && !isInside[($0 + 1) % 4] }
        let exits = (0..<4).filter { !isInside[$0] && isInside[($0 + 1) % 4] }
        guard entries.count == 2 else { return zip(entries, exits).map { (edges[$0], edges[$1]) } }
        // A saddle: the mean says whether the two inside corners are joined.
        let isJoined = corners.reduce(0, +) / 4 > threshold
        return entries.map { entry in (edges[entry], edges[(entry + (isJoined ? 1 : 3)) % 4]) }
    }

    private static func crossing(_ edge: Int, _ values: [Double], _ side: Int, _ threshold: Double) -> SIMD2<Double> {
        let node = edge / 2, isUp = edge % 2 == 1
        let other = node + (isUp ? side : 1)
        let share = (threshold - values[node]) / (values[other] - values[node])
        let start = SIMD2(Double(node % side), Double(node / side))
        return start + (isUp ? SIMD2(0, share) : SIMD2(share, 0))
    }
}

/// Polygons as lists of corners, the first not repeated.
enum Ring {
    /// Signed, positive counter-clockwise.
    static func area(_ ring: [SIMD2<Double>]) -> Double {
        guard let first = ring.first else { return 0 }
        var sum = 0.0
        for (index, point) in ring.enumerated() {
            let a = point - first, b = ring[(index + 1) % ring.count] - first
            sum += a.x * b.y - b.x * a.y
        }
        return sum / 2
    }

    /// Even-odd rule.
    static func holds(_ ring: [SIMD2<Double>], x: Double, y: Double) -> Bool {
        var isInside = false
        for (index, a) in ring.enumerated() {
            let b = ring[(index + 1) % ring.count]
            if (a.y > y) != (b.y > y), x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
        }
        return isInside
    }

    /// Drops the corner that changes the outline least until `limit` are left (Visvalingam & Whyatt 1993).
    static func thinned(_ ring: [SIMD2<Double>], to limit: Int) -> [SIMD2<Double>] {
        var rest = ring
        while rest.count > max(3, limit) {
            var least = Double.infinity, place = 0
            for index in rest.indices {
                let before = rest[(index + rest.count - 1) % rest.count], after = rest[(index + 1) % rest.count]
                let area = abs(Self.area([before, rest[index], after]))
                if area < least {
                    least = area
                    place = index
                }
            }
            rest.remove(at: place)
        }
        return rest
    }
}
