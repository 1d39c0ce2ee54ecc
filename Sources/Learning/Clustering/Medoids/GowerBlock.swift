/// Rows laid out column by column in groups of eight, so that one row meets eight of them at once. Columns are summed
/// in one order, each term rounded: d(a, b) and d(b, a) are the same to the last bit.
struct GowerBlock: Sendable {
    typealias Lanes = SIMD8<Double>
    static let width = Lanes.scalarCount

    let count: Int
    private let columns: [Gower.Column]
    /// Group g, column j at `g * columns + j`; unused lanes hold zeros.
    private let lanes: [Lanes]
    /// No value is missing and no column is left out: one sum of weights for all pairs.
    private let isComplete: Bool
    private let totalWeight: Double

    init(_ rows: GowerRows) {
        count = rows.count
        columns = rows.columns
        let p = rows.columns.count
        var lanes = [Lanes](repeating: .zero, count: (rows.count + Self.width - 1) / Self.width * p)
        for row in 0..<rows.count {
            for column in 0..<p {
                lanes[row / Self.width * p + column][row % Self.width] = rows.values[row * p + column]
            }
        }
        self.lanes = lanes
        isComplete = !rows.hasMissing && !rows.columns.contains { $0.kind == .presence }
        totalWeight = rows.columns.reduce(0) { $0 + $1.weight }
    }

    var groups: Int { (count + Self.width - 1) / Self.width }

    /// Room for one row's dissimilarities to all.
    var scratch: [Lanes] { [Lanes](repeating: .zero, count: groups) }

    /// The dissimilarities of a row to all of the block, unused lanes 0.
    func measure(_ rows: GowerRows, _ row: Int, into result: inout [Lanes]) {
        let p = columns.count, isComplete = isComplete && !rows.hasMissing
        columns.withUnsafeBufferPointer { columns in
            lanes.withUnsafeBufferPointer { lanes in
                rows.values.withUnsafeBufferPointer { values in
                    for group in result.indices {
                        let from = values[row * p..<(row + 1) * p], to = lanes[group * p..<(group + 1) * p]
                        result[group] =
                            isComplete ? complete(columns, from, to) : sharing(columns, from, to)
                    }
                }
            }
        }
        for lane in count..<max(count, groups * Self.width) { result[groups - 1][lane % Self.width] = 0 }
    }

    private typealias Columns = UnsafeBufferPointer<Gower.Column>

    /// Every column counts for every pair.
    @inline(__always)
    private func complete(
        _ columns: Columns, _ from: Slice<UnsafeBufferPointer<Double>>, _ to: Slice<UnsafeBufferPointer<Lanes>>
    ) -> Lanes {
        var sum = Lanes.zero
        for index in columns.indices {
            let difference = Lanes(repeating: from[from.startIndex + index]) - to[to.startIndex + index]
            if columns[index].kind == .category {
                sum += Lanes(repeating: columns[index].weight).replacing(with: 0, where: difference .== 0)
            } else {
                sum += magnitude(difference)
            }
        }
        return sum / totalWeight
    }

    /// Columns count where both values are known and, of a presence, not both zero.
    @inline(__always)
    private func sharing(
        _ columns: Columns, _ from: Slice<UnsafeBufferPointer<Double>>, _ to: Slice<UnsafeBufferPointer<Lanes>>
    ) -> Lanes {
        var sum = Lanes.zero, weights = Lanes.zero
        var isAbsentInBoth = SIMDMask<SIMD8<Int64>>(repeating: false)
        for index in columns.indices {
            let value = Lanes(repeating: from[from.startIndex + index]), other = to[to.startIndex + index]
            let difference = value - other, weight = Lanes(repeating: columns[index].weight)
            // NaN, where either is missing, equals nothing.
            var counts = difference .== difference
            let term: Lanes
            switch columns[index].kind {
            case .category: term = weight.replacing(with: 0, where: difference .== 0)
            case .presence:
                let isZero = value + other .== 0
                isAbsentInBoth = isAbsentInBoth .| isZero
                counts = counts .& .!isZero
                term = magnitude(difference)
            case .number, .ordered, .flag: term = magnitude(difference)
            }
            sum += term.replacing(with: 0, where: .!counts)
            weights += weight.replacing(with: 0, where: .!counts)
        }
        let unknown = Lanes(repeating: 1).replacing(with: 0, where: isAbsentInBoth)
        return (sum / weights).replacing(with: unknown, where: weights .== 0)
    }

    @inline(__always)
    private func magnitude(_ difference: Lanes) -> Lanes {
        unsafeBitCast(unsafeBitCast(difference, to: SIMD8<UInt64>.self) & 0x7fff_ffff_ffff_ffff, to: Lanes.self)
    }
}
