public import Basics
import Tables

/// Leaves out features that tell customers hardly apart or repeat another. The analyst's own choice wins.
///
/// In this order: excluded by the analyst; near-zero variance; correlation. Included features are never dropped, but
/// exclusion outweighs an inclusion that matches by prefix. Every statistic is learnt from the rows given to `fit`; of
/// many rows a sample shows which features are far from a limit, and all rows decide of the others.
public struct Selection: Sendable, Hashable {
    /// A feature is nearly constant where more than 1 − `variance` of the customers share one value, or the variance of
    /// the values brought to 0...1 is below `variance`. 0 switches the step off.
    public var variance: Double
    /// Of two features with an absolute correlation above this one is dropped. 1 switches the step off.
    public var correlation: Double
    public var include: [FeaturePattern]
    public var exclude: [FeaturePattern]
    /// Families whose correlations are taken on log(1 + x), the scale on which preparation hands them over.
    public var logFamilies: [ScaleFamily]

    public init(
        variance: Double = 0.001, correlation: Double = 0.95, include: [FeaturePattern] = [],
        exclude: [FeaturePattern] = [], logFamilies: [ScaleFamily] = [.money, .counts]
    ) {
        self.variance = variance
        self.correlation = correlation
        self.include = include
        self.exclude = exclude
        self.logFamilies = logFamilies
    }

    /// - Throws: `features.unknown-name` for each pattern without a match, `selection.contradiction` for a pattern that
    ///   is both included and excluded, `selection.nothing-left`.
    public func fit(_ table: FeatureTable, rows: [Int]) throws(Diagnostics) -> SelectionModel {
        try check(table.names)
        var dropped: [String: FeatureExclusion] = [:]
        func remaining() -> [Feature] { table.features.filter { dropped[$0.name] == nil } }

        for name in table.names where exclude.contains(where: { $0.matches(name) }) {
            dropped[name] = FeatureExclusion(name: name, reason: say("excluded by the analyst"))
        }
        let sample = Self.sample(of: rows)
        for feature in remaining() where !isIncluded(feature.name) && !varies(feature, sample) {
            dropped[feature.name] = NearZeroVariance(threshold: variance).exclusion(of: feature, rows: rows)
        }
        for exclusion in correlated(remaining(), rows: rows, sample) { dropped[exclusion.name] = exclusion }

        let kept = remaining().map(\.name)
        guard !kept.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    .error, "selection.nothing-left", "selection leaves no feature",
                    suggestion: "exclude less, or name what must stay under 'include'")
            ])
        }
        return SelectionModel(kept: kept, dropped: table.names.compactMap { dropped[$0] })
    }

    private func isIncluded(_ name: String) -> Bool { include.contains { $0.matches(name) } }

    /// Rows beyond this are sifted by a sample of so many.
    private static let mostSifted = 20_000

    /// Nil where the rows are few enough to look at all of them.
    private static func sample(of rows: [Int]) -> [Int]? {
        guard rows.count > mostSifted else { return nil }
        var generator = SeededGenerator(seed: 1, stream: "selection")
        return generator.sample(mostSifted, of: rows.count).map { rows[$0] }
    }

    /// Whether it does by ten times what is asked.
    private func varies(_ feature: Feature, _ sample: [Int]?) -> Bool {
        guard let sample else { return false }
        return NearZeroVariance(threshold: 10 * variance).exclusion(of: feature, rows: sample) == nil
    }

    private func correlated(_ features: [Feature], rows: [Int], _ sample: [Int]?) -> [FeatureExclusion] {
        let numeric = features.filter { $0.definition.kind != .category }
        let isLogged = numeric.map { logFamilies.contains($0.definition.scaleFamily) && !$0.hasNegative(rows) }
        func column(_ index: Int, _ rows: [Int]) -> [Double] {
            numeric[index].shaped(at: rows, isLogged: isLogged[index])
        }
        var correlations = Correlations(numeric.indices.map { column($0, sample ?? rows) })
        if sample != nil {
            // A sample's correlation of 0.9 has a standard error of 0.0013, with heavy tails several times that.
            correlations.replace(above: correlation - 0.05) {
                Correlations.pearson(column($0, rows), column($1, rows))
            }
        }
        let pruning = CorrelationPruning(threshold: correlation)
        return pruning.drops(correlations, isProtected: numeric.map { isIncluded($0.name) }).map {
            FeatureExclusion(
                name: numeric[$0.dropped].name, reason: say("correlates with '\(numeric[$0.kept].name)'"),
                figure: $0.correlation)
        }
    }

    private func check(_ names: [String]) throws(Diagnostics) {
        var problems = Diagnostics()
        for pattern in include + exclude {
            if let problem = pattern.check(against: names) { problems.append(problem) }
        }
        for pattern in exclude where include.contains(where: { $0.text == pattern.text }) {
            problems.append(
                Diagnostic(
                    .error, "selection.contradiction", at: pattern.position,
                    "'\(pattern.text)' is both included and excluded", suggestion: "leave it in one list"))
        }
        try problems.throwIfErrors()
    }
}

/// The features that stay, and those that don't with the reason, both in the table's order.
public struct SelectionModel: Sendable, Hashable, Codable {
    public let kept: [String]
    public let dropped: [FeatureExclusion]

    public func apply(_ table: FeatureTable) -> FeatureTable { table.selecting(features: kept) }
}

extension Feature {
    fileprivate func hasNegative(_ rows: [Int]) -> Bool {
        guard case .number(let numbers) = values else { return false }
        return rows.contains { numbers[$0] < 0 && numbers[$0].isFinite }
    }

    /// Values as doubles, NaN where missing.
    fileprivate func shaped(at rows: [Int], isLogged: Bool) -> [Double] {
        switch values {
        case .category: return []
        case .flag(let flags): return rows.map { flags[$0] == Column.missingFlag ? .nan : Double(flags[$0]) }
        case .number(let numbers):
            return rows.map { row in
                guard numbers[row].isFinite else { return .nan }
                return isLogged ? Log.onePlus(numbers[row]) : numbers[row]
            }
        }
    }
}
