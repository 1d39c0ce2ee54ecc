internal import Statistics

/// Means and sizes of clusters in single precision, sixteen side by side, to rule out most clusters cheaply. What
/// isn't ruled out is measured in double precision by the caller, so that rounding here never changes a result.
struct CoarsePoints: Sendable {
    private typealias Lanes = SIMD16<Float>
    private static let width = Lanes.scalarCount
    /// Columns between two looks at whether all sixteen are already too far.
    private static let stride = 8

    private let columns: Int
    /// The middle of the data and the largest distance from it along one axis: coordinates become −1...1.
    private let origin: [Double]
    private let radius: Double
    private let totalSize: Double
    private(set) var count: Int
    /// Group g, column j at `g * columns + j`.
    private var coordinates: [Lanes]
    /// Total size / size.
    private var inverseSizes: [Lanes]

    init(_ x: Matrix, sizes: [Double]) {
        columns = x.columns
        count = x.rows
        totalSize = sizes.reduce(0, +)
        let groups = (x.rows + Self.width - 1) / Self.width
        coordinates = [Lanes](repeating: .zero, count: groups * columns)
        inverseSizes = [Lanes](repeating: Lanes(repeating: 1), count: groups)
        var low = Array(x.row(0)), high = low
        for row in 0..<x.rows {
            for column in 0..<columns {
                low[column] = min(low[column], x[row, column])
                high[column] = max(high[column], x[row, column])
            }
        }
        origin = zip(low, high).map { ($0 + $1) / 2 }
        let radius = zip(low, high).reduce(0) { max($0, ($1.1 - $1.0) / 2) }
        self.radius = radius > 0 ? radius : 1
        for row in 0..<x.rows { set(row, x.row(row), size: sizes[row]) }
    }

    mutating func set(_ place: Int, _ mean: ArraySlice<Double>, size: Double) {
        let group = place / Self.width, lane = place % Self.width
        for (column, value) in mean.enumerated() {
            coordinates[group * columns + column][lane] = Float((value - origin[column]) / radius)
        }
        inverseSizes[group][lane] = Float(totalSize / size)
    }

    mutating func removeLast() { count -= 1 }

    /// Calls the body with every place, itself included, whose Ward dissimilarity may be no more than the limit. The
    /// body returns the limit to go on with.
    ///
    /// Let u be a float's rounding. Coordinates are off by u, a difference of two points by no more than e = 2u√p in
    /// length, and sums by p u relatively; (d + e)² ≤ d² (1 + η) + e² (1 + 1/η), with η = 10⁻⁴.
    @inline(__always)
    func forEachCandidate(near place: Int, within limit: Double, _ body: (Int) -> Double) {
        let p = columns, unit = Double(Float.ulpOfOne)
        let relative = 1 + 1e-4 + Double(p + 16) * unit
        let absolute = Float(Double(p) * 4 * unit * unit * 1.1e4)
        let scale = relative / (radius * radius * totalSize)
        func coarseLimit(_ limit: Double) -> Float { max(Float(limit * scale), .leastNormalMagnitude) }
        coordinates.withUnsafeBufferPointer { coordinates in
            inverseSizes.withUnsafeBufferPointer { inverseSizes in
                let point = (0..<p).map { coordinates[place / Self.width * p + $0][place % Self.width] }
                let inverse = inverseSizes[place / Self.width][place % Self.width]
                var limit = coarseLimit(limit)
                point.withUnsafeBufferPointer { point in
                    for group in 0..<(count + Self.width - 1) / Self.width {
                        let limits = (inverseSizes[group] + inverse) * limit + absolute
                        var sum = Lanes.zero, column = 0
                        var isNear = true
                        while isNear, column < p {
                            let end = min(column + Self.stride, p)
                            while column < end {
                                let difference = coordinates[group * p + column] - point[column]
                                sum += difference * difference
                                column += 1
                            }
                            isNear = any(sum .<= limits)
                        }
                        guard isNear else { continue }
                        for lane in 0..<min(Self.width, count - group * Self.width) where sum[lane] <= limits[lane] {
                            limit = coarseLimit(body(group * Self.width + lane))
                        }
                    }
                }
            }
        }
    }
}
