/// The class weights on both sides of a cut, while rows move from its right to its left.
protocol SplitSums {
    /// - Parameters:
    ///   - left: class weights left of the cut.
    ///   - right: those right of it.
    init(left: UnsafeMutableBufferPointer<Double>, right: UnsafeMutableBufferPointer<Double>, rows: SplitRows)

    mutating func move(row: Int)

    /// Minus both sides' weight times impurity, but for a term that is the same for all cuts of a node.
    var worth: Double { get }
}

/// Labels and weights of the rows that a tree grows on.
struct SplitRows {
    let labels: UnsafeBufferPointer<UInt32>
    /// nil where every row weighs 1.
    let weights: UnsafeBufferPointer<Double>?
    /// Of 0, 1, 2, … n: n log2 n, where every row weighs 1 and the criterion asks for it.
    let logarithms: UnsafeBufferPointer<Double>
}

/// Gini, every row 1: the squares are kept up to date, and being whole numbers they are exact.
struct UnitGiniSums: SplitSums {
    private let left: UnsafeMutableBufferPointer<Double>
    private let right: UnsafeMutableBufferPointer<Double>
    private let labels: UnsafeBufferPointer<UInt32>
    private var leftTotal = 0.0
    private var rightTotal = 0.0
    private var leftSquares = 0.0
    private var rightSquares = 0.0

    init(left: UnsafeMutableBufferPointer<Double>, right: UnsafeMutableBufferPointer<Double>, rows: SplitRows) {
        (self.left, self.right, labels) = (left, right, rows.labels)
        for weight in left {
            leftTotal += weight
            leftSquares += weight * weight
        }
        for weight in right {
            rightTotal += weight
            rightSquares += weight * weight
        }
    }

    @inline(__always) mutating func move(row: Int) {
        let label = Int(labels[row])
        let onLeft = left[label], onRight = right[label]
        left[label] = onLeft + 1
        right[label] = onRight - 1
        leftSquares += 2 * onLeft + 1
        rightSquares -= 2 * onRight - 1
        leftTotal += 1
        rightTotal -= 1
    }

    @inline(__always) var worth: Double { leftSquares / leftTotal + rightSquares / rightTotal }
}

/// Entropy, every row 1: logarithms of whole numbers are looked up.
struct UnitEntropySums: SplitSums {
    private let left: UnsafeMutableBufferPointer<Double>
    private let right: UnsafeMutableBufferPointer<Double>
    private let rows: SplitRows
    private var leftTotal = 0.0
    private var rightTotal = 0.0

    init(left: UnsafeMutableBufferPointer<Double>, right: UnsafeMutableBufferPointer<Double>, rows: SplitRows) {
        (self.left, self.right, self.rows) = (left, right, rows)
        leftTotal = left.reduce(0, +)
        rightTotal = right.reduce(0, +)
    }

    @inline(__always) mutating func move(row: Int) {
        let label = Int(rows.labels[row])
        left[label] += 1
        right[label] -= 1
        leftTotal += 1
        rightTotal -= 1
    }

    @inline(__always) var worth: Double { side(left, leftTotal) + side(right, rightTotal) }

    @inline(__always) private func side(_ weights: UnsafeMutableBufferPointer<Double>, _ total: Double) -> Double {
        var sum = 0.0
        for weight in weights { sum += rows.logarithms[Int(weight)] }
        return sum - rows.logarithms[Int(total)]
    }
}

/// Any weights: each cut is weighed anew, so that rounding doesn't pile up.
struct WeightedSums<Criterion: WeightedCriterion>: SplitSums {
    private let left: UnsafeMutableBufferPointer<Double>
    private let right: UnsafeMutableBufferPointer<Double>
    private let rows: SplitRows

    init(left: UnsafeMutableBufferPointer<Double>, right: UnsafeMutableBufferPointer<Double>, rows: SplitRows) {
        (self.left, self.right, self.rows) = (left, right, rows)
    }

    @inline(__always) mutating func move(row: Int) {
        let label = Int(rows.labels[row]), weight = rows.weights?[row] ?? 1
        left[label] += weight
        right[label] -= weight
    }

    @inline(__always) var worth: Double { Criterion.worth(left) + Criterion.worth(right) }
}

protocol WeightedCriterion {
    static func worth(_ weights: UnsafeMutableBufferPointer<Double>) -> Double
}

enum WeightedGini: WeightedCriterion {
    @inline(__always) static func worth(_ weights: UnsafeMutableBufferPointer<Double>) -> Double {
        var total = 0.0
        var squares = 0.0
        for weight in weights {
            total += weight
            squares += weight * weight
        }
        return total > 0 ? squares / total : 0
    }
}

enum WeightedEntropy: WeightedCriterion {
    @inline(__always) static func worth(_ weights: UnsafeMutableBufferPointer<Double>) -> Double {
        var total = 0.0
        var sum = 0.0
        for weight in weights {
            total += weight
            sum += ImpurityCriterion.timesLogarithm(weight)
        }
        return sum - ImpurityCriterion.timesLogarithm(total)
    }
}
