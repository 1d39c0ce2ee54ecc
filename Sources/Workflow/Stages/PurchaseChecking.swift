import Basics
import Findings
import Learning

/// Holds forecasts of purchases against purchases that the model had not seen: those after the cut-off where the data
/// reach beyond it, else the last part before it, foretold by a model of what came before that.
struct PurchaseChecking {
    let days: PurchaseDays
    /// The day of the cut-off, itself not observed by the model.
    let cutOff: Int
    let horizon: Int
    let threshold: Int
    let seed: UInt64
    let threads: Int

    /// From so many repeat purchases on customers are one group.
    static let most = 7
    /// Fewer days say nothing.
    static let fewestDays = 7

    static func name(_ repeats: Int) -> String { repeats < most ? "\(repeats)" : "\(most)+" }

    /// - Returns: nil where there is no part of the data to check against.
    func callAsFunction(_ parameters: BGNBDParameters) -> PurchaseCheck? {
        let after = min(horizon, days.last - cutOff + 1)
        if after >= Self.fewestDays {
            return check(parameters, afterCutOff: true, days: cutOff..<cutOff + after)
        }
        let last = min(horizon, (cutOff - days.first) / 4)
        guard last >= Self.fewestDays,
            let model = try? BGNBD(threads: threads).fit(
                Buyers(days, lastDay: cutOff - last - 1).sampled(PurchaseModelStage.mostFitted, seed: seed).histories),
            model.converged
        else { return nil }
        return check(model.parameters, afterCutOff: false, days: cutOff - last..<cutOff)
    }

    private func check(_ parameters: BGNBDParameters, afterCutOff: Bool, days window: Range<Int>) -> PurchaseCheck? {
        let buyers = Buyers(days, lastDay: window.lowerBound - 1)
        guard buyers.customers.count >= threshold else { return nil }
        let weeks = Double(window.count) / 7
        let histories = buyers.histories
        let blocks = rowBlocks(histories.count)
        let predicted =
            (try? parallelMap(blocks.count, threads: threads) { block in
                blocks[block].map { parameters.expectedPurchases(in: weeks, after: histories[$0]) }
            })?.flatMap(\.self) ?? []
        let actual = buyers.customers.map { Double(days.count($0, in: window)) }
        // Nobody's rate is taken from less than thirty days.
        let naive = buyers.histories.map { Double($0.repeats) / max($0.age, 30.0 / 7) * weeks }
        let groups = (0...Self.most).map { group in
            buyers.histories.indices.filter { min(buyers.histories[$0].repeats, Self.most) == group }
        }
        let sizes = withheld(groups.map(\.count), threshold: threshold)
        func mean(_ values: [Double], _ rows: some Collection<Int>) -> Double {
            rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
        }
        func error(_ values: [Double]) -> Double { mean(zip(values, actual).map { abs($0 - $1) }, actual.indices) }
        return PurchaseCheck(
            afterCutOff: afterCutOff, days: window.count, customers: buyers.customers.count,
            rows: groups.indices.map { group in
                let isShown = sizes[group] != nil && !groups[group].isEmpty
                return PurchaseCheckRow(
                    purchases: Self.name(group), n: sizes[group],
                    predicted: isShown ? mean(predicted, groups[group]) : nil,
                    actual: isShown ? mean(actual, groups[group]) : nil)
            }, predicted: mean(predicted, actual.indices), actual: mean(actual, actual.indices),
            error: error(predicted), naiveError: error(naive))
    }
}
