import Auditing
import Basics
import Features
import Findings
import Learning
import Statistics

/// Tries the mitigations that the study asks for on the attribute with the widest gap in the segments, and says of each
/// what it gains, what it costs, and whether it is worth it. The report's segments stay as they are.
struct MitigationStage {
    let study: Study
    let columns: [PreparedColumn]
    let threads: Int

    /// Pairs of bootstrap samples of which the stability is the mean agreement.
    static let pairs = 5
    static let sampleLimit = 2000
    /// Beyond this cost, or below this agreement of samples, a gain is too dear.
    static let dearest = 1.1, leastStability = 0.6
    /// Below this cost nobody would see a difference; below this agreement with the report's segments they are others.
    static let noticeable = 1.005, alike = 0.6

    /// - Returns: nil where nothing is asked for, or there is no gap to narrow.
    func callAsFunction(
        _ data: AuditedData, audit: Audit?, proxies: [ProxyFacts]?
    ) throws -> [MitigationFacts]? {
        guard !study.audit.mitigate.isEmpty, let audit,
            let gap = MitigatedGap(data, audit: audit, minimumCount: study.audit.minimumCount)
        else { return nil }
        let strong = Set(
            (proxies ?? []).first { $0.name == gap.attribute }?.features
                .filter { $0.standsOut && $0.auc >= ProxyStage.notable }.map(\.feature) ?? [])
        let before = measures(data.labels, data, gap)
        return try parallelMap(study.audit.mitigate.count, threads: threads) { index in
            try attempt(study.audit.mitigate[index], on: data, gap, dropping: strong, before: before)
        }
    }

    private func attempt(
        _ method: MitigationMethod, on data: AuditedData, _ gap: MitigatedGap, dropping strong: Set<String>,
        before: Measures
    ) throws -> MitigationFacts {
        var facts = MitigationFacts(
            method: method.rawValue, title: method.title, measure: FairnessMeasures.titles[0],
            ideal: FairnessMeasures.ideals[0], before: before.facts.values[0], after: before.facts.values[0],
            recommended: false, reason: "")
        facts.attribute = gap.attribute
        facts.groupAware = method.isGroupAware
        let kept = columns.indices.filter { !strong.contains(columns[$0].feature) }
        if method == .dropProxies, strong.isEmpty || kept.isEmpty {
            facts.reason =
                strong.isEmpty
                ? say("No feature stands in for \(gap.attribute) clearly enough to be dropped.")
                : say("Every feature stands in for \(gap.attribute): nothing would be left.")
            return facts
        }
        let seed = UInt64(study.seed)
        let segmentation = MitigatedSegmentation(
            method: method, clustering: study.segments.method, x: data.x, groups: gap.allGroups, labels: data.labels,
            centroids: centres(of: data.x, data.labels, data.names.count), kept: kept)
        let found = try segmentation.segments(
            rows: Array(data.labels.indices), starts: study.segments.starts, seed: seed)
        let names = OptimalAssignment.matching(found, to: data.labels)
        let labels = found.map { names[$0] }
        let after = measures(labels, data, gap)
        facts.after = after.facts.values[0]
        facts.ari = AdjustedRandIndex.score(data.labels, labels)
        facts.priceOfFairness = before.cost > 0 ? after.cost / before.cost : nil
        facts.stability = try stability(segmentation, seed: seed)
        // Where no group's rates are all told, there is no ε of them.
        let told = FairnessMeasures.names.indices.filter {
            before.facts.values[$0].value.isFinite && after.facts.values[$0].value.isFinite
        }
        facts.measures = told.map {
            .init(
                name: FairnessMeasures.names[$0], title: FairnessMeasures.titles[$0],
                ideal: FairnessMeasures.ideals[$0], before: before.facts.values[$0], after: after.facts.values[$0])
        }
        judge(&facts, isNarrower: after.facts.isNarrower(than: before.facts))
        return facts
    }

