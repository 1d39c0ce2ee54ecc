import Statistics

/// Pearson correlations of columns, each over the rows where both are present; 0 where one of the two is constant.
struct Correlations {
    let count: Int
    private var values: [Double]

    init(_ columns: [[Double]]) {
        count = columns.count
        values = [Double](repeating: 1, count: count * count)
        let complete = columns.indices.filter { !columns[$0].contains(where: \.isNaN) }
        addComplete(columns, complete)
        let isComplete = columns.indices.map(Set(complete).contains)
        for first in 0..<count {
            for second in first + 1..<max(count, first + 1) where !(isComplete[first] && isComplete[second]) {
                self[first, second] = Self.pearson(columns[first], columns[second])
            }
        }
    }

    /// Columns without gaps share their means, so that one sweep over the rows serves all pairs.
    private mutating func addComplete(_ columns: [[Double]], _ complete: [Int]) {
        guard let rows = complete.first.map({ columns[$0].count }), complete.count > 1 else { return }
        var x = Matrix(rows: rows, columns: complete.count)
        x.set(columns: 0, complete.map { columns[$0] })
        let covariance = Covariance.matrix(of: x, ddof: 0)
        for (i, first) in complete.enumerated() {
            for (j, second) in complete.enumerated().dropFirst(i + 1) {
                let scale = covariance[i, i].squareRoot() * covariance[j, j].squareRoot()
                self[first, second] = scale > 0 ? min(1, max(-1, covariance[i, j] / scale)) : 0
            }
        }
    }

    /// Replaces those that are larger in absolute value.
    mutating func replace(above limit: Double, by exact: (Int, Int) -> Double) {
        for first in 0..<count {
            for second in first + 1..<max(count, first + 1) where abs(self[first, second]) > limit {
                self[first, second] = exact(first, second)
            }
        }
    }

    /// A given correlation matrix.
    init(matrix: [[Double]]) {
        count = matrix.count
        values = matrix.flatMap { $0 }
    }

    subscript(first: Int, second: Int) -> Double {
        get { values[first * count + second] }
        set {
            values[first * count + second] = newValue
            values[second * count + first] = newValue
        }
    }

    /// Two passes over the rows where both values are present: means, then products of deviations.
    static func pearson(_ first: [Double], _ second: [Double]) -> Double {
        var count = 0.0, sumOfFirst = 0.0, sumOfSecond = 0.0
        for row in first.indices where !first[row].isNaN && !second[row].isNaN {
            count += 1
            sumOfFirst += first[row]
            sumOfSecond += second[row]
        }
        let meanOfFirst = sumOfFirst / count, meanOfSecond = sumOfSecond / count
        var product = 0.0, squaresOfFirst = 0.0, squaresOfSecond = 0.0
        for row in first.indices where !first[row].isNaN && !second[row].isNaN {
            let a = first[row] - meanOfFirst, b = second[row] - meanOfSecond
            product += a * b
            squaresOfFirst += a * a
            squaresOfSecond += b * b
        }
        let scale = squaresOfFirst.squareRoot() * squaresOfSecond.squareRoot()
        return scale > 0 ? min(1, max(-1, product / scale)) : 0
    }
}

/// Of each pair with |r| above the threshold drops the column with the larger mean |r| to the columns that are left, as
/// `findCorrelation(exact = TRUE)` of R's caret describes it (Kuhn 2008, J. Stat. Softw. 28(5)).
///
/// Pairs are visited in the order of decreasing mean |r| at the start; ties drop the later column. Where one of the two
/// is protected the other goes; where both are, both stay.
struct CorrelationPruning {
    var threshold: Double

    struct Drop: Hashable {
        var dropped: Int
        var kept: Int
        var correlation: Double
    }

    func drops(_ correlations: Correlations, isProtected: [Bool]) -> [Drop] {
        let all = Array(0..<correlations.count)
        var isLeft = [Bool](repeating: true, count: all.count)
        func mean(_ column: Int) -> Double {
            Summary.mean(all.lazy.filter { isLeft[$0] && $0 != column }.map { abs(correlations[column, $0]) })
        }
        let starting = all.map(mean)
        let order = all.sorted { (starting[$1], $0) < (starting[$0], $1) }
        var drops: [Drop] = []
        for (place, first) in order.enumerated() {
            for second in order[(place + 1)...] where isLeft[first] && isLeft[second] {
                let correlation = correlations[first, second]
                guard abs(correlation) > threshold, !(isProtected[first] && isProtected[second]) else { continue }
                let dropsFirst =
                    isProtected[first] != isProtected[second] ? isProtected[second] : mean(first) > mean(second)
                let (dropped, kept) = dropsFirst ? (first, second) : (second, first)
                isLeft[dropped] = false
                drops.append(Drop(dropped: dropped, kept: kept, correlation: correlation))
            }
        }
        return drops
    }
}
