public import Basics
public import Learning
public import Statistics

/// How well the groups of a protected attribute can be told apart by something else: a proxy stands in for an attribute
/// that is itself no feature.
public struct ProxyStrength: Sendable, Hashable {
    /// Out of fold, one group against the rest, weighted by the groups' sizes, mean over the folds: 0.5 is chance.
    public var auc: Double
    /// Mean over permutations of the groups among the customers.
    public var chance: Double
    /// 95 % quantile of the same.
    public var chanceHigh: Double
    /// Of the permutations' normal approximation, one-sided: with many features there is no end of permutations that
    /// would be needed to count.
    public var p: Double

    init(auc: Double, null: [Double]) {
        self.auc = auc
        chance = Summary.mean(null)
        chanceHigh = Summary.quantile(null, 0.95)
        let sd = Summary.standardDeviation(null)
        p = sd > 0 ? Normal.survival((auc - chance) / sd) : auc > chance ? 0 : 1
    }
}

/// Measures proxies on given customers and folds.
public struct ProxyScreen: Sendable {
    /// The groups of the customers looked at, whole numbers from 0.
    public let groups: [Int]
    /// Divisions of the same customers.
    public let folds: [Fold]
    public var threads: Int
    private let observed: GroupedCustomers
    /// The groups in random order: what every strength is held against.
    private let shuffled: [GroupedCustomers]

    public var permutations: Int { shuffled.count }

    public init(groups: [Int], folds: [Fold], permutations: Int = 100, seed: UInt64, threads: Int = 1) {
        self.groups = groups
        self.folds = folds
        self.threads = threads
        let count = (groups.max() ?? -1) + 1
        observed = GroupedCustomers(groups, count: count)
        shuffled = (0..<permutations).map { index in
            var generator = SeededGenerator(seed: seed, stream: "proxy permutation", index: index)
            var shuffled = groups
            generator.shuffle(&shuffled)
            return GroupedCustomers(shuffled, count: count)
        }
    }

    /// A feature cut into cells: each group's chance is its share among the training customers of the cell.
    ///
    /// - Parameter cells: per fold and customer, whole numbers from 0, as the fold's training customers would cut them.
    public func strength(cells: [[Int]]) -> ProxyStrength {
        precondition(cells.count == folds.count, "\(cells.count) cuts for \(folds.count) folds")
        let rates = zip(cells, folds).map { CellRates($0, $1) }
        return strength { customers in rates.map { $0.auc(customers.sets) } }
    }

    /// All columns together: a linear discriminant, by ridge regression of each group's indicator.
    ///
    /// - Parameter x: per fold the customers x columns, as its training customers would prepare them.
    public func strength(_ x: [Matrix]) throws(Diagnostic) -> ProxyStrength {
        var models: [RidgeDiscriminant] = []
        for (x, fold) in zip(x, folds) { models.append(try RidgeDiscriminant(x, fold)) }
        let fitted = models
        return strength { customers in fitted.map { $0.auc(customers.groups, customers.sets.count) } }
    }

    private func strength(_ aucs: @Sendable (GroupedCustomers) -> [Double?]) -> ProxyStrength {
        @Sendable func mean(_ customers: GroupedCustomers) -> Double {
            let known = aucs(customers).compactMap { $0 }
            return known.isEmpty ? 0.5 : Summary.mean(known)
        }
        let null = (try? parallelMap(shuffled.count, threads: threads) { mean(shuffled[$0]) }) ?? []
        return ProxyStrength(auc: mean(observed), null: null)
    }
}

/// Which customers are in which group, by customer and by group.
private struct GroupedCustomers: Sendable {
    let groups: [Int]
    let sets: RowSets

    init(_ groups: [Int], count: Int) {
        self.groups = groups
        sets = RowSets(of: groups, count: count)
    }
}
