import Auditing
public import Findings
import Learning
import Statistics

/// What changed since an earlier run of the study.
public struct RunComparison: Sendable {
    private let earlier: EarlierRun

    public init(_ earlier: EarlierRun) { self.earlier = earlier }

    public func facts(_ result: RunResult) -> ComparisonFacts {
        let findings = result.findings, before = earlier.findings
        let threshold = findings.disclosure.threshold
        var facts = ComparisonFacts(
            previous: PreviousRun(
                run: earlier.name, asOf: before.study.asOf, customers: before.data.customers, k: before.segments.count),
            segments: [], migration: [],
            drift: FeatureDrifts(before: before.features, threshold: threshold)(
                result.features, now: findings.features),
            conclusions: [])
        // A segment whose size is withheld could be worked out from the flows into it.
        let isWhole = findings.segments.allSatisfy { $0.size != nil }
        if isWhole, let segments = earlier.segments(of: result.features) {
            migrate(&facts, from: segments, to: result.members.map { $0.segment - 1 }, threshold: threshold)
        }
        facts.conclusions = ComparisonWords(before: before, now: findings, facts: facts).conclusions
        return facts
    }

    private func migrate(_ facts: inout ComparisonFacts, from: [Int], to: [Int], threshold: Int) {
        let old = earlier.findings.segments, k = (to.max() ?? 0) + 1
        var counts = [[Int]](repeating: [Int](repeating: 0, count: k), count: old.count)
        for (from, to) in zip(from, to) { counts[from][to] += 1 }
        let sizes = counts.map { $0.reduce(0, +) }
        let shownSizes = withheld(sizes, threshold: threshold)
        let shown = withheld(
            counts, threshold: threshold, hiddenRows: Set(shownSizes.indices.filter { shownSizes[$0] == nil }))
        let successors = Self.successors(counts)
        let ari = AdjustedRandIndex.score(from, to)
        // With all but a few cells known, an exact figure would tell these.
        facts.ari = shown.joined().contains { $0 == nil } ? (ari * 100).rounded() / 100 : ari
        let kept = successors.enumerated().compactMap { row, column in column.map { shown[row][$0] } }
        if !kept.contains(nil) {
            facts.stayed = Double(kept.compactMap { $0 }.reduce(0, +)) / Double(max(1, to.count))
        }
        facts.segments = old.indices.map { row in
            PreviousSegment(
                segment: old[row].id, name: old[row].name, share: old[row].share,
                shareNow: shownSizes[row].map { Double($0) / Double(max(1, to.count)) },
                successor: successors[row].map { $0 + 1 })
        }
        facts.migration = shown
    }

    /// The columns that hold most customers in all, no column twice; nil for rows without one.
    static func successors(_ counts: [[Int]]) -> [Int?] {
        let rows = counts.count, columns = counts.first?.count ?? 0
        guard rows > 0, columns > 0 else { return [Int?](repeating: nil, count: rows) }
        func cost(_ row: Int, _ column: Int) -> Double { -Double(counts[row][column]) }
        guard rows > columns else {
            let assigned = OptimalAssignment.minimising(
                Matrix((0..<rows).map { row in (0..<columns).map { cost(row, $0) } }))
            return assigned.indices.map { counts[$0][assigned[$0]] > 0 ? assigned[$0] : nil }
        }
        let assigned = OptimalAssignment.minimising(
            Matrix((0..<columns).map { column in (0..<rows).map { cost($0, column) } }))
        var result = [Int?](repeating: nil, count: rows)
        for (column, row) in assigned.enumerated() where counts[row][column] > 0 { result[row] = column }
        return result
    }
}
