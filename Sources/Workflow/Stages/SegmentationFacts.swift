import Auditing
import Features
import Findings
import Learning
import Statistics

/// The segmentation's own findings: choice, stability, null benchmark, verdict, baselines and map.
struct SegmentationFacts {
    let result: SegmentCustomers.Result
    let space: SegmentSpaceModel
    /// Customers x prepared columns.
    let x: Matrix
    /// The principal components of `x`.
    let directions: () throws -> PCAModel
    /// Customers x dimensions of the space in which they were grouped.
    let grouped: Matrix
    let method: ClusteringMethod
    /// The least share of a segment (`segments.smallest`).
    let least: Double
    let columns: [PreparedColumn]
    let table: FeatureTable
    let threshold: Int
    let dominance: DominanceRule
    let threads: Int
    let seed: UInt64

    /// The share of the smallest segment, unless that says how few its members are. Of divisions that aren't the report's
    /// sizes are rounded, as flows are told beside them (`RoundedFlows`), but never across the least share.
    private func disclosed(smallest share: Double, isChosen: Bool) -> Double? {
        let size = Int((share * Double(x.rows)).rounded())
        guard size >= threshold else { return nil }
        guard !isChosen else { return share }
        func rounded(_ rule: FloatingPointRoundingRule) -> Double {
            Double(RoundedFlows.rounded(size, threshold: threshold, rule)) / Double(x.rows)
        }
        let below = rounded(.down)
        return share >= least ? max(rounded(.toNearestOrAwayFromZero), least) : below > 0 ? below : nil
    }

    func callAsFunction() throws -> Segmentation {
        let choice = result.choice
        let chosen = choice.candidates[choice.chosen]
        let byK = choice.stability.solutions.map(stability)
        return Segmentation(
            method: method.rawValue, k: chosen.clusters, pinned: choice.isPinned,
            rule: choice.isPinned ? choice.reason : choice.rule + " " + choice.reason, inertia: chosen.inertia,
            silhouette: chosen.silhouette ?? 0,
            calinskiHarabasz: calinskiHarabasz(choice.chosen) ?? 0, daviesBouldin: daviesBouldin(choice.chosen) ?? 0,
            choice: choice.candidates.enumerated().map { index, candidate in
                Choice(
                    method: method.rawValue, k: candidate.clusters, inertia: candidate.inertia,
                    silhouette: candidate.silhouette, calinskiHarabasz: calinskiHarabasz(index),
                    daviesBouldin: daviesBouldin(index), gap: candidate.gap,
                    predictionStrength: candidate.predictionStrength, bic: candidate.bic,
                    stability: candidate.stability,
                    smallest: disclosed(smallest: candidate.smallestShare, isChosen: index == choice.chosen),
                    chosen: index == choice.chosen)
            },
            stability: Stability(
                global: stability(choice.solution), byK: byK, sample: choice.stability.sample),
            null: nullBenchmark(), verdict: Verdict(kind: result.verdict.kind.rawValue, reason: result.verdict.reason),
            baselines: try baselines(), projection: try projection(),
            space: space.facts.name == SegmentSpace.features.rawValue ? nil : space.facts,
            across: SegmentsAcross(threshold: threshold)(choice.models.map(\.labels), chosen: choice.chosen),
            uncertain: uncertain, preferences: IndexPreferences(choice: choice)(),
            note: MethodNotes.note(method, space: space, choice: choice))
    }

    /// Of methods for mixed data in the prepared features, as they have no means of their own.
    private func calinskiHarabasz(_ index: Int) -> Double? {
        let choice = result.choice
        return method.isForMixedData
            ? CalinskiHarabasz.score(x, labels: choice.models[index].labels) : choice.candidates[index].calinskiHarabasz
    }

    private func daviesBouldin(_ index: Int) -> Double? {
        let choice = result.choice
        return method.isForMixedData
            ? DaviesBouldin.score(x, labels: choice.models[index].labels) : choice.candidates[index].daviesBouldin
    }

    /// Customers whose most probable segment isn't that probable.
    private var uncertain: Rate? {
        guard let certainty = result.model.certainty else { return nil }
        return disclosedRate(
            Proportion(certainty.count { $0 < Self.certain }, of: certainty.count), threshold: threshold)
    }

    static let certain = 0.7

