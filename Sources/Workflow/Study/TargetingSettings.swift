import Basics
internal import Yams

/// What makes a segment worth addressing, and where the sender is strong: criteria with their weights.
struct TargetingSettings: Sendable {
    /// A word of `Criterion`, or the name of a feature; below zero, less is better.
    struct Weight: Sendable {
        var name: String
        var weight: Double
        var position: SourcePosition?
    }

    var attractiveness: [Weight]
    var competitiveness: [Weight]

    /// What findings know of every segment, beside the means of its features.
    enum Criterion: String, CaseIterable, Sendable {
        case size, revenue, revenuePerCustomer = "revenue-per-customer", outcome, conversion, uplift, response
        case expectedPurchases = "expected-purchases", expectedValue = "expected-value", alive, stability, separation
    }

    /// The report's own, where the study states none: size and money, what customers did later, and whether the segment
    /// will be found again; the effect of a campaign, and how ready they are to come and to buy.
    static let standard = TargetingSettings(
        attractiveness: [
            Weight(name: "size", weight: 1), Weight(name: "revenue", weight: 2), Weight(name: "outcome", weight: 2),
            Weight(name: "stability", weight: 1),
        ],
        competitiveness: [
            Weight(name: "uplift", weight: 2), Weight(name: "frequency", weight: 1),
            Weight(name: "conversion_rate", weight: 1), Weight(name: "sessions_per_30_days", weight: 1),
        ])

    init(attractiveness: [Weight], competitiveness: [Weight]) {
        self.attractiveness = attractiveness
        self.competitiveness = competitiveness
    }

    /// - Parameter segments: the mapping `segments` of the study file. Nil where it doesn't speak of targeting.
    init?(_ segments: YAMLMapping) {
        guard let mapping = segments.mapping("targeting", known: ["attractiveness", "competitiveness"]) else {
            return nil
        }
        func weights(_ key: String, _ standard: [Weight]) -> [Weight] {
            guard let criteria = mapping.mapping(key, known: nil) else { return standard }
            return criteria.members.compactMap { member in
                let weight = criteria.number(member.key, in: -100...100, default: 0)
                return weight == 0 ? nil : Weight(name: member.key, weight: weight, position: member.position)
            }
        }
        attractiveness = weights("attractiveness", Self.standard.attractiveness)
        competitiveness = weights("competitiveness", Self.standard.competitiveness)
    }

    /// For the report's list of parameters, as the study's file takes them, whatever the language.
    var text: String {
        func list(_ weights: [Weight]) -> String {
            weights.map { "\($0.name) \(NumberFormat.significant($0.weight))" }.joined(separator: ", ")
        }
        return Language.$current.withValue(.english) {
            "attractiveness: \(list(attractiveness)); competitiveness: \(list(competitiveness))"
        }
    }

    /// - Parameter features: names of features.
    /// - Throws: a criterion that is neither a word of `Criterion` nor a feature.
    func check(features: [String]) throws(Diagnostics) {
        let known = Criterion.allCases.map(\.rawValue) + features
        let declared = (attractiveness + competitiveness).filter { $0.position != nil }
        let problems = declared.filter { !known.contains($0.name) }.map { weight in
            Diagnostic(
                "study.targeting", at: weight.position,
                "'\(weight.name)' is no criterion of 'segments.targeting' and no feature",
                suggestion: didYouMean(weight.name, in: known)
                    ?? "known here: \(Criterion.allCases.map(\.rawValue).joined(separator: ", ")), and any feature")
        }
        if !problems.isEmpty { throw Diagnostics(problems) }
    }
}
