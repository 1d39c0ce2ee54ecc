internal import Basics

/// The default rule that chooses k. The indices are shown side by side and never averaged: they answer different
/// questions. What a segmentation needs is that segments are large enough to address, come back in new samples, and
/// are not a needless split of better separated ones; among those, more segments say more.
struct ChoiceRule: CustomStringConvertible {
    let minimumShare: Double
    /// Mean adjusted Rand index.
    let stable = 0.8
    /// As `clusterboot` reads Jaccard: below it, do not trust.
    let pattern = 0.6
    /// Differences of stability up to this size don't decide.
    let indifference = 0.05
    /// Of the best silhouette among the candidates that are large enough.
    let separated = 0.75

    var description: String {
        say(
            """
            A number of segments k is usable where the smallest segment holds at least \(NumberFormat.percent(minimumShare)) \
            of the customers and the mean silhouette width is at least \(Int(separated * 100)) % of the best such k. The \
            largest usable k is chosen whose segmentations of bootstrap samples agree with a mean adjusted Rand index of at \
            least \(stable), and by no more than \(indifference) less than the most stable usable k above 2. Where no k \
            above 2 is that stable, the most stable usable one is taken if it reaches \(pattern); otherwise k = 2 if it is \
            stable. Where nothing is stable, the fewest segments (from 3) within \(indifference) of the most stable.
            """)
    }

    func choose(_ candidates: [CandidateK]) -> (index: Int, reason: String) {
        let large = candidates.indices.filter {
            candidates[$0].smallestShare >= minimumShare && candidates[$0].clusters > 1
        }
        let best = large.compactMap { candidates[$0].silhouette }.max() ?? 0
        let usable = large.filter { (candidates[$0].silhouette ?? 0) >= separated * best }
        let (index, why) = decide(candidates, large: large, usable: usable)
        let chosen = candidates[index]
        let silhouette =
            chosen.silhouette.map { say(", silhouette \(figure($0)) (best \(figure(max(best, $0))))") } ?? ""
        // A share below the least one isn't stated: it may be that of a few customers.
        let smallest =
            chosen.smallestShare >= minimumShare
            ? NumberFormat.percent(chosen.smallestShare) : say("under \(NumberFormat.percent(minimumShare))")
        return (
            index,
            say(
                "k = \(chosen.clusters): \(why); stability \(NumberFormat.fixed(chosen.stability, digits: 3))\(silhouette), smallest segment ",
                "\(smallest).")
        )
    }

    private func decide(_ candidates: [CandidateK], large: [Int], usable: [Int]) -> (index: Int, why: String) {
        func stability(_ index: Int) -> Double { candidates[index].stability }
        func aboveTwo(_ indices: [Int]) -> [Int] { indices.filter { candidates[$0].clusters > 2 } }
        let best = aboveTwo(usable).map(stability).max() ?? 0
        if best >= stable,
            let index = aboveTwo(usable).last(where: { stability($0) >= max(stable, best - indifference) })
        {
            return (index, say("the largest usable number that is stable"))
        }
        if best >= pattern, let index = usable.first(where: { stability($0) == best && candidates[$0].clusters > 2 }) {
            return (index, say("the most stable usable number above 2, though below \(stable)"))
        }
        if let index = usable.first(where: { stability($0) >= stable }) {
            return (index, say("the only usable number that is stable"))
        }
        for pool in [aboveTwo(large), large, Array(candidates.indices)] {
            let best = pool.map(stability).max() ?? 0
            guard let index = pool.first(where: { stability($0) >= best - indifference }) else { continue }
            return (index, say("no number is stable, and no smaller one is clearly steadier"))
        }
        return (0, say("the only number tried"))
    }

    private func figure(_ value: Double) -> String { NumberFormat.fixed(value, digits: 2) }
}
