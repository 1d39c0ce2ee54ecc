import Basics
import Foundation

extension ContingencyTable {
    /// A random table with given margins, distributed as if one classification's labels were shuffled among the
    /// customers, cell by cell from the hypergeometric distribution (Patefield 1981, algorithm AS 159): the effort
    /// doesn't grow with the number of customers as a shuffle's would.
    static func random(rowTotals: [Int], columnTotals: [Int], using generator: inout SeededGenerator) -> [[Int]] {
        var columnsLeft = columnTotals
        return rowTotals.map { rowTotal in
            var rowLeft = rowTotal, populationLeft = columnsLeft.reduce(0, +)
            return columnsLeft.indices.map { column in
                let available = columnsLeft[column]
                let drawn = hypergeometric(
                    successes: available, population: populationLeft, draws: rowLeft, using: &generator)
                populationLeft -= available
                rowLeft -= drawn
                columnsLeft[column] -= drawn
                return drawn
            }
        }
    }
}

/// The number of successes among `draws` without replacement: inversion outwards from the mode.
func hypergeometric(successes: Int, population: Int, draws: Int, using generator: inout SeededGenerator) -> Int {
    let failures = population - successes
    let lowest = max(0, draws - failures), highest = min(draws, successes)
    guard lowest < highest else { return lowest }
    let mode = min(
        highest, max(lowest, Int(Double(draws + 1) * Double(successes + 1) / Double(population + 2))))
    let atMode = exp(
        logChoose(successes, mode) + logChoose(failures, draws - mode) - logChoose(population, draws))
    var left = generator.uniform() - atMode
    var above = mode, below = mode, atAbove = atMode, atBelow = atMode
    while left >= 0, above < highest || below > lowest {
        if above < highest {
            atAbove *=
                Double(successes - above) * Double(draws - above)
                / (Double(above + 1) * Double(failures - draws + above + 1))
            above += 1
            left -= atAbove
            if left < 0 { return above }
        }
        if below > lowest {
            atBelow *=
                Double(below) * Double(failures - draws + below)
                / (Double(successes - below + 1) * Double(draws - below + 1))
            below -= 1
            left -= atBelow
            if left < 0 { return below }
        }
    }
    return mode
}

private func logChoose(_ n: Int, _ k: Int) -> Double {
    logGamma(Double(n + 1)) - logGamma(Double(k + 1)) - logGamma(Double(n - k + 1))
}
