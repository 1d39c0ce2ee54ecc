import Auditing
import Features
import Findings
import Learning
import Statistics

/// What changed since an earlier run of the study.
struct RunComparison {
    private let earlier: EarlierRun

    init(_ earlier: EarlierRun) { self.earlier = earlier }

    /// - Parameters:
    ///   - features: of today's customers.
    ///   - labels: their segments of today, from 0.
    func facts(_ findings: Findings, features: FeatureTable, labels: [Int]) -> ComparisonFacts {
        let before = earlier.findings
        let threshold = findings.disclosure.threshold
        var facts = ComparisonFacts(
            previous: PreviousRun(
                run: earlier.name, asOf: before.study.asOf, customers: before.data.customers, k: before.segments.count),
            segments: [], migration: [],
            drift: FeatureDrifts(before: before.features, threshold: threshold)(
                features, now: findings.features),
            conclusions: [])
        if let segments = earlier.segments(of: features) {
            migrate(&facts, from: segments, to: labels, threshold: threshold)
        }
        facts.conclusions = ComparisonWords(before: before, now: findings, facts: facts).conclusions
        return facts
    }

    /// Flows are rounded, as a table of them is full of small cells; the rest is made of what they tell.
    private func migrate(_ facts: inout ComparisonFacts, from: [Int], to: [Int], threshold: Int) {
        let old = earlier.findings.segments, k = (to.max() ?? 0) + 1, total = Double(max(1, to.count))
        var counts = [[Int]](repeating: [Int](repeating: 0, count: k), count: old.count)
        for (from, to) in zip(from, to) { counts[from][to] += 1 }
        let before = SegmentDisclosure(labels: from, k: old.count, threshold: threshold)
        let now = SegmentDisclosure(labels: to, k: k, threshold: threshold)
        let told = RoundedFlows(
            counts, threshold: threshold, rows: .rounded(but: before.hidden), columns: .exact(but: now.hidden))
        let successors = Self.successors(counts)
        // An exact figure would tell of the cells that are rounded.
        facts.ari = (AdjustedRandIndex.score(from, to) * 100).rounded() / 100
        let kept = successors.enumerated().compactMap { row, column in column.map { told.counts[row][$0] } }
        if !kept.contains(nil) { facts.stayed = min(1, Double(kept.compactMap { $0 }.reduce(0, +)) / total) }
        facts.segments = old.indices.map { row in
            PreviousSegment(
                segment: old[row].id, name: old[row].name, share: old[row].share,
                shareNow: before.hidden.contains(row)
                    ? nil : Double(RoundedFlows.rounded(before.sizes[row], threshold: threshold)) / total,
                successor: successors[row].map { $0 + 1 })
        }
        facts.migration = told.counts
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
