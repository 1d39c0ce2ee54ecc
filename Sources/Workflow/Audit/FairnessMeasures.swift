import Auditing
import Basics
import Findings
import Statistics

/// The gaps between groups of one attribute in one division of the customers, with intervals of a bootstrap over
/// customers.
struct FairnessMeasures {
    /// By the names of `names`.
    let values: [Estimate]

    static let names = ["ratio", "balance", "social-cost", "differential-fairness"]
    static let ideals = [1.0, 1, 1, 0]

    static var titles: [String] {
        [
            say("widest ratio between groups"), say("least balance of a segment"),
            say("social cost, highest over lowest"), say("differential fairness ε"),
        ]
    }

    /// Of each bootstrap draw the widest ratio. The draws are the same for every division of the same customers.
    let ratios: [Double]

    /// - Parameters:
    ///   - groups: those that are compared, whole numbers from 0; negative for customers of other groups.
    ///   - judged: groups x segments, those with enough customers for a ratio to mean something.
    ///   - distances: squared, to the centre of the own segment.
    ///   - threshold: a count above 0 and below it counts as one less than it, so that none can be worked out.
    init(
        groups: [Int], reference: Int, segments: [Int], judged: [[Bool]], distances: [Double], threshold: Int,
        draws: Int = 200,
        seed: UInt64
    ) {
        let count = judged.count, k = judged.first?.count ?? 0
        let members = groups.indices.filter { groups[$0] >= 0 }
        func measures(_ customers: some Sequence<Int>) -> [Double] {
            var counts = [[Int]](repeating: [Int](repeating: 0, count: k), count: count)
            var costs = [Double](repeating: 0, count: count)
            for customer in customers {
                counts[groups[customer]][segments[customer]] += 1
                costs[groups[customer]] += distances[customer]
            }
            let told = counts.map { $0.map { (1..<threshold).contains($0) ? threshold - 1 : $0 } }
            return Self.measures(
                told, costs, sizes: counts.map { Double($0.reduce(0, +)) }, reference: reference, judged: judged)
        }
        let values = measures(members)
        var generator = SeededGenerator(seed: seed, stream: "fairness measures")
        let drawn = (0..<draws).map { _ in
            measures(members.indices.map { _ in members[generator.below(members.count)] })
        }
        ratios = drawn.map { $0[0] }
        self.values = values.indices.map { place in
            let own = drawn.map { $0[place] }.filter(\.isFinite)
            return Estimate(
                AuditMeasures.rounded(values[place], digits: 3),
                low: own.isEmpty ? nil : AuditMeasures.rounded(Summary.quantile(own, 0.025), digits: 3),
                high: own.isEmpty ? nil : AuditMeasures.rounded(Summary.quantile(own, 0.975), digits: 3))
        }
    }

    /// Whether the widest ratio is nearer to 1 than in another division in nearly every draw.
    func isNarrower(than other: FairnessMeasures) -> Bool {
        let wins = zip(ratios, other.ratios).count { $0 > $1 }
        return !ratios.isEmpty && Double(wins) >= 0.975 * Double(ratios.count)
    }

    private static func measures(
        _ counts: [[Int]], _ costs: [Double], sizes: [Double], reference: Int, judged: [[Bool]]
    ) -> [Double] {
        let total = sizes.reduce(0, +)
        let k = counts.first?.count ?? 0
        var ratio = 1.0, balance = 1.0
        for segment in 0..<k {
            let inside = counts.reduce(0) { $0 + Double($1[segment]) }
            let base = Double(counts[reference][segment]) / max(1, sizes[reference])
            for group in counts.indices where sizes[group] > 0 && judged[group][segment] {
                let rate = Double(counts[group][segment]) / sizes[group]
                if base > 0 { ratio = min(ratio, rate / base, rate > 0 ? base / rate : 0) }
                if inside > 0 {
                    let share = rate * total / inside
                    balance = min(balance, share, share > 0 ? 1 / share : 0)
                }
            }
        }
        let means = zip(costs, sizes).filter { $1 > 0 }.map { $0 / $1 }, low = means.min() ?? 0
        let whole = counts.indices.filter { !judged[$0].contains(false) }.map { counts[$0] }
        return [
            ratio, balance, low > 0 ? (means.max() ?? 0) / low : .nan, DifferentialFairness.epsilon(whole) ?? .nan,
        ]
    }
}
