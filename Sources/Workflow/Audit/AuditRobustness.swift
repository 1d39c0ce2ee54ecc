import Auditing
import Basics
import Findings
import Learning
import Statistics

/// Would other samples of the customers have given the same verdicts? Bootstrap samples are divided into as many
/// segments, all customers are put into them, and the segments are named after those of the report that they share most
/// customers with.
struct AuditRobustness {
    /// Without permutation tests, which no verdict hangs on.
    let audit: BiasAudit
    let study: Study
    let threads: Int

    static let partitions = 20

    /// - Returns: nil with one segment.
    func callAsFunction(_ audits: [AttributeAudit], _ data: AuditedData) throws -> RobustnessFacts? {
        let k = data.names.count
        guard k > 1 else { return nil }
        let method = study.segments.method
        // Medoids and mixtures look at many rows for each step.
        let size = min(data.grouped.rows, [.medoids, .mixture, .latentClasses].contains(method) ? 1000 : 5000)
        let fitted = try parallelMap(Self.partitions, threads: threads) { index in
            var generator = SeededGenerator(seed: UInt64(study.seed), stream: "audit partition", index: index)
            let rows = (0..<size).map { _ in generator.below(data.grouped.rows) }
            return try Clusterer(
                method, starts: 2, maximumIterations: 100, movesSingleRows: false, seed: generator.next(),
                context: data.context
            )
            .fit(data.grouped.selecting(rows: rows), clusters: k)
        }
        let found = Partition.assign(data.grouped, to: fitted, threads: threads)
        let partitions = try parallelMap(found.count, threads: threads) { index in
            let names = OptimalAssignment.matching(found[index], to: data.labels)
            return found[index].map { names[$0] }
        }
        // A segment without a counterpart stands for none of the report's: nobody is in that one.
        let resampled = try parallelMap(partitions.count * audits.count, threads: threads) { index in
            let attribute = data.attributes[index % audits.count]
            return try audit.audit(attribute, segments: partitions[index / audits.count], segmentNames: data.names)
        }
        let robust = audits.indices.map { place in
            RobustVerdicts(
                audits[place],
                resampled: partitions.indices.map { resampled[$0 * audits.count + place] })
        }
        return facts(robust, audits, data.names, sample: size)
    }

    private func facts(
        _ robust: [RobustVerdicts], _ audits: [AttributeAudit], _ names: [String], sample: Int
    ) -> RobustnessFacts {
        func rate(_ share: Double) -> Rate {
            Rate(Proportion(Int((share * Double(Self.partitions)).rounded()), of: Self.partitions))
        }
        let flips = robust.flatMap { attribute in
            attribute.comparisons.map { (attribute: attribute.attribute, comparison: $0) }
        }.filter { $0.comparison.flips > 0 }
        let order = flips.indices.sorted { (flips[$1].comparison.flips, $0) < (flips[$0].comparison.flips, $1) }
        return RobustnessFacts(
            partitions: Self.partitions, sample: sample,
            attributes: zip(robust, audits).map { robust, audit in
                AttributeFlips(
                    name: robust.attribute,
                    verdict: (audit.segments.map(\.verdict).max() ?? .insufficientEvidence).rawValue,
                    flips: rate(robust.flips))
            },
            unsteady: order.prefix(10).map { flips[$0] }.map { attribute, comparison in
                VerdictFlips(
                    attribute: attribute, group: AuditFacts.shown(comparison.group),
                    segment: comparison.segment + 1, segmentName: names[comparison.segment],
                    verdict: comparison.verdict.rawValue, flips: rate(comparison.flips),
                    concerns: comparison.concerns)
            })
    }
}