    /// How fair segments are, and the squared distances to their centres.
    private struct Measures {
        var facts: FairnessMeasures
        var cost: Double
    }

    private func measures(_ labels: [Int], _ data: AuditedData, _ gap: MitigatedGap) -> Measures {
        let distances = squaredDistances(data.x, to: centres(of: data.x, labels, data.names.count), labels)
        return Measures(
            facts: FairnessMeasures(
                groups: gap.groups, reference: gap.reference, segments: labels, judged: gap.judged,
                distances: distances, threshold: study.audit.minimumCount, seed: UInt64(study.seed)),
            cost: distances.reduce(0, +))
    }

    /// Mean agreement of pairs of bootstrap samples, each made as the segments are, on a sample of the customers.
    private func stability(_ whole: MitigatedSegmentation, seed: UInt64) throws -> Estimate {
        var generator = SeededGenerator(seed: seed, stream: "mitigation sample")
        let count = whole.labels.count
        let rows = count > Self.sampleLimit ? generator.sample(Self.sampleLimit, of: count).sorted() : Array(0..<count)
        let segmentation = MitigatedSegmentation(
            method: whole.method, clustering: whole.clustering, x: whole.x.selecting(rows: rows),
            groups: rows.map { whole.groups[$0] }, labels: rows.map { whole.labels[$0] }, centroids: whole.centroids,
            kept: whole.kept)
        let agreements = try (0..<Self.pairs).map { pair in
            func draw(_ index: Int) throws -> [Int] {
                var generator = SeededGenerator(seed: seed, stream: "mitigation pair", index: index)
                let drawn = rows.indices.map { _ in generator.below(rows.count) }
                return try segmentation.segments(rows: drawn, starts: 2, seed: generator.next())
            }
            return AdjustedRandIndex.score(try draw(2 * pair), try draw(2 * pair + 1))
        }
        return Estimate(
            Summary.mean(agreements), low: agreements.min(), high: agreements.max(), n: Self.pairs)
    }

    /// Recommended where the widest gap is narrower beyond doubt, or within the threshold, at a cost worth it.
    private func judge(_ facts: inout MitigationFacts, isNarrower: Bool) {
        let isEnough = facts.after.value >= study.audit.threshold && facts.after.value > facts.before.value
        func figure(_ value: Double?) -> String { NumberFormat.fixed(value, digits: 2) }
        let price = facts.priceOfFairness ?? 1, stability = facts.stability?.value ?? 0
        if !isNarrower, !isEnough {
            facts.reason =
                facts.after.value < facts.before.value
                ? say("The widest gap grows; not recommended.")
                : say("It does not narrow the widest gap beyond chance; not recommended.")
        } else if price > Self.dearest {
            facts.reason = say(
                "It narrows the gap, but the segments describe customers worse: their spread grows to \(figure(price)) times; not recommended."
            )
        } else if stability < Self.leastStability {
            facts.reason = say(
                "It narrows the gap, but other samples would give other segments (agreement \(figure(stability))); not recommended."
            )
        } else {
            facts.recommended = true
            facts.reason =
                (isEnough
                    ? say("Recommended: it brings every ratio within the threshold.")
                    : say("Recommended: it narrows the widest gap beyond doubt, though not to the threshold."))
                + " "
                + (price < Self.noticeable
                    ? say("The segments describe customers as well as before.")
                    : say("The spread within segments grows to \(figure(price)) times."))
            if let ari = facts.ari, ari < Self.alike {
                facts.reason +=
                    " "
                    + say(
                        "Many customers change segment (agreement with the report's: \(figure(ari))), so that what is said of the segments would have to be looked at anew."
                    )
            }
        }
        if facts.groupAware == true {
            facts.reason +=
                " "
                + say(
                    "It decides by the protected attribute itself, which may be unlawful: ask for legal advice first.")
        }
    }
}
