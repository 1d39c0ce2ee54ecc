public import Basics
internal import Statistics

/// Rule-based segments from recency, frequency and monetary value: scores by quantile, then named cells.
///
/// Score = 1 + number of cut points strictly below the value, so that ties share a score; recency is reversed, because
/// a recent purchase is good. With five groups the cells have the bounds of the R package `rfm`, the first match wins
/// and the rest are "Others"; with any other number the cells are the score triples ("444"). In the package's own order
/// New, Promising and Can't Lose lie behind cells that hold them whole; here they stand before these.
public struct RFMRules: Sendable, Hashable {
    /// 5 for quintiles, 4 for quartiles.
    public var groups: Int

    public init(groups: Int = 5) { self.groups = groups }

    /// Learns the cut points.
    /// - Parameters:
    ///   - recency: days since the last purchase, one per customer.
    ///   - frequency: number of orders.
    ///   - monetary: sum of amounts.
    public func fit(recency: [Double], frequency: [Double], monetary: [Double]) throws(Diagnostic) -> RFMModel {
        try requireParameter("groups", of: "RFMRules", groups, in: 2...9)
        try RFMModel.requireInput(recency, frequency, monetary)
        func cuts(_ values: [Double]) -> [Double] {
            let sorted = values.ascending()
            return (1..<groups).map { Summary.quantile(sorted: sorted, Double($0) / Double(groups)) }
        }
        return RFMModel(
            groups: groups, recencyCuts: cuts(recency), frequencyCuts: cuts(frequency), monetaryCuts: cuts(monetary))
    }
}

/// Scores of one customer, 1 (worst) to the number of groups (best).
public struct RFMScore: Sendable, Hashable {
    public let recency: Int
    public let frequency: Int
    public let monetary: Int
}

public struct RFMModel: Sendable, Hashable {
    public let groups: Int
    /// Ascending, groups − 1 each.
    public let recencyCuts: [Double]
    public let frequencyCuts: [Double]
    public let monetaryCuts: [Double]

    /// The cells in fixed order; `assign` gives indexes into it.
    public var cellNames: [String] {
        if groups == 5 { return RFMCell.named.map(\.name) + ["Others"] }
        let digits = 1...groups
        return digits.flatMap { r in digits.flatMap { f in digits.map { m in "\(r)\(f)\(m)" } } }
    }

    /// - Precondition: lists of the same length.
    public func scores(recency: [Double], frequency: [Double], monetary: [Double]) -> [RFMScore] {
        precondition(recency.count == frequency.count && recency.count == monetary.count, "lists of different length")
        func score(_ value: Double, _ cuts: [Double]) -> Int { 1 + cuts.count { $0 < value } }
        return recency.indices.map { index in
            RFMScore(
                recency: groups + 1 - score(recency[index], recencyCuts),
                frequency: score(frequency[index], frequencyCuts), monetary: score(monetary[index], monetaryCuts))
        }
    }

    /// The cell of each customer, an index into `cellNames`.
    public func assign(recency: [Double], frequency: [Double], monetary: [Double]) throws(Diagnostic) -> [Int] {
        try Self.requireInput(recency, frequency, monetary)
        return scores(recency: recency, frequency: frequency, monetary: monetary).map { cell(of: $0) }
    }

    func cell(of score: RFMScore) -> Int {
        if groups == 5 { return RFMCell.named.firstIndex { $0.holds(score) } ?? RFMCell.named.count }
        return ((score.recency - 1) * groups + score.frequency - 1) * groups + score.monetary - 1
    }

    static func requireInput(_ lists: [Double]...) throws(Diagnostic) {
        let count = lists[0].count
        guard count > 0, lists.allSatisfy({ $0.count == count }) else {
            throw Diagnostic(
                .error, "rfm.length",
                "RFMRules needs recency, frequency and monetary of the same customers, at least one; got "
                    + lists.map { "\($0.count)" }.joined(separator: ", "))
        }
        for (name, values) in zip(["recency", "frequency", "monetary"], lists) {
            guard let row = values.firstIndex(where: { !$0.isFinite }) else { continue }
            throw Diagnostic(
                .error, "matrix.not-finite",
                "RFMRules got a value that is not finite in row \(row + 1), column '\(name)'",
                suggestion: "give customers without orders a neutral value, or leave them out")
        }
    }
}

/// A named cell: bounds of the recency score, and of both the frequency and the monetary score.
private struct RFMCell {
    let name: String
    let recency: ClosedRange<Int>
    let value: ClosedRange<Int>

    func holds(_ score: RFMScore) -> Bool {
        recency.contains(score.recency) && value.contains(score.frequency) && value.contains(score.monetary)
    }

    /// Bounds as in the R package `rfm`; the first match wins, so a cell that lies inside another stands before it.
    static let named = [
        RFMCell(name: "Champions", recency: 4...5, value: 4...5),
        RFMCell(name: "Loyal", recency: 2...5, value: 3...5),
        RFMCell(name: "New", recency: 4...5, value: 1...1),
        RFMCell(name: "Promising", recency: 3...4, value: 1...1),
        RFMCell(name: "Potential Loyalist", recency: 3...5, value: 1...3),
        RFMCell(name: "Need Attention", recency: 2...3, value: 2...3),
        RFMCell(name: "About To Sleep", recency: 2...3, value: 1...2),
        RFMCell(name: "Can't Lose", recency: 1...1, value: 4...5),
        RFMCell(name: "At Risk", recency: 1...2, value: 2...5),
        RFMCell(name: "Lost", recency: 1...2, value: 1...2),
    ]
}
