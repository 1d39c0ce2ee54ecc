import Foundation

/// Smoothed empirical differential fairness (Foulds, Islam, Keya & Pan 2020, "An intersectional definition of fairness",
/// definition 4.2): the largest |ln| of the ratio of two groups' chances of the same answer, over all pairs of groups and
/// answers. 0 is alike; e to its power bounds how many times likelier an answer is in one group than in another.
///
/// With n customers of a group, of whom m have an answer, and `answers` answers, the chance is estimated by
/// (m + c / answers) / (n + c): few customers move it little, so that small intersections can stay in.
public enum DifferentialFairness {
    /// - Parameters:
    ///   - counts: groups x answers; groups without customers don't count.
    ///   - concentration: c, how many invented customers, spread evenly over the answers, join each group.
    /// - Returns: nil with fewer than two groups.
    public static func epsilon(_ counts: [[Int]], concentration: Double = 1) -> Double? {
        precondition(concentration > 0, "the concentration is above 0; got \(concentration)")
        let groups = counts.filter { $0.contains { $0 > 0 } }
        guard groups.count > 1, let answers = groups.first?.count, answers > 0 else { return nil }
        return (0..<answers).map { answer in
            let chances = groups.map { row in
                let total = Double(row.reduce(0, +))
                return (Double(row[answer]) + concentration / Double(answers)) / (total + concentration)
            }
            return log((chances.max() ?? 1) / (chances.min() ?? 1))
        }.max()
    }
}
