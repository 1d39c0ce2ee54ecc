import Findings

/// How many people forbade the use of their data, where that tells of nobody or of enough.
struct ChoiceCounts {
    let enough: Int
    /// Whether those who were left out are too few to be told of.
    let isHidden: Bool

    /// - Parameters:
    ///   - reached: rows that came as far as the first choice.
    ///   - kept: rows that met every condition.
    ///   - first: the place of the first choice among the funnel's conditions.
    func facts(
        _ choices: [AskedChoice], reached: [Int], kept: [Int], _ funnel: CleaningFunnel, first: Int
    ) -> [ChoiceFacts] {
        let removed = choices.indices.map { isHidden ? nil : funnel.removed(by: first + $0) }
        let areAllTold = removed.allSatisfy { $0 != nil }
        return zip(choices, removed).map { choice, removed in
            var facts = ChoiceFacts(kind: choice.kind.rawValue, asked: reached.count, leftOut: removed)
            let forbade = reached.count { !choice.isAllowed[$0] }
            // Beside what the step took, it tells how many another choice had taken before.
            if areAllTold, let removed, isTold(forbade), isTold(forbade - removed) { facts.forbade = forbade }
            let later = kept.count { choice.saidNoLater[$0] }
            if isTold(later), isTold(kept.count - later) { facts.forbadeLater = later }
            return facts
        }
    }

    private func isTold(_ count: Int) -> Bool { count == 0 || count >= enough }
}
