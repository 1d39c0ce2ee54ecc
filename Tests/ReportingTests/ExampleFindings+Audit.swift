import Findings

/// The questions of the bias audit beyond segments and outcome.
extension ExampleFindings {
    static let audit: Audit = {
        var audit = plainAudit
        audit.mitigations?[0].measures = [
            .init(
                name: "ratio", title: "widest ratio between groups", ideal: 1,
                before: Estimate(0.62, low: 0.51, high: 0.71), after: Estimate(0.84, low: 0.78, high: 0.91))
        ]
        audit.mitigations?[2].groupAware = true
        audit.mitigations?[0].attribute = "Age"
        audit.targeting = SubjectAudit(
            name: "addressed by an earlier campaign",
            attributes: [rates("Gender", [("women", 0.42, 2_240), ("men", 0.31, 1_960)], verdict: "concern")])
        audit.consent = SubjectAudit(
            name: "consent given",
            attributes: [rates("Gender", [("women", 0.93, 2_410), ("men", 0.91, 2_150)], verdict: "pass")])
        audit.errors = errors
        audit.intersections = [
            IntersectionAudit(
                name: "Gender and Age", reference: "women, 45–64", compared: 7,
                counts: VerdictCounts(comparisons: 30, passes: 22, concerns: 1, insufficient: 7),
                concerns: [
                    IntersectionGap(
                        subject: names[0],
                        rate: groupRate("men, under 25", 0.2, n: 240, isReference: false, reference: 0.35, 900))
                ],
                excluded: [
                    ExcludedGroup(
                        attribute: "Gender and Age", group: "another, under 25",
                        reason: "fewer than 10 customers: not compared")
                ], chiSquare: 61.2, degreesOfFreedom: 18, p: 0.0000012, cramersV: 0.09, verdict: "concern")
        ]
        audit.differentialFairness = [
            FairnessBound(
                name: "Gender", subject: "the segments", groups: 2, epsilon: Estimate(0.11, low: 0.07, high: 0.24),
                timesLikelier: 1.1)
        ]
        audit.socialCost = [
            SocialCostFacts(
                name: "Gender", mean: 5.21, ratio: 1.08,
                groups: [
                    .init(group: "women", cost: Estimate(5.02, low: 4.8, high: 5.3)),
                    .init(group: "men", cost: Estimate(5.43, low: 5.1, high: 5.8)),
                ])
        ]
        audit.representation = [
            RepresentationFacts(
                name: "Gender",
                groups: [
                    .init(group: "women", expected: 0.51, share: rate(2_240, of: 4_200), ratio: 1.05, verdict: "pass"),
                    .init(group: "men", expected: 0.49, share: rate(1_960, of: 4_200), ratio: 0.95, verdict: "pass"),
                ], unexpected: [AuditedGroup(name: "another", suppressed: true)], verdict: "pass")
        ]
        audit.robustness = RobustnessFacts(
            partitions: 20, sample: 4_362,
            attributes: [AttributeFlips(name: "Gender", verdict: "pass", flips: rate(3, of: 20))],
            unsteady: [
                VerdictFlips(
                    attribute: "Gender", group: "men", segment: 2, segmentName: names[1], verdict: "pass",
                    flips: rate(6, of: 20), concerns: 0.1)
            ])
        audit.proxies = [
            proxies("Age", 0.82, 0.66, [0.74, 0.61, 0.58, 0.52, 0.51, 0.5]),
            proxies("Gender", 0.57, 0.52, [0.55, 0.51]),
        ]
        audit.questions = [
            AuditQuestion(
                id: "membership", title: "Who is in which segment",
                counts: VerdictCounts(comparisons: 20, passes: 10, concerns: 2, insufficient: 8), verdict: "concern"),
            AuditQuestion(
                id: "consent", title: "Who gave consent", counts: VerdictCounts(comparisons: 1, passes: 1),
                verdict: "pass"),
        ]
        audit.totals = VerdictCounts(comparisons: 21, passes: 11, concerns: 2, insufficient: 8)
        return audit
    }()

    private static func rates(
        _ name: String, _ groups: [(name: String, share: Double, n: Int)], verdict: String
    ) -> AttributeRates {
        AttributeRates(
            name: name, reference: groups[0].name, rates: rates(groups), chiSquare: 12.1, degreesOfFreedom: 1,
            p: 0.0005, verdict: verdict)
    }

    private static func rates(_ groups: [(name: String, share: Double, n: Int)]) -> [GroupRate] {
        groups.indices.map {
            groupRate(
                groups[$0].name, groups[$0].share, n: groups[$0].n, isReference: $0 == 0, reference: groups[0].share,
                groups[0].n)
        }
    }

    private static let errors = ErrorAudit(
        model: "decision-tree", n: 3_490, chosen: 0.31, declared: false,
        attributes: [
            AttributeErrors(
                name: "Gender", reference: "women",
                measures: [
                    ("truePositiveRate", "chosen, of those with the outcome (true positive rate)", 0.61, 0.44, 560),
                    ("falsePositiveRate", "chosen, of those without it (false positive rate)", 0.18, 0.17, 1_210),
                    ("precision", "with the outcome, of those chosen (precision)", 0.59, 0.55, 480),
                    ("selectionRate", "chosen, of all (selection rate)", 0.32, 0.27, 1_770),
                ].map { measure, title, women, men, n in
                    ErrorRate(
                        measure: measure, title: title, rates: rates([("women", women, n), ("men", men, n - 40)]),
                        verdict: "pass")
                }, equalisedOdds: 0.17, predictiveParity: 0.04,
                calibration: [
                    CalibrationOfGroup(group: "women", predicted: 0.33, observed: rate(560, of: 1_770), isKept: true),
                    CalibrationOfGroup(group: "men", predicted: 0.25, observed: rate(520, of: 1_730), isKept: false),
                ], verdict: "concern")
        ])

    private static func proxies(_ name: String, _ all: Double, _ segments: Double, _ features: [Double]) -> ProxyFacts {
        func proxy(_ feature: String, _ title: String, _ auc: Double) -> ProxyFacts.Proxy {
            .init(
                feature: feature, title: title, auc: auc, chanceHigh: 0.53, p: auc > 0.54 ? 0.001 : 0.6,
                standsOut: auc > 0.54)
        }
        let titles = [
            "Household size", "Share of spend: garden", "Orders", "Days since the last order", "Sessions", "Clicks",
        ]
        return ProxyFacts(
            name: name, n: 4_214, groups: 4, folds: 5, permutations: 200,
            all: proxy("all", "all features together", all), segments: proxy("segments", "the segment alone", segments),
            features: zip(titles, features).map { proxy($0, $0, $1) }, reading: "Read it with care.")
    }
}
