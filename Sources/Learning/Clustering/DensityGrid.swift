internal import Statistics

/// A histogram of points, linearly binned onto grid nodes and smoothed by a Gaussian, whose border is zero.
struct DensityGrid {
    /// Nodes per axis.
    let side: Int
    /// Node (i, j) at `j * side + i`.
    private(set) var values: [Double]
    private let origin: SIMD2<Double>
    private let step: SIMD2<Double>

    /// Nil where an axis has no spread.
    init?(x: [Double], y: [Double], cells: Int) {
        let axes = [x, y].map { Axis($0, cells: cells) }
        guard axes.allSatisfy({ $0.step > 1e-300 && $0.step.isFinite }) else { return nil }
        side = cells + 1
        origin = SIMD2(axes[0].origin, axes[1].origin)
        step = SIMD2(axes[0].step, axes[1].step)
        values = [Double](repeating: 0, count: side * side)
        for (x, y) in zip(x, y) {
            let (node, part) = locate(x: x, y: y)
            values[node] += (1 - part.x) * (1 - part.y)
            values[node + 1] += part.x * (1 - part.y)
            values[node + side] += (1 - part.x) * part.y
            values[node + side + 1] += part.x * part.y
        }
        smooth(axes[0].kernel, stride: 1, across: side)
        smooth(axes[1].kernel, stride: side, across: 1)
        for index in 0..<side {
            for border in [index, (side - 1) * side + index, index * side, index * side + side - 1] {
                values[border] = 0
            }
        }
    }

    /// Bilinear between nodes, as the contour sees it.
    func density(x: Double, y: Double) -> Double {
        let (node, part) = locate(x: x, y: y)
        let low = values[node] + part.x * (values[node + 1] - values[node])
        let high = values[node + side] + part.x * (values[node + side + 1] - values[node + side])
        return low + part.y * (high - low)
    }

    /// From grid units to the points' units.
    func place(_ point: SIMD2<Double>) -> SIMD2<Double> { origin + point * step }

    /// To a power of ten that is at most a thousandth of each axis's range.
    func rounded(_ ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
        let ranges = step * Double(side - 1)
        var result: [SIMD2<Double>] = []
        for point in ring {
            let next = SIMD2(Self.rounded(point.x, range: ranges.x), Self.rounded(point.y, range: ranges.y))
            if next != result.last { result.append(next) }
        }
        if result.count > 1, result.first == result.last { result.removeLast() }
        return result
    }

    private static func rounded(_ value: Double, range: Double) -> Double {
        // Multiplying and dividing by a whole power of ten gives the double nearest to the decimal.
        var inverse = 1.0, unit = 1.0
        while range * inverse < 1000 { inverse *= 10 }
        while range >= 10000 * unit { unit *= 10 }
        return inverse > 1 ? (value * inverse).rounded() / inverse : (value / unit).rounded() * unit
    }

    private func locate(x: Double, y: Double) -> (node: Int, part: SIMD2<Double>) {
        let place = (SIMD2(x, y) - origin) / step
        let i = min(max(Int(place.x), 0), side - 2), j = min(max(Int(place.y), 0), side - 2)
        return (j * side + i, SIMD2(place.x - Double(i), place.y - Double(j)))
    }

    private mutating func smooth(_ kernel: [Double], stride: Int, across: Int) {
        let reach = kernel.count - 1
        var line = [Double](repeating: 0, count: side)
        for start in 0..<side {
            for index in 0..<side { line[index] = values[start * across + index * stride] }
            for index in 0..<side {
                var sum = 0.0
                for other in max(0, index - reach)...min(side - 1, index + reach) {
                    sum += kernel[abs(other - index)] * line[other]
                }
                values[start * across + index * stride] = sum
            }
        }
    }

    /// One axis: its grid with room for the kernel around the points, and the kernel's right half.
    private struct Axis {
        let origin: Double
        let step: Double
        let kernel: [Double]

        init(_ values: [Double], cells: Int) {
            let low = values.min() ?? 0, high = values.max() ?? 0
            // Scott's rule for two dimensions: sd · n^(−1/6), with the robust spread where that is smaller.
            let sorted = values.ascending()
            let quartiles = Summary.quantile(sorted: sorted, 0.75) - Summary.quantile(sorted: sorted, 0.25)
            let deviation = Summary.standardDeviation(values)
            let spread = quartiles > 0 ? min(deviation, quartiles / 1.349) : deviation
            let sixthRoot = Double(values.count).squareRoot().cubeRoot
            let bandwidth = max(spread / sixthRoot, (high - low) / Double(cells))
            origin = low - 3 * bandwidth
            step = (high - low + 6 * bandwidth) / Double(cells)
            let width = bandwidth / step
            kernel =
                width > 0 && width.isFinite
                ? (0...Int(3 * width)).map { Self.bell(Double($0) / width) } : []
        }

        /// exp(−z²/2) for z in 0...3, by halving the argument: the C library's last bits depend on the processor.
        private static func bell(_ z: Double) -> Double {
            let t = -z * z / 2 / 64
            var term = 1.0, sum = 1.0
            for n in 1...12 {
                term *= t / Double(n)
                sum += term
            }
            for _ in 0..<6 { sum *= sum }
            return sum
        }
    }
}

extension Double {
    /// Newton's method from above; for positive numbers.
    fileprivate var cubeRoot: Double {
        guard self > 0 else { return 0 }
        var root = max(1, self)
        for _ in 0..<200 {
            let next = (2 * root + self / (root * root)) / 3
            guard next < root else { break }
            root = next
        }
        return root
    }
}
