/// Which groups of one attribute must show none of a model's error rates, and why.
///
/// Of the four counts of a group (hits, misses, rightly left alone, false alarms) the totals over all groups that are
/// published, if at all, are four sums of two: customers with the outcome and without, chosen and not. Where another
/// attribute shows all of its groups, the four totals themselves can be added up. A group with a small count can then
/// be worked out from a total unless other groups are withheld beside it, its companions: of all choices that protect,
/// the one with fewest customers, and the reference group, without which there are no ratios, only where nothing else
/// does.
///
/// A reader may be told which is which. Of a companion it is then known that it has no small count, hence what is left
/// of each sum for the others when every companion takes the least that it can have must still reach the threshold.
struct ErrorDisclosure {
    let counts: [[Int]]
    let threshold: Int
    /// Whose rates must not be shown for their own sake.
    let own: Set<Int>
    private(set) var companions: Set<Int> = []

    /// More groups than that are not tried in all combinations, but from the smallest on.
    private static let most = 12

    /// - Parameters:
    ///   - counts: groups x four.
    ///   - withheldSizes: groups whose size isn't told.
    init(counts: [[Int]], withheldSizes: [Bool], threshold: Int, reference: Int?, areTotalsKnown: Bool) {
        let small = 1..<max(1, threshold)
        self.counts = counts
        self.threshold = threshold
        own = Set(counts.indices.filter { withheldSizes[$0] || counts[$0].contains(where: small.contains) })
        guard !isProtected([], areTotalsKnown) else { return }
        let sizes = counts.map { $0.reduce(0, +) }
        let others = counts.indices.filter { !own.contains($0) && sizes[$0] > 0 }
            .sorted { ($0 == reference ? 1 : 0, sizes[$0], $0) < ($1 == reference ? 1 : 0, sizes[$1], $1) }
        companions =
            cheapest(of: others, sizes, reference, areTotalsKnown)
            ?? fromTheSmallest(others, areTotalsKnown)
    }

    var hidden: Set<Int> { own.union(companions) }

    private func cheapest(
        of others: [Int], _ sizes: [Int], _ reference: Int?, _ areTotalsKnown: Bool
    ) -> Set<Int>? {
        guard others.count <= Self.most else { return nil }
        var best: (cost: (Int, Int), choice: Set<Int>)?
        for mask in 1..<max(1, 1 << others.count) {
            let choice = Set(others.indices.filter { mask >> $0 & 1 == 1 }.map { others[$0] })
            let cost = (
                reference.map(choice.contains) == true ? 1 : 0, choice.reduce(0) { $0 + sizes[$1] }
            )
            if best.map({ cost < $0.cost }) ?? true, isProtected(choice, areTotalsKnown) { best = (cost, choice) }
        }
        return best?.choice
    }

    private func fromTheSmallest(_ others: [Int], _ areTotalsKnown: Bool) -> Set<Int> {
        var choice: Set<Int> = []
        for group in others where !isProtected(choice, areTotalsKnown) { choice.insert(group) }
        return choice
    }

    private func isProtected(_ companions: Set<Int>, _ areTotalsKnown: Bool) -> Bool {
        let groups = own.union(companions).filter { counts[$0].contains { $0 > 0 } }
        guard !own.isEmpty, !groups.isEmpty else { return true }
        let totals = (0..<4).map { cell in groups.reduce(0) { $0 + counts[$1][cell] } }
        let sums = [totals[0] + totals[1], totals[2] + totals[3], totals[0] + totals[3], totals[1] + totals[2]]
        // A companion has nobody of a kind, or at least as many as the threshold.
        let least = companions.reduce(into: [0, 0, 0, 0]) { least, group in
            for cell in 0..<4 where counts[group][cell] > 0 { least[cell] += threshold }
        }
        let pairs = [least[0] + least[1], least[2] + least[3], least[0] + least[3], least[1] + least[2]]
        return groups.count > 1 && zip(sums, pairs).allSatisfy { $0 - $1 >= threshold }
            && (!areTotalsKnown
                || zip(totals, least).allSatisfy { total, least in total == 0 || total - least >= threshold })
    }
}
