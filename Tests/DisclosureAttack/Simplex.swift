/// Linear programs over one set of equations with unknowns not below 0: the two-phase simplex on a dense tableau, by
/// Bland's rule, which cannot go round in circles. For the small programs of tests.
struct Simplex {
    private(set) var columns: Int
    /// Row by row, right-hand side last; the columns of `basis` are those of an identity.
    private var tableau: [Double]
    private var basis: [Int]
    private var width: Int { columns + 1 }

    private static let tiny = 1e-9

    /// - Parameter rows: coefficients and right-hand side. Nil where no unknowns fulfil them.
    init?(rows: [[Double]], columns: Int) {
        self.columns = columns + rows.count
        basis = rows.indices.map { columns + $0 }
        tableau = []
        for (index, row) in rows.enumerated() {
            let sign: Double = row[columns] < 0 ? -1 : 1
            var helpers = [Double](repeating: 0, count: rows.count)
            helpers[index] = 1
            tableau += row[..<columns].map { $0 * sign } + helpers + [row[columns] * sign]
        }
        // First drive out the helpers that make the start a solution.
        var weights = [Double](repeating: 0, count: self.columns)
        for helper in columns..<self.columns { weights[helper] = -1 }
        guard let least = maximise(weights), least > -1e-6 else { return nil }
        leaveHelpers(from: columns)
        var kept: [Double] = [], keptBasis: [Int] = []
        for row in basis.indices where basis[row] < columns {
            kept += tableau[(row * width)..<(row * width + columns)] + [tableau[row * width + self.columns]]
            keptBasis.append(basis[row])
        }
        self.columns = columns
        tableau = kept
        basis = keptBasis
    }

    /// The greatest weighted sum of the unknowns.
    func greatest(_ weights: [Double]) -> Double {
        var copy = self
        return copy.maximise(weights) ?? .infinity
    }

    /// Nil where there is no greatest.
    private mutating func maximise(_ weights: [Double]) -> Double? {
        var costs = weights + [0]
        for row in basis.indices where weights[basis[row]] != 0 {
            let weight = weights[basis[row]]
            for column in 0..<width { costs[column] -= weight * tableau[row * width + column] }
        }
        while let entering = (0..<columns).first(where: { costs[$0] > Self.tiny }) {
            var leaving: Int?, least = Double.infinity
            for row in basis.indices where tableau[row * width + entering] > Self.tiny {
                let ratio = tableau[row * width + columns] / tableau[row * width + entering]
                if ratio < least - Self.tiny
                    || ratio <= least + Self.tiny && basis[row] < leaving.map({ basis[$0] }) ?? 0
                {
                    (leaving, least) = (row, min(ratio, least))
                }
            }
            guard let leaving else { return nil }
            pivot(leaving, entering)
            let cost = costs[entering]
            for column in 0..<width { costs[column] -= cost * tableau[leaving * width + column] }
            costs[entering] = 0
        }
        return -costs[columns]
    }

    private mutating func pivot(_ row: Int, _ column: Int) {
        let scale = tableau[row * width + column]
        for other in 0..<width { tableau[row * width + other] /= scale }
        for other in basis.indices where other != row {
            let factor = tableau[other * width + column]
            guard factor != 0 else { continue }
            for place in 0..<width { tableau[other * width + place] -= factor * tableau[row * width + place] }
            tableau[other * width + column] = 0
        }
        basis[row] = column
    }

    /// Helpers still in the basis are 0: another unknown takes their row, or the row says nothing new.
    private mutating func leaveHelpers(from first: Int) {
        for row in basis.indices where basis[row] >= first {
            if let column = (0..<first).first(where: { abs(tableau[row * width + $0]) > 1e-7 }) { pivot(row, column) }
        }
    }
}
