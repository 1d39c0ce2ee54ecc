internal import CKernels
internal import Statistics

/// Points laid out feature by feature in groups of eight, so that a row meets eight of them at once.
///
/// A squared distance is the sum of (x − c)² in feature order, each term rounded, never fused: the same bits on any
/// processor, and the same whichever group or lane a point sits in.
struct PointLanes: Sendable {
    static let width = 8

    let count: Int
    let columns: Int
    /// Group g, feature j, lane l at `(g * columns + j) * 8 + l`. Unused lanes hold infinity and are never nearest.
    let values: [Double]

    /// - Parameter points: `count` x `columns`, row-major.
    init(_ points: UnsafeBufferPointer<Double>, count: Int, columns: Int) {
        self.count = count
        self.columns = columns
        let groups = (count + Self.width - 1) / Self.width
        var values = [Double](repeating: .infinity, count: groups * columns * Self.width)
        for point in 0..<count {
            let base = point / Self.width * columns * Self.width + point % Self.width
            for column in 0..<columns { values[base + column * Self.width] = points[point * columns + column] }
        }
        self.values = values
    }

    init(_ points: [Double], columns: Int) {
        self = points.withUnsafeBufferPointer {
            PointLanes($0, count: columns > 0 ? points.count / columns : 0, columns: columns)
        }
    }

    init(_ points: Matrix) {
        self = points.withUnsafeValues { PointLanes($0, count: points.rows, columns: points.columns) }
    }

    /// The nearest of the points for each of `rows` of `x`.
    func nearest(_ x: Matrix, rows: Range<Int>) -> NearestPoints {
        var found = NearestPoints(rows: rows.count)
        x.withUnsafeValues { source in
            guard let base = source.baseAddress else { return }
            kernel_nearest(
                base + rows.lowerBound * columns, rows.count, columns, values, count, &found.index, &found.squared,
                &found.second)
        }
        return found
    }

    /// The squared distances of a row to the first `count` of the points, into as many places.
    func squaredDistances(
        _ row: UnsafePointer<Double>, count: Int, into target: UnsafeMutablePointer<Double>
    ) {
        precondition(count <= self.count, "\(count) of \(self.count) points")
        kernel_distances(row, columns, values, count, target)
    }

    func nearest(_ x: Matrix) -> NearestPoints { nearest(x, rows: 0..<x.rows) }

    /// The squared distance of `row` to each point.
    func squaredDistances(to row: ArraySlice<Double>) -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            row.withUnsafeBufferPointer { row in
                guard let row = row.baseAddress, let target = buffer.baseAddress else { return }
                squaredDistances(row, count: count, into: target)
                initialized = count
            }
        }
    }

    /// The points less `shift`, as floats in the same lanes.
    func shifted(by shift: [Double]) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(values.count)
        for start in stride(from: 0, to: values.count, by: Self.width) {
            let shift = shift[start / Self.width % columns]
            for place in start..<start + Self.width { result.append(Float(values[place] - shift)) }
        }
        return result
    }
}

/// For each of some rows the nearest of some points.
struct NearestPoints: Sendable {
    /// The lower index among ties.
    var index: [Int32]
    /// The squared distance to it.
    var squared: [Double]
    /// The squared distance to the runner-up; infinity where there is one point only.
    var second: [Double]

    init(rows: Int) {
        index = [Int32](repeating: 0, count: rows)
        squared = [Double](repeating: 0, count: rows)
        second = squared
    }

    var labels: [Int] { index.map { Int($0) } }
}
