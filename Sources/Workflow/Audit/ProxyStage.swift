import Auditing
import Basics
import Features
import Findings
import Learning
import Statistics
import Tables

/// What stands in for a protected attribute: how well its groups can be told apart by all features together, by each
/// of them, and by the segment alone.
struct ProxyStage {
    let table: FeatureTable
    /// Those that the segments are made of: another can't stand in for anything.
    let kept: [Feature]
    let features: FeaturePipeline
    let minimumCount: Int
    let seed: UInt64
    let threads: Int

    static let folds = 5
    static let permutations = 100
    /// More customers would sharpen the figures, not the picture.
    static let sampleLimit = 2_500
    /// From here on a feature that stands out is named as a proxy.
    static let notable = 0.6

    /// - Parameter labels: of all customers.
    /// - Returns: nil where no attribute has two groups that are large enough.
    func callAsFunction(_ attributes: [ProtectedAttribute], labels: [Int]) throws -> [ProxyFacts]? {
        let facts = try attributes.compactMap { try proxies(of: $0, labels: labels) }
        return facts.isEmpty ? nil : facts
    }

    private func proxies(of attribute: ProtectedAttribute, labels: [Int]) throws -> ProxyFacts? {
        let least = max(minimumCount, 2 * Self.folds)
        // With a group whose size is withheld, the number of customers would tell it.
        let sizes = attribute.sizes.map(\.count)
        let isWithheld = DisclosureControl(threshold: minimumCount).suppress(sizes)
        let large = attribute.stated.filter { sizes[$0] >= least && !isWithheld[$0] }
        guard large.count > 1 else { return nil }
        let place = Dictionary(uniqueKeysWithValues: large.enumerated().map { ($1, $0) })
        var rows = attribute.codes.indices.filter { place[attribute.codes[$0]] != nil }
        if rows.count > Self.sampleLimit {
            var generator = SeededGenerator(seed: seed, stream: "proxy sample of \(attribute.name)")
            rows = generator.sample(Self.sampleLimit, of: rows.count).map { rows[$0] }.sorted()
        }
        let groups = rows.map { place[attribute.codes[$0]] ?? 0 }
        let folds = try StratifiedFolds(count: Self.folds, seed: seed).folds(labels: groups)
        let screen = ProxyScreen(
            groups: groups, folds: folds, permutations: Self.permutations, seed: seed, threads: threads)
        let names = kept.filter(isGrouping)
        let single = names.map { screen.strength(cells: cells(of: $0, rows, folds)) }
        let adjusted = holmAdjusted(single.map(\.p))
        func proxy(_ name: String, _ title: String, _ strength: ProxyStrength, _ p: Double) -> ProxyFacts.Proxy {
            .init(
                feature: name, title: title, auc: strength.auc, chanceHigh: strength.chanceHigh, p: p,
                standsOut: p <= 0.05)
        }
        let found = names.indices.map {
            proxy(names[$0].name, names[$0].definition.title, single[$0], adjusted[$0])
        }
        let order = found.indices.sorted { (found[$1].auc, $0) < (found[$0].auc, $1) }
        let together = try screen.strength(
            folds.map { fold in
                try features.standardised.fit(table, rows: fold.training.map { rows[$0] }).matrix(rows)
            })
        let segments = screen.strength(cells: folds.map { _ in rows.map { labels[$0] } })
        var facts = ProxyFacts(
            name: attribute.name, n: rows.count, groups: large.count, folds: Self.folds,
            permutations: screen.permutations, all: proxy("all", say("all features together"), together, together.p),
            segments: proxy("segments", say("the segment alone"), segments, segments.p),
            features: order.map { found[$0] }, reading: "")
        facts.reading = reading(facts)
        return facts
    }

    /// Ids and free text would tell everybody apart.
    private func isGrouping(_ feature: Feature) -> Bool {
        guard case .category(let values) = feature.values else { return true }
        return values.levels.count <= 60
    }

    /// Levels, yes and no, or tenths as the fold's training customers have them; missing is a cell of its own.
    private func cells(of feature: Feature, _ rows: [Int], _ folds: [Fold]) -> [[Int]] {
        switch feature.values {
        case .category(let values): return folds.map { _ in rows.map { Int(values.codes[$0]) + 1 } }
        case .flag(let values): return folds.map { _ in rows.map { min(2, max(0, Int(values[$0]) + 1)) } }
        case .number(let values):
            // In ascending order, from which each fold picks its own.
            let known = rows.map { values[$0] }.ascendingOrder().filter { values[rows[$0]].isFinite }
            return folds.map { fold in
                var isTraining = [Bool](repeating: false, count: rows.count)
                for place in fold.training { isTraining[place] = true }
                let learnt = known.filter { isTraining[$0] }.map { values[rows[$0]] }
                let cuts = learnt.isEmpty ? [] : (1..<10).map { Summary.quantile(sorted: learnt, Double($0) / 10) }
                var cells = [Int](repeating: 0, count: rows.count), below = 0
                for place in known {
                    while below < cuts.count, cuts[below] < values[rows[place]] { below += 1 }
                    cells[place] = 1 + below
                }
                return cells
            }
        }
    }

    private func reading(_ facts: ProxyFacts) -> String {
        let strong = facts.features.filter { $0.standsOut && $0.auc >= Self.notable }
        let segments =
            facts.segments.standsOut && facts.segments.auc >= Self.notable
            ? say("The segment alone tells much of it, too.") : say("The segment alone tells little of it.")
        guard let first = strong.first else {
            let weak = facts.features.contains(where: \.standsOut) || facts.all.standsOut
            return
                (weak
                ? say("No single feature stands in for \(facts.name), though weak traces of it are more than chance.")
                : say("No feature was found to stand in for \(facts.name)."))
                + " " + segments
        }
        return say(
            plural: strong.count,
            one: "\(strong.count) feature goes with \(facts.name) clearly enough to stand in for it: \(first.title).",
            other:
                "\(strong.count) features go with \(facts.name) clearly enough to stand in for it, most of all \(first.title)."
        ) + " " + segments
    }
}
