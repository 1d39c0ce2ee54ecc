/// The values at some places of the ascending order, found without sorting all: values are counted by the first 16 bits
/// of their order (a sixteenth of an octave), and only those that share them with a value asked for are sorted.
struct OrderStatistics {
    /// Values that are present; NaN is not.
    let count: Int
    private let values: [Double]
    /// By bucket how many values come before it.
    private let starts: [UInt32]

    init(_ values: [Double]) {
        self.values = values
        var counts = [UInt32](repeating: 0, count: Self.buckets + 1)
        var missing = 0
        counts.withUnsafeMutableBufferPointer { counts in
            for value in values {
                counts[Self.bucket(value) + 1] &+= 1
                if value.isNaN { missing += 1 }
            }
            for bucket in 1...Self.buckets { counts[bucket] &+= counts[bucket - 1] }
        }
        count = values.count - missing
        starts = counts
    }

    /// - Parameter places: from 0, ascending, below `count`.
    func values(at places: [Int]) -> [Double] {
        var isAsked = [Bool](repeating: false, count: Self.buckets)
        // Of each place the values before it that aren't sorted.
        var passed = 0, next = 0
        let offsets = places.map { place in
            while starts[next + 1] <= place {
                if !isAsked[next] { passed += Int(starts[next + 1] - starts[next]) }
                next += 1
            }
            isAsked[next] = true
            return passed
        }
        let sorted = isAsked.withUnsafeBufferPointer { isAsked in
            values.filter { isAsked[Self.bucket($0)] }.ascending()
        }
        return zip(places, offsets).map { sorted[$0 - $1] }
    }

    private static let buckets = 1 << 16

    private static func bucket(_ value: Double) -> Int { Int(truncatingIfNeeded: order(of: value) >> 48) }
}
