public import Statistics

/// Whether a model promises a group what it then sees: the mean of the predicted chances beside the rate that came true
/// (calibration within groups; Kleinberg, Mullainathan & Raghavan 2017).
public struct GroupCalibration: Sendable, Hashable {
    public var group: String
    public var count: Int?
    /// Mean predicted chance.
    public var predicted: Double?
    /// Rate that came true.
    public var observed: Double?
    /// Wilson, of the observed rate.
    public var interval: ConfidenceInterval?

    /// Whether the prediction lies within the observed rate's interval; nil where withheld.
    public var isKept: Bool? { predicted.flatMap { predicted in interval.map { $0.contains(predicted) } } }

    init(group: String, isWithheld: Bool, members: [Int], truth: [Bool?], probabilities: [Double?]) {
        self.group = group
        guard !isWithheld, !probabilities.isEmpty else { return }
        let known = members.compactMap { customer in
            truth[customer].flatMap { truth in probabilities[customer].map { (truth: truth, chance: $0) } }
        }
        guard !known.isEmpty else { return }
        let rate = Proportion(known.count { $0.truth }, of: known.count)
        count = known.count
        predicted = known.reduce(0) { $0 + $1.chance } / Double(known.count)
        observed = rate.rate
        interval = rate.wilsonInterval()
    }
}
