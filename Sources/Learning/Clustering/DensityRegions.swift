public import Basics
internal import Statistics

/// Where the points of one segment lie on a map: regions of highest density (Hyndman 1996) from a smoothed histogram.
///
/// What leaves this type are a few rounded outlines around many points: rings with fewer than `minimumPoints` points
/// inside are dropped, so no outline stands for a person.
public struct DensityRegions: Sendable, Hashable {
    /// Cells per axis.
    public var cells: Int
    /// Shares of the points to enclose.
    public var levels: [Double]
    public var minimumPoints: Int
    /// Points a ring is thinned to.
    public var ringLimit: Int

    public init(cells: Int = 64, levels: [Double] = [0.5, 0.8], minimumPoints: Int = 10, ringLimit: Int = 60) {
        self.cells = cells
        self.levels = levels
        self.minimumPoints = minimumPoints
        self.ringLimit = ringLimit
    }

    /// - Parameters:
    ///   - x: one coordinate per point, finite.
    ///   - y: the other, as many.
    /// - Returns: one region per level; without rings where there are fewer than `minimumPoints` points or all have
    ///   the same place on an axis.
    public func fit(x: [Double], y: [Double]) throws(Diagnostic) -> [DensityRegion] {
        precondition(x.count == y.count, "\(x.count) x for \(y.count) y")
        try requireParameter("cells", of: "DensityRegions", cells, in: 8...1024)
        precondition(levels.allSatisfy { $0 > 0 && $0 < 1 }, "levels lie between 0 and 1; got \(levels)")
        let empty = levels.map { DensityRegion(level: $0, rings: []) }
        guard x.count >= max(2, minimumPoints) else { return empty }
        try Matrix(rows: x.count, columns: 1, values: x).requireFinite(for: "DensityRegions", names: ["x"])
        try Matrix(rows: y.count, columns: 1, values: y).requireFinite(for: "DensityRegions", names: ["y"])
        guard let grid = DensityGrid(x: x, y: y, cells: cells) else { return empty }
        let densities = zip(x, y).map { grid.density(x: $0, y: $1) }
        return levels.map { level in
            let threshold = Summary.quantile(densities, 1 - level)
            let rings = ContourTracer.rings(of: grid.values, side: grid.side, above: threshold)
                .map { ring in ring.map { grid.place($0) } }
                .filter { ring in
                    Ring.area(ring) < 0 || holdsEnough(ring, x, y)
                }
            let largest = rings.map { abs(Ring.area($0)) }.max() ?? 0
            let kept = rings.filter { abs(Ring.area($0)) >= 0.01 * largest }
            return DensityRegion(
                level: level,
                rings: kept.map { ring in grid.rounded(Ring.thinned(ring, to: ringLimit)) }
                    .filter { $0.count >= 3 })
        }
    }

    private func holdsEnough(_ ring: [SIMD2<Double>], _ x: [Double], _ y: [Double]) -> Bool {
        var held = 0
        for (x, y) in zip(x, y) where Ring.holds(ring, x: x, y: y) {
            held += 1
            if held >= minimumPoints { return true }
        }
        return held >= minimumPoints
    }
}

/// The outline of the densest region that holds a share of the points.
public struct DensityRegion: Sendable, Hashable {
    public let level: Double
    /// Closed polygons of (x, y), the first point not repeated. Counter-clockwise around the inside, clockwise around
    /// a hole; fill by the even-odd rule.
    public let rings: [[SIMD2<Double>]]
}
