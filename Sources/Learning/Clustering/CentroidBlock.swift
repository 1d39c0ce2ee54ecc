/// Points laid out feature by feature in groups of eight, so that one row meets eight of them at once.
///
/// A squared distance is the sum of (x − c)² in feature order, each term rounded, never fused: the same value on any
/// processor, and the same whichever group or lane a point sits in.
struct CentroidBlock: Sendable {
    typealias Lanes = SIMD8<Double>
    static let width = Lanes.scalarCount

    let count: Int
    let columns: Int
    /// Group g, feature j at `g * columns + j`. Unused lanes hold infinity and are never nearest.
    private var lanes: [Lanes]

    /// - Parameter points: `count` x `columns`, row-major.
    init(_ points: UnsafeBufferPointer<Double>, count: Int, columns: Int) {
        self.count = count
        self.columns = columns
        let groups = (count + Self.width - 1) / Self.width
        lanes = [Lanes](repeating: Lanes(repeating: .infinity), count: groups * columns)
        for point in 0..<count {
            let base = point / Self.width * columns, lane = point % Self.width
            for column in 0..<columns { lanes[base + column][lane] = points[point * columns + column] }
        }
    }

    init(_ points: [Double], columns: Int) {
        self = points.withUnsafeBufferPointer {
            CentroidBlock($0, count: columns > 0 ? points.count / columns : 0, columns: columns)
        }
    }

    var groups: Int { (count + Self.width - 1) / Self.width }

    /// Gives the body a view whose distances run without bounds checks.
    @inline(__always)
    func withKernel<Result>(_ body: (Kernel) -> Result) -> Result {
        lanes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return body(Kernel(lanes: nil, count: 0, columns: columns)) }
            return body(Kernel(lanes: base, count: count, columns: columns))
        }
    }

    struct Kernel {
        fileprivate let lanes: UnsafePointer<Lanes>?
        let count: Int
        let columns: Int

        /// Squared distances of a row of `columns` values to the eight points of a group.
        @inline(__always)
        func squaredDistances(_ row: UnsafePointer<Double>, group: Int) -> Lanes {
            var sum = Lanes.zero
            guard let lanes else { return sum }
            let points = lanes + group * columns
            for column in 0..<columns {
                let difference = Lanes(repeating: row[column]) - points[column]
                sum += difference * difference
            }
            return sum
        }

        /// The nearest point, the lower index among ties, with its squared distance and that of the runner-up
        /// (infinity where there is one point only).
        @inline(__always)
        func nearest(_ row: UnsafePointer<Double>) -> (index: Int, squared: Double, second: Double) {
            var index = 0, best = Double.infinity, second = Double.infinity
            var first = 0
            while first < count {
                let distances = squaredDistances(row, group: first / CentroidBlock.width)
                for lane in 0..<min(CentroidBlock.width, count - first) {
                    // No branches: which point wins is a coin toss to the processor.
                    let distance = distances[lane], isCloser = distance < best
                    let loser = isCloser ? best : distance
                    second = loser < second ? loser : second
                    best = isCloser ? distance : best
                    index = isCloser ? first + lane : index
                }
                first += CentroidBlock.width
            }
            return (index, best, second)
        }
    }
}