    private func stability(_ solution: StabilityOfSolution) -> StabilityByK {
        let agreement = solution.agreement.sorted()
        func quantile(_ probability: Double) -> Double { Summary.quantile(sorted: agreement, probability) }
        return StabilityByK(
            k: solution.clusters, mean: solution.mean,
            sd: agreement.count > 1 ? Summary.standardDeviation(agreement) : 0,
            pairs: agreement.count, low: quantile(0.025), q25: quantile(0.25), median: quantile(0.5),
            q75: quantile(0.75), high: quantile(0.975))
    }

    private func nullBenchmark() -> NullBenchmark {
        let benchmark = result.benchmark
        func figures(_ repeats: [SeparationFigures]) -> NullFigures {
            NullFigures(
                silhouette: Summary.mean(repeats.map(\.silhouette)),
                silhouetteHigh: SeparationBenchmarkModel.silhouetteHigh(repeats),
                stability: Summary.mean(repeats.map(\.stability)),
                stabilityHigh: SeparationBenchmarkModel.stabilityHigh(repeats))
        }
        return NullBenchmark(
            observed: NullFigures(
                silhouette: benchmark.observed.silhouette, stability: benchmark.observed.stability),
            permuted: figures(benchmark.permuted), gaussian: figures(benchmark.gaussian), repeats: benchmark.repeats,
            sample: benchmark.sample)
    }

    // MARK: Baselines

    private func baselines() throws -> [Baseline] {
        var baselines = [Baseline(method: "one-segment", k: 1)]
        guard let recency = table.numbers("recency"), let frequency = table.numbers("frequency"),
            let monetary = table.numbers("monetary"), (recency + frequency + monetary).allSatisfy(\.isFinite)
        else { return baselines }
        let rules = try RFMRules().fit(recency: recency, frequency: frequency, monetary: monetary)
        let cells = try rules.assign(recency: recency, frequency: frequency, monetary: monetary)
        let used = Set(cells).sorted()
        let place = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        let labels = cells.map { place[$0] ?? 0 }
        let counts = used.map { cell in cells.count { $0 == cell } }
        let total = monetary.reduce(0, +)
        let spend = used.map { cell in monetary.indices.filter { cells[$0] == cell }.map { monetary[$0] } }
        let mask = withheld(counts, threshold: threshold)
        let isDominated = dominance.suppress(spend, withheld: Set(mask.indices.filter { mask[$0] == nil }))
        baselines.append(
            Baseline(
                method: "rfm-rules", k: used.count,
                silhouette: used.count > 1
                    ? try Clusterer(method, seed: seed, threads: threads, context: result.choice.context)
                        .silhouettes(grouped, labellings: [labels], sampleSize: 2_500)[0].mean : nil,
                agreement: AdjustedRandIndex.score(result.model.labels, labels),
                cells: used.indices.map { index in
                    let isShown = mask[index] != nil
                    return BaselineCell(
                        name: rules.cellNames[used[index]], n: mask[index],
                        share: isShown ? Double(counts[index]) / Double(cells.count) : nil,
                        revenueShare: isShown && total > 0 && !isDominated[index]
                            ? spend[index].reduce(0, +) / total : nil, suppressed: !isShown)
                }))
        return baselines
    }

    // MARK: Map

    private func projection() throws -> Projection {
        guard x.columns >= 2, x.rows >= 3 else {
            return Projection(explained: [], loadings: [], regions: [], centres: [])
        }
        let pca = try directions().keeping(2)
        let scores = pca.project(x)
        let axes = min(2, scores.columns)
        let first = scores.column(0), second = axes > 1 ? scores.column(1) : [Double](repeating: 0, count: x.rows)
        var regions: [Region] = [], centres: [MapPoint] = []
        let labels = result.model.labels
        for segment in 0..<result.k {
            let members = labels.indices.filter { labels[$0] == segment }
            guard members.count >= threshold else { continue }
            let xs = members.map { first[$0] }, ys = members.map { second[$0] }
            centres.append(MapPoint(segment: segment + 1, x: Summary.mean(xs), y: Summary.mean(ys)))
            regions += try DensityRegions(minimumPoints: threshold).fit(x: xs, y: ys).map {
                Region(
                    segment: segment + 1, level: $0.level, rings: $0.rings.map { ring in ring.map { [$0.x, $0.y] } })
            }
        }
        return Projection(
            explained: Array(pca.explainedVarianceRatio.prefix(2)),
            loadings: columns.indices.map { column in
                Loading(
                    feature: columns[column].name, first: pca.components[0, column],
                    second: axes > 1 ? pca.components[1, column] : 0)
            }, regions: regions, centres: centres)
    }
}
