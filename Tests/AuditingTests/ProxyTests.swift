import Learning
import Statistics
import Testing

@testable import Auditing

@Suite struct ProxyTests {
    static let groups = (0..<300).map { (row: Int) -> Int in
        let digit = row * 7 % 10
        return digit < 5 ? 0 : digit < 8 ? 1 : 2
    }
    static let folds = (0..<3).map { fold in
        Fold(training: (0..<300).filter { $0 % 3 != fold }, test: (0..<300).filter { $0 % 3 == fold })
    }
    static let x: Matrix = {
        var x = Matrix(rows: 300, columns: 3)
        for row in 0..<300 {
            x[row, 0] = Double(row * 13 % 17) / 17 + (groups[row] == 1 ? 0.4 : 0)
            x[row, 1] = Double(row * 5 % 23) / 23 - 0.3 * Double(groups[row])
            x[row, 2] = Double(row * 11 % 29) / 29
        }
        return x
    }()
    static let cells = (0..<300).map { (row: Int) -> Int in
        let base = row * 37 % 101 * 6 / 101, shift = row % 3 == 1 ? groups[row] : 0
        return (base + shift) % 6
    }

    private var screen: ProxyScreen { ProxyScreen(groups: Self.groups, folds: Self.folds, permutations: 40, seed: 1) }

    /// scikit-learn 1.9.1: Ridge(alpha=1) and roc_auc_score, one group against the rest; see reference/proxies.py.
    @Test func equalsScikitLearn() throws {
        let linear = try screen.strength(Self.folds.map { _ in Self.x })
        #expect(abs(linear.auc - 0.8560904761904761) < 1e-10)
        let rates = screen.strength(cells: Self.folds.map { _ in Self.cells })
        #expect(abs(rates.auc - 0.26532797619047616) < 1e-10)
    }

    /// What is no proxy looks like a permutation, what is one does not.
    @Test func chanceIsWhatPermutationsGive() throws {
        let linear = try screen.strength(Self.folds.map { _ in Self.x })
        #expect(linear.auc > linear.chanceHigh && linear.p < 1e-6)
        #expect(abs(linear.chance - 0.5) < 0.05 && linear.chanceHigh > linear.chance)
        let constant = screen.strength(cells: Self.folds.map { _ in [Int](repeating: 0, count: 300) })
        #expect(constant.auc == 0.5 && constant.p == 1)
    }

    @Test func threadsChangeNothing() throws {
        var parallel = screen
        parallel.threads = 4
        #expect(
            parallel.strength(cells: Self.folds.map { _ in Self.cells })
                == screen.strength(cells: Self.folds.map { _ in Self.cells }))
    }
}
