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
    /// Of the best silhouette among the candidates that are large enough.
    let separated = 0.75

    var description: String {
        let share = NumberFormat.percent(minimumShare)
        return """
            A number of segments k is usable where the smallest segment holds at least \(share) of the customers and \
            the mean silhouette width is at least \(Int(separated * 100)) % of the best usable one. Of those the \
            largest k whose segmentations of bootstrap samples agree with a mean adjusted Rand index of at least \
            \(stable) is chosen. Where that would be k = 2, the most stable larger usable k is preferred if it reaches \
            \(pattern). Where no k is stable, the most stable k of 3 or more with large enough segments is taken.
            """
    }

    func choose(_ candidates: [CandidateK]) -> (index: Int, reason: String) {
        func figure(_ value: Double) -> String { NumberFormat.fixed(value, digits: 2) }
        /// The most stable; the smaller k among ties.
        func steadiest(_ indices: [Int]) -> Int? {
            var best: Int?
            for index in indices where candidates[index].stability > best.map({ candidates[$0].stability }) ?? -.infinity {
                best = index
            }
            return best
        }
        let all = Array(candidates.indices)
        let large = all.filter { candidates[$0].smallestShare >= minimumShare && candidates[$0].clusters > 1 }
        let best = large.compactMap { candidates[$0].silhouette }.max() ?? 0
        let usable = large.filter { (candidates[$0].silhouette ?? 0) >= separated * best }
        let choice: (index: Int?, why: String)
        let firm = usable.last { candidates[$0].stability >= stable }
        let larger = steadiest(usable.filter { candidates[$0].clusters > 2 })
        if let firm, candidates[firm].clusters > 2 {
            choice = (firm, "the largest usable number that is stable")
        } else if let larger, candidates[larger].stability >= pattern {
            choice = (larger, "the most stable usable number above 2, if below \(stable)")
        } else if let firm {
            choice = (firm, "the only usable number that is stable")
        } else if let constructive = steadiest(large.filter { candidates[$0].clusters > 2 }) {
            choice = (constructive, "no number is stable, this one is the most stable above 2")
        } else {
            choice = (steadiest(large) ?? steadiest(all), "no larger number has segments that are large enough")
        }
        let index = choice.index ?? 0
        let chosen = candidates[index]
        let silhouette = chosen.silhouette.map { ", silhouette \(figure($0)) (best \(figure(max(best, $0))))" } ?? ""
        return (
            index,
            "k = \(chosen.clusters): \(choice.why); stability \(figure(chosen.stability))\(silhouette), smallest segment "
                + "\(NumberFormat.percent(chosen.smallestShare))."
        )
    }
}
