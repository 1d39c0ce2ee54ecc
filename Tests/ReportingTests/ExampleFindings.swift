import Basics
import Findings
import Foundation

/// Findings of a study that never was: every part present, every number invented, the same on every run.
enum ExampleFindings {
    static let complete = Findings(
        study: StudyFacts(
            name: "Which customers should the autumn campaign address?", slug: "example",
            question: "Which customers should the autumn campaign address?",
            purpose: "Choose message, offer and channel per segment", lawfulBasis: "Legitimate interest",
            asOf: "2011-11-01", seed: 1, sector: "retail", currency: "GBP", synthetic: true),
        data: data, features: FeatureFacts(kept: features, dropped: dropped, elimination: elimination),
        preparation: PreparationFacts(steps: preparation), segmentation: segmentation, segments: segments,
        evaluation: Evaluation(
            heldOut: heldOut, recoverability: recoverability, outcome: outcome, tuning: tuning,
            learningCurve: learningCurve),
        importance: importance, audit: audit, disclosure: Disclosure(threshold: 10, suppressed: 2), impact: impact,
        caseStudies: caseStudies,
        checks: [Check(text: "segments.count in 3..8", position: "report.md:12:1", holds: true, value: 4)],
        provenance: Provenance(
            tool: "segmentary", version: "0.1.0", seed: 1, studyDigest: Digest.sha256("study"),
            inputs: [
                InputDigest(path: "data/purchases.csv", sha256: Digest.sha256("purchases")),
                InputDigest(path: "data/customers.csv", sha256: Digest.sha256("customers")),
            ],
            parameters: [
                Parameter(name: "segmentation.method", value: "k-means"),
                Parameter(name: "segmentation.starts", value: "25"),
                Parameter(name: "disclosure.threshold", value: "10"),
            ]), comparison: comparison, privacy: privacy)

    static let privacy = PrivacyFacts(
        choices: [
            ChoiceFacts(kind: "consent", asked: 5_012, forbade: 610, leftOut: 610, forbadeLater: 12),
            ChoiceFacts(kind: "opt-out", asked: 5_012, leftOut: 40),
        ],
        retention: RetentionFacts(period: "24 months", from: "2009-11-01"),
        columns: [
            ColumnUse(
                source: "customers", path: "data/customers.csv", available: 9, used: ["id", "age", "region"],
                unusedPersonal: ["first_name", "email"]),
            ColumnUse(
                source: "purchases", path: "data/purchases.csv", available: 3, used: ["id", "day", "amount"],
                unusedPersonal: []),
        ],
        record: [
            RecordEntry(item: "Controller", article: "30 (1) (a)", text: "Example Ltd"),
            RecordEntry(item: "Recipients", article: "30 (1) (d)"),
        ])

    static let names = ["Loyal regulars", "Gift seasonals", "New explorers", "Lapsed"]
    static let sizes = [1_504, 1_186, 1_071, 601]
    static let customers = 4_362

    static func rate(_ positive: Int, of n: Int) -> Rate {
        let (p, z, m) = (Double(positive) / Double(n), 1.96, Double(n))
        let centre = (p + z * z / (2 * m)) / (1 + z * z / m)
        let half = z / (1 + z * z / m) * (p * (1 - p) / m + z * z / (4 * m * m)).squareRoot()
        return Rate(n: n, value: p, low: max(0, centre - half), high: min(1, centre + half))
    }

    static func rate(_ share: Double, n: Int) -> Rate { rate(Int((share * Double(n)).rounded()), of: n) }

    static func share(_ segment: Int) -> Double { Double(sizes[segment]) / Double(customers) }
}

// MARK: Data and features

extension ExampleFindings {
    static let data: DataFacts = {
        var facts = plainData
        facts.sources[0].format = SourceFormat(
            format: "CSV", files: 3, delimiter: "semicolon", encoding: "Windows-1252", decimal: "comma",
            dates: ["DD.MM.YYYY"], timeZone: "Europe/Berlin", declared: ["time-zone"])
        facts.sources[1].format = SourceFormat(format: "SQLite")
        facts.ids = [ids]
        facts.quality = quality
        return facts
    }()

    private static let ids: IdMatching = {
        var ids = IdMatching(source: "purchases", path: "data/ids.csv", rows: 392_000)
        (ids.ids, ids.unused, ids.customers) = (4_510, 0, 4_362)
        (ids.matched, ids.matchedRows) = (4_460, 390_000)
        (ids.unmatched, ids.unmatchedRows) = (50, 2_000)
        return ids
    }()

    private static let quality: Quality = {
        func column(_ name: String, _ kind: String, _ change: (inout ColumnQuality) -> Void) -> ColumnQuality {
            var column = ColumnQuality(source: "customers", name: name, kind: kind, rows: 4_402)
            (column.missing, column.missingShare) = (0, 0)
            change(&column)
            return column
        }
        return Quality(
            columns: [
                column("age", "number") {
                    ($0.missing, $0.missingShare, $0.distinct) = (136, 0.031, 72)
                    ($0.low, $0.high, $0.outside) = (0, 120, 14)
                    ($0.standIn, $0.standInRows) = ("-1", 12)
                },
                column("duration", "number") { ($0.missing, $0.missingShare, $0.low) = (nil, nil, 0) },
                column("plan", "category") {
                    ($0.constant, $0.constantShare, $0.distinct, $0.placeholders) = ("gold", nil, 2, 40)
                },
            ],
            repeated: [RepeatedFacts(source: "customers", key: "id", rows: 4_402, repeated: nil)],
            days: [
                UnusualDayFacts(
                    source: "purchases", kind: "gap", day: "2010-12-24", last: "2011-01-03", rows: 0, usual: 14_200),
                UnusualDayFacts(source: "purchases", kind: "spike", day: "2011-11-25", rows: nil, usual: 1_900),
            ], times: [EventTimes(source: "purchases", fromCutOff: 90, isUsed: true)], rule: "Each day has a rule.")
    }()

    private static let plainData = DataFacts(
        customers: customers,
        sources: [
            SourceFacts(
                name: "purchases", path: "data/purchases.csv", rows: 541_909, accepted: 392_692, rejected: 41,
                digest: Digest.sha256("purchases")),
            SourceFacts(
                name: "customers", path: "data/customers.csv", rows: 4_402, accepted: 4_362, rejected: 0,
                digest: Digest.sha256("customers")),
        ],
        funnel: [
            FunnelStep(
                source: "purchases", step: "readable", rows: 541_868, customers: 4_380, orders: 25_900,
                amount: 9_747_748),
            FunnelStep(
                source: "purchases", step: "with a customer", rows: 406_829, customers: 4_372, orders: 22_190,
                amount: 8_300_066),
            FunnelStep(
                source: "purchases", step: "not cancelled", rows: 397_924, customers: 4_368, orders: 18_536,
                amount: 8_911_407),
            FunnelStep(
                source: "purchases", step: "quantity > 0", rows: 392_692, customers: 4_362, orders: 18_532,
                amount: 8_887_209),
            FunnelStep(source: "customers", step: "with consent", rows: 4_362, customers: 4_362),
        ],
        alerts: [
            Alert(
                severity: "warning", subject: "purchases", message: "25 % of the rows have no customer", figure: 0.249),
            Alert(severity: "note", subject: "customers.age", message: "missing for some customers", figure: 0.031),
        ],
        activity: (0..<13).map { index in
            let month = (index + 11) % 12 + 1
            let amount = [570, 568, 446, 594, 468, 677, 660, 598, 644, 950, 1_035, 1_156, 517][index] * 1_000
            return ActivityMonth(
                month: "\(index == 0 ? 2010 : index == 12 ? 2011 : 2011)-\(month < 10 ? "0" : "")\(month)",
                orders: amount / 480, customers: amount / 700, amount: Double(amount))
        }, missing: missing, seasonality: seasonality,
        texts: TextFacts(
            texts: 8_204, isLearnt: true, known: 0.71,
            accuracy: LabelAccuracy(
                share: Estimate(0.87, low: 0.852, high: 0.886, n: 1_980), customers: 1_204, frequent: 0.64),
            topics: [
                TextTopic(feature: "text_topic.1", words: ["delivery", "late", "parcel"]),
                TextTopic(feature: "text_topic.2", words: ["quality", "fabric", "colour"]),
            ], sample: 8_204))

    static let features: [FeatureSummary] = [
        ("recency", "Days since last purchase", "purchase", "days", 91.0, 100.0),
        ("frequency", "Orders", "purchase", "orders", 4.3, 7.7), ("monetary", "Spend", "purchase", "GBP", 2_043, 8_930),
        ("order-value", "Average order value", "purchase", "GBP", 419, 1_796),
        ("tenure", "Days since first purchase", "purchase", "days", 222, 118),
        ("winter-share", "Share of orders in winter", "purchase", "share", 0.31, 0.29),
        ("sessions", "Sessions per 30 days", "engagement", "sessions", 3.1, 2.4),
        ("duration", "Mean session duration", "engagement", "minutes", 4.2, 2.2),
        ("bounce", "Bounce rate", "engagement", "share", 0.38, 0.2),
        ("comments", "Comments per 30 days", "social", "comments", 0.6, 1.3),
    ].map {
        FeatureSummary(
            name: $0.0, title: $0.1, block: $0.2, kind: "number", source: "purchases", unit: $0.3,
            meaning: "Invented for the example.",
            missing: $0.0 == "bounce" ? 135 : 0, mean: $0.4, sd: $0.5, min: 0, q25: $0.4 * 0.4, median: $0.4 * 0.7,
            q75: $0.4 * 1.3, max: $0.4 * 12)
    }

    static let dropped = [
        DroppedFeature(name: "net-orders", reason: "correlates with Orders", figure: 0.97),
        DroppedFeature(name: "newsletter", reason: "near-zero variance", figure: 0.004),
    ]

    static let elimination = EliminationFacts(
        model: "decision-tree", score: "auc", folds: 5,
        steps: (0..<10).map { dropped in
            let left = 10 - dropped
            let score = [0.61, 0.68, 0.73, 0.765, 0.774, 0.779, 0.781, 0.78, 0.778, 0.777][left - 1]
            return EliminationStep(
                features: left, score: Estimate(score, low: score - 0.021, high: score + 0.021, sd: 0.017),
                dropped: left > 1 ? [features[left - 1].name] : [])
        }, chosen: 5, kept: features.prefix(5).map(\.name), reading: "5 of 10 features are enough")

    static let preparation = features.flatMap { feature in
        [
            PreparationStep(feature: feature.name, step: "impute", parameters: "median"),
            PreparationStep(feature: feature.name, step: "scale", parameters: "z"),
        ]
    }
}

// MARK: Segments

extension ExampleFindings {
    /// Standardised means, a row per segment in the order of `features`.
    static let effects = [
        [-0.72, 1.08, 1.14, 0.41, 0.62, -0.11, 0.66, 0.58, -0.61, 0.37],
        [0.12, -0.18, 0.06, 0.52, 0.21, 1.23, -0.22, -0.18, 0.11, -0.24],
        [-0.34, -0.57, -0.63, -0.42, -1.02, -0.33, 0.24, 0.12, -0.08, 0.31],
        [1.74, -0.62, -0.71, -0.23, 0.38, -0.31, -0.94, -0.79, 0.83, -0.52],
    ]

    static func markers(_ segment: Int) -> [Marker] {
        zip(features, effects[segment]).map { feature, effect in
            let (mean, sd) = (feature.mean ?? 0, feature.sd ?? 1)
            let half = 2 / Double(sizes[segment]).squareRoot() + 0.02 * abs(effect)
            return Marker(
                feature: feature.name, title: feature.title, unit: feature.unit, value: max(0, mean + effect * sd),
                overall: mean, effect: effect, low: effect - half, high: effect + half)
        }
    }

    static let segments: [Segment] = (0..<4).map { index in
        let stability = [0.91, 0.83, 0.74, 0.62][index]
        let mean = [0.34, 0.29, 0.22, 0.18][index]
        let all = markers(index)
        return Segment(
            id: index + 1, name: names[index], size: sizes[index], share: share(index),
            revenueShare: [0.541, 0.263, 0.127, 0.069][index],
            stability: Estimate(stability, low: stability - 0.05, high: min(1, stability + 0.04), sd: 0.03, n: 200),
            reading: ["highly stable", "valid", "pattern", "pattern"][index],
            silhouette: SilhouetteProfile(
                mean: mean, negative: [0.02, 0.04, 0.09, 0.14][index],
                quantiles: (0...20).map { mean - 0.28 + 0.5 * (Double($0) / 20).squareRoot() }),
            centroid: Dictionary(uniqueKeysWithValues: all.map { ($0.feature, $0.value) }), profile: all,
            markers: Array(all.sorted { abs($0.effect) > abs($1.effect) }.prefix(6)),
            persona: stability < 0.7
                ? nil
                : Persona(
                    summary: "They buy often and read long.", traits: ["Orders: +1.1 sd"],
                    message: Recommendation(text: "Early access", evidence: "response 14.2 % of 812"),
                    offer: Recommendation(text: "Bundle, no discount", evidence: "they buy without one"),
                    channel: Recommendation(text: "E-mail", evidence: "2.3 times the response of social"),
                    caution: stability < 0.75 ? "A pattern rather than a firm segment." : nil),
            nearest: [2, 1, 2, 3][index], boundary: [0.08, 0.12, 0.17, 0.06][index], similarity: similarity(index))
    }
}

// MARK: Segmentation

extension ExampleFindings {
    static let centres = [(1.6, 0.3), (0.2, 1.5), (-0.6, -0.9), (-2.2, 0.4)]

    static func ring(_ segment: Int, radius: Double) -> [[Double]] {
        (0..<48).map { step in
            let angle = Double(step) / 48 * 2 * .pi
            let wobble = 1 + 0.16 * sin(3 * angle + Double(segment)) + 0.06 * cos(5 * angle)
            return [
                centres[segment].0 + radius * wobble * cos(angle),
                centres[segment].1 + 0.7 * radius * wobble * sin(angle),
            ]
        }
    }

    static let projection = Projection(
        explained: [0.31, 0.18, 0.12],
        loadings: zip(features, [-0.35, 0.46, 0.48, 0.2, 0.1, -0.05, 0.3, 0.28, -0.3, 0.12]).map { feature, first in
            Loading(feature: feature.name, first: first, second: feature.name == "winter-share" ? 0.8 : first * 0.2)
        },
        regions: (0..<4).flatMap { segment in
            [(0.5, 0.75), (0.8, 1.25)].map {
                Region(segment: segment + 1, level: $0.0, rings: [ring(segment, radius: $0.1)])
            }
        },
        centres: centres.enumerated().map { MapPoint(segment: $0.offset + 1, x: $0.element.0, y: $0.element.1) },
        neighbours: [(1, 2, 0.21), (1, 3, 0.09), (2, 3, 0.42), (3, 4, 0.02)].map {
            Neighbourhood(first: $0.0, second: $0.1, shadow: $0.2)
        })

    static func stability(_ k: Int, _ mean: Double) -> StabilityByK {
        let sd = 0.02 + 0.012 * Double(k)
        return StabilityByK(
            k: k, mean: mean, sd: sd, pairs: 100, low: mean - 2 * sd, q25: mean - 0.7 * sd, median: mean + 0.1 * sd,
            q75: mean + 0.7 * sd, high: min(1, mean + 1.6 * sd))
    }

    static let stabilities = [0.88, 0.71, 0.82, 0.66, 0.61, 0.55, 0.52, 0.49, 0.47]

    static func choice(_ k: Int) -> Choice {
        let number = Double(k)
        let silhouette: Double = 0.34 - 0.016 * number - (k == 3 ? 0.03 : 0)
        return Choice(
            method: "k-means", k: k, inertia: 43_620 / number, silhouette: silhouette,
            calinskiHarabasz: 1_650 - 109 * number, daviesBouldin: 1.2 + 0.04 * Double(abs(k - 5)),
            gap: 0.2 + 0.03 * number, predictionStrength: max(0.3, 1.1 - 0.09 * number), stability: stabilities[k - 2],
            smallest: 0.5 / number, chosen: k == 4)
    }

    static let segmentation = Segmentation(
        method: "k-means", k: 4, pinned: false,
        rule: "the largest k from 3 to 8 whose mean stability is at least 0.75 and whose smallest segment holds 5 %",
        inertia: 21_804, silhouette: 0.276, calinskiHarabasz: 1_214, daviesBouldin: 1.31,
        choice: (2...10).map(choice),
        stability: Stability(
            global: stability(4, 0.82), byK: (2...10).map { stability($0, stabilities[$0 - 2]) }, sample: 4_362),
        null: NullBenchmark(
            observed: NullFigures(silhouette: 0.276, stability: 0.82),
            permuted: NullFigures(silhouette: 0.142, silhouetteHigh: 0.151, stability: 0.41, stabilityHigh: 0.52),
            gaussian: NullFigures(silhouette: 0.198, silhouetteHigh: 0.212, stability: 0.58, stabilityHigh: 0.71),
            repeats: 20, sample: 2_000),
        verdict: Verdict(kind: "natural", reason: "silhouette 0.28 against at most 0.21 without segments"),
        baselines: [
            Baseline(method: "one-segment", k: 1),
            Baseline(
                method: "rfm-rules", k: 8, silhouette: 0.09, agreement: 0.31,
                cells: [
                    ("Champions", 0.22, 0.58), ("Loyal", 0.19, 0.17), ("Potential Loyalist", 0.14, 0.07),
                    ("At Risk", 0.12, 0.08), ("Lost", 0.15, 0.03), ("New", 0.06, 0.02), ("Others", 0.12, 0.05),
                ].map {
                    BaselineCell(
                        name: $0.0, n: Int($0.1 * 4_362), share: $0.1, revenueShare: $0.2, suppressed: false)
                } + [BaselineCell(name: "Can't Lose", suppressed: true)]),
        ], projection: projection,
        alternatives: [
            Alternative(
                method: "k-means", space: "features", dimensions: 18, k: 4, isMain: true, silhouette: 0.276,
                stability: 0.82, heldOut: Estimate(0.79, low: 0.73, high: 0.85),
                recoverability: Estimate(0.93, low: 0.92, high: 0.94),
                outcome: Estimate(0.71, low: 0.69, high: 0.73)),
            Alternative(
                method: "ward", space: "features", dimensions: 18, k: 5, isMain: false, silhouette: 0.241,
                stability: 0.64, agreement: 0.58, note: "2,000 micro-clusters stand for the customers"),
            Alternative(
                method: "k-means", space: "components", dimensions: 6, k: 4, isMain: false, silhouette: 0.331,
                stability: 0.81, agreement: 0.93, heldOut: Estimate(0.80, low: 0.75, high: 0.85),
                recoverability: Estimate(0.92, low: 0.91, high: 0.93),
                outcome: Estimate(0.71, low: 0.69, high: 0.73),
                reading: "Grouping in the principal components (k = 4, 6 dimensions) is not better on agreement on "
                    + "held-out customers (0.80 [0.75, 0.85] against 0.79 [0.73, 0.85]): the simpler one is kept"),
        ], across: across, dendrogram: dendrogram, components: components,
        preferences: [
            ("stability", 2, "Stability: k = 2 (the highest)"), ("silhouette", 2, "Silhouette: k = 2 (the highest)"),
            ("calinskiHarabasz", 2, "Calinski–Harabasz: k = 2 (the highest)"),
            ("daviesBouldin", 5, "Davies–Bouldin: k = 5 (the lowest)"),
            ("gap", nil, "Gap: no k (it still rises at the largest number tried)"),
            ("predictionStrength", 3, "Prediction strength: k = 3 (the most that reach 0.8)"),
        ].map { IndexPreference(index: $0.0, k: $0.1, reading: $0.2) })

    /// The third segment of four is put together from all three of the solution before and divided in the next.
    static let across: [AcrossFacts] = [
        step(3, [(1, 0.41, nil), (2, 0.34, nil), (4, 0.25, nil)], []),
        step(
            4, [(1, 0.345, 0.84), (2, 0.272, 0.85), (3, 0.2455, 0.02), (4, 0.1375, 1)],
            [
                (1, 1, 0.33), (1, 2, 0.012), (1, 3, 0.068), (2, 1, 0.015), (2, 2, 0.26), (2, 3, 0.065), (4, 3, 0.1125),
                (4, 4, 0.1375),
            ]),
        step(
            5, [(1, 0.34, 0.94), (2, 0.27, 0.97), (3, 0.15, 0.91), (4, 0.135, 1), (5, 0.105, 0.78)],
            [
                (1, 1, 0.335), (1, 3, nil), (1, 5, nil), (2, 2, 0.268), (2, 3, nil), (2, 5, nil), (3, 1, 0.005),
                (3, 3, 0.145), (3, 5, 0.0955), (4, 4, 0.135), (4, 5, nil),
            ]),
    ]

    private static func step(
        _ k: Int, _ segments: [(Int, Double, Double?)], _ flows: [(Int, Int, Double?)]
    ) -> AcrossFacts {
        AcrossFacts(
            k: k, segments: segments.map { AcrossSegment(segment: $0.0, share: $0.1, stability: $0.2) },
            flows: flows.map { AcrossFlow(from: $0.0, to: $0.1, share: $0.2) })
    }

    static let dendrogram: DendrogramFacts = {
        let leaves: [(Double, Int)] = [
            (0.141, 1), (0.112, 1), (0.062, 1), (0.155, 2), (0.118, 2), (0.121, 3), (0.064, 3), (0.092, 4), (0.046, 4),
            (0.089, 5),
        ]
        let merges: [(Int, Int, Double, Int?)] = [
            (7, 8, 11, 4), (5, 6, 13.5, 3), (1, 2, 16, 1), (3, 4, 18.2, 2), (0, 12, 22.4, 1), (10, 9, 32.6, nil),
            (14, 13, 38, nil), (11, 15, 44.7, nil), (16, 17, 61.3, nil),
        ]
        return DendrogramFacts(
            method: "ward", customers: customers, microClusters: 2_000, k: 5, cut: 27.5,
            leaves: leaves.map { DendrogramLeaf(share: $0.0, segment: $0.1) },
            merges: merges.map { DendrogramMerge(left: $0.0, right: $0.1, height: $0.2, segment: $0.3) })
    }()

    static let components: ComponentFacts = {
        let variances = [3.1, 1.8, 1.2, 0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2]
        return ComponentFacts(
            scree: variances.indices.map { index in
                ScreeEntry(
                    component: index + 1, eigenvalue: variances[index], share: variances[index] / 10,
                    cumulative: variances.prefix(index + 1).reduce(0, +) / 10,
                    shuffled: 1.12 - 0.025 * Double(index))
            }, suggested: 3, sample: 4_362,
            loadings: features.enumerated().map { index, feature in
                ComponentLoadings(
                    feature: feature.name, title: feature.title,
                    values: [
                        [-0.62, 0.81, 0.84, 0.35, 0.18, -0.09, 0.53, 0.49, -0.53, 0.21][index],
                        [0.11, 0.21, 0.3, 0.42, 0.24, 0.88, -0.37, -0.33, 0.3, -0.2][index],
                        [0.31, 0.12, 0.03, -0.2, 0.71, 0.1, 0.08, 0.2, -0.1, -0.61][index],
                    ])
            })
    }()
}

// MARK: Evaluation

extension ExampleFindings {
    static func confusion(_ accuracy: Double) -> [[Int?]] {
        sizes.indices.map { row in
            sizes.indices.map { column in
                let weight = row == column ? accuracy : (1 - accuracy) * [0.6, 0.3, 0.1][abs(row - column) - 1]
                return Int((Double(sizes[row]) * weight).rounded())
            }
        }
    }

    static func classScores(_ f1: Double) -> [ClassScores] {
        names.indices.map { index in
            let score = f1 - 0.02 * Double(index)
            return ClassScores(
                name: names[index], n: sizes[index], precision: score + 0.01, recall: score - 0.01, f1: score)
        }
    }

    static func classification(
        accuracy: Double, auc: Double? = nil, classes: [ClassScores]? = nil, confusion matrix: [[Int?]]? = nil
    ) -> Classification {
        Classification(
            folds: 5, n: customers, accuracy: Estimate(accuracy, low: accuracy - 0.011, high: accuracy + 0.010, n: 5),
            balancedAccuracy: accuracy - 0.01,
            macro: MacroScores(
                precision: accuracy - 0.01, recall: accuracy - 0.02, f1: accuracy - 0.015, low: accuracy - 0.03,
                high: accuracy), perClass: classes ?? classScores(accuracy), confusion: matrix ?? confusion(accuracy),
            logLoss: 1.2 - accuracy, auc: auc.map { Estimate($0, low: $0 - 0.021, high: $0 + 0.019, n: 5) },
            brier: auc.map { 0.3 - 0.15 * $0 },
            calibration: auc.map { auc in
                (0..<8).map { bin in
                    let predicted = 0.06 + 0.1 * Double(bin)
                    return CalibrationBin(
                        predicted: predicted,
                        observed: rate(
                            predicted * (0.86 + 0.16 * auc) + (bin % 2 == 0 ? 0.015 : -0.02), n: 980 - 110 * bin))
                }
            }, baseline: BaselineScores(accuracy: 0.345, f1: 0.128, logLoss: 1.34),
            holdOut: HoldOut(
                n: 872, accuracy: rate(accuracy - 0.005, n: 872), precision: accuracy - 0.02, recall: accuracy - 0.02,
                f1: accuracy - 0.02, auc: auc.map { $0 - 0.01 }), order: "stratified",
            averagePrecision: auc.map { Estimate($0 - 0.2, low: $0 - 0.23, high: $0 - 0.17) },
            calibrationError: auc.map { 0.1 - 0.1 * $0 },
            roc: auc.map { auc in
                (0...24).map { step in
                    let rate = Double(step) / 24
                    // A power has the area 1 / (1 + exponent).
                    return ROCPoint(falsePositiveRate: rate, truePositiveRate: pow(rate, 1 / auc - 1))
                }
            })
    }

    static let learningCurve = LearningCurveFacts(
        question: "outcome", model: "decision-tree", score: "auc", folds: 5,
        points: [(350, 0.93, 0.66), (700, 0.89, 0.71), (1_220, 0.87, 0.742), (1_745, 0.85, 0.76), (2_790, 0.835, 0.78)]
            .map { n, training, validation in
                let half = 2.4 / Double(n).squareRoot()
                return LearningCurvePoint(
                    n: n, training: Estimate(training, low: training - half / 3, high: training + half / 3),
                    validation: Estimate(validation, low: validation - half / 2, high: validation + half / 2, sd: 0.02))
            }, reading: "more customers would help")

    static let heldOut = HeldOut(
        folds: 5, n: customers, ari: Estimate(0.79, low: 0.75, high: 0.83, n: 5),
        accuracy: Estimate(0.89, low: 0.87, high: 0.91, n: 5),
        macro: MacroScores(precision: 0.88, recall: 0.87, f1: 0.87, low: 0.85, high: 0.89), perClass: classScores(0.9),
        confusion: confusion(0.89), k: [4, 4, 4, 5, 4])

    static let recoverability = [
        "decision-tree": classification(accuracy: 0.93), "support-vector-machine": classification(accuracy: 0.96),
        "k-nearest-neighbours": classification(accuracy: 0.91),
    ]

    static let outcome = OutcomeEvaluation(
        name: "bought within 90 days", positive: "bought", n: customers, baseRate: rate(0.31, n: customers),
        models: [
            ("base-rate", "base rate", 0.5), ("rfm", "decision-tree", 0.71), ("segment", "decision-tree", 0.74),
            ("features", "decision-tree", 0.78), ("features", "support-vector-machine", 0.80),
        ].map { features, model, auc in
            let positives = [
                ClassScores(name: "bought", n: 1_352, precision: auc - 0.15, recall: auc - 0.1, f1: auc - 0.12),
                ClassScores(name: "did not buy", n: 3_010, precision: auc, recall: auc + 0.05, f1: auc + 0.02),
            ]
            var scores = classification(
                accuracy: auc, auc: auc, classes: positives, confusion: [[900, 452], [602, 2_408]])
            if features == "base-rate" { scores.calibration = nil }
            return OutcomeModel(features: features, model: model, scores: scores)
        }, conclusion: "The segment helps: AUC 0.74 against 0.71 of the RFM cells.",
        gains: [
            gains("segment", [0.62, 0.34, 0.2, 0.09]), gains("features", [0.79, 0.51, 0.36, 0.24, 0.16, 0.11, 0.05]),
        ])

    static let tuning = [("recoverability", "macroF1", 0.9), ("outcome", "auc", 0.75)].map { question, score, level in
        TuningFacts(
            question: question, model: "support-vector-machine", score: score, folds: 5, innerFolds: 3,
            candidates: ["0.1", "1", "10"].enumerated().flatMap { row, cost in
                ["0.25", "1", "4"].enumerated().map { column, gamma in
                    TuningCandidate(
                        parameters: "cost \(cost), gamma \(gamma) / features",
                        mean: level + 0.02 * Double(row) - 0.015 * Double(abs(column - 1)), sd: 0.008,
                        chosen: row == 2 ? [1, 4, 0][column] : 0)
                }
            })
    }

    static let importance = Importance(
        permutation: ["decision-tree", "support-vector-machine"].flatMap { model in
            features.enumerated().map { index, feature in
                ImportanceGroup(
                    model: model, feature: feature.name, title: feature.title,
                    mean: [0.21, 0.17, 0.12, 0.03, 0.09, 0.14, 0.05, 0.02, 0.01, -0.002][index]
                        * (model == "decision-tree" ? 1 : 0.8), sd: 0.004 + 0.0006 * Double(index))
            }
        },
        impurity: features.enumerated().map { index, feature in
            ImportanceGroup(
                model: "decision-tree", feature: feature.name, title: feature.title,
                mean: [0.28, 0.24, 0.15, 0.03, 0.1, 0.14, 0.03, 0.02, 0.01, 0][index], sd: 0)
        },
        outcome: features.prefix(6).enumerated().map { index, feature in
            ImportanceGroup(
                model: "decision-tree", feature: feature.name, title: feature.title,
                mean: [0.11, 0.06, 0.04, 0.002, 0.01, 0.0][index], sd: 0.006)
        },
        rules: names.indices.map { index in
            SegmentRule(
                segment: index + 1, rule: "\(features[index].title) above \(index + 2)", n: sizes[index] - 140,
                precision: rate(0.94, n: sizes[index] - 140))
        },
        tree: tree, shap: shap, linear: linear)

    static let linear: [LinearWeight] = {
        var weights: [LinearWeight] = []
        for (segment, name) in names.enumerated() {
            for (index, feature) in features.enumerated() {
                let mean = [1.9, -1.2, 0.8, 0.05, -0.4, 0.6, -0.1, 0.02, 0.2, 0][(index + segment) % 10]
                weights.append(
                    LinearWeight(
                        model: "logistic-regression", question: "recoverability", target: name, feature: feature.name,
                        title: feature.title, mean: mean, sd: 0.06 + 0.01 * Double(index)))
            }
        }
        for (feature, mean) in zip(features, [0.7, -0.45, 0.2, 0.03, -0.12, 0.3]) {
            weights.append(
                LinearWeight(
                    model: "logistic-regression", question: "outcome", target: outcome.name, feature: feature.name,
                    title: feature.title, mean: mean, sd: 0.05))
        }
        return weights
    }()

    static let tree: TreeFacts = {
        func node(_ share: Double, depth: Int, _ segment: Int, _ purity: Double?) -> TreeNode {
            TreeNode(
                depth: depth, share: share, n: Int((share * Double(customers)).rounded()), segment: segment,
                label: names[segment - 1], purity: purity)
        }
        var nodes = [
            node(1, depth: 0, 1, 0.34), node(0.4, depth: 1, 4, 0.51), node(0.22, depth: 2, 4, 0.93),
            node(0.18, depth: 2, 3, nil), node(0.6, depth: 1, 1, 0.56), node(0.36, depth: 2, 1, 0.9),
            node(0.24, depth: 2, 2, 0.84),
        ]
        let questions = [
            (0, "Orders up to 2.5", 1, 4), (1, "Days since last purchase above 140 (or not known)", 2, 3),
            (4, "Share of orders in winter up to 41.5\u{a0}%", 5, 6),
        ]
        for (place, question, yes, no) in questions {
            nodes[place].question = question
            nodes[place].yes = yes
            nodes[place].no = no
        }
        return TreeFacts(question: "recoverability", customers: customers, nodes: nodes, depth: 2, fullDepth: 5)
    }()

    static let shap: [ShapFacts] = (names.map { ("recoverability", $0) } + [("outcome", outcome.name)]).enumerated()
        .map { target, entry in
            ShapFacts(
                question: entry.0, model: "decision-tree", target: entry.1, unit: "probability", n: customers,
                features: features.prefix(6).enumerated().map { index, feature in
                    let mean = [0.14, 0.1, 0.06, 0.03, 0.02, 0.004][index]
                    return ShapFeature(
                        feature: feature.name, title: feature.title, mean: mean,
                        cells: [0.1, 0.3, 0.5, 0.7, 0.9].flatMap { level in
                            (0..<4).map { bin in
                                let sign = (index + target).isMultiple(of: 2) ? 1.0 : -1
                                return ShapCell(
                                    level: index == 3 ? nil : level,
                                    value: sign * mean * (4 * (level - 0.5) + 0.5 * Double(bin - 1)),
                                    n: 20 + 150 * bin * (3 - bin))
                            }
                        })
                })
        }
}

// MARK: Audit, impact, other studies

extension ExampleFindings {
    static func groupRate(
        _ group: String, _ share: Double, n: Int, isReference: Bool, reference: Double, _ referenceN: Int
    ) -> GroupRate {
        guard !isReference else {
            return GroupRate(
                group: group, rate: rate(share, n: n), isReference: true, verdict: "pass", residual: 0.4,
                standsOut: false)
        }
        guard n >= 10 else {
            return GroupRate(group: group, rate: .withheld, isReference: false, verdict: "insufficient evidence")
        }
        let ratio = share / reference
        let error = ((1 - share) / (share * Double(n)) + (1 - reference) / (reference * Double(referenceN)))
            .squareRoot()
        let half =
            1.96 * (share * (1 - share) / Double(n) + reference * (1 - reference) / Double(referenceN)).squareRoot()
        return GroupRate(
            group: group, rate: rate(share, n: n), isReference: false, difference: share - reference,
            differenceLow: share - reference - half, differenceHigh: share - reference + half, ratio: ratio,
            ratioLow: ratio * exp(-1.96 * error), ratioHigh: ratio * exp(1.96 * error),
            verdict: n < 100 ? "insufficient evidence" : ratio < 0.8 || ratio > 1.25 ? "concern" : "pass",
            residual: (share - reference) * 1.96 / half, standsOut: abs(share - reference) * 1.96 / half > 2.9)
    }

    static func attribute(
        _ name: String, reference: Int, groups: [(name: String, n: Int)], tilt: [[Double]]
    ) -> AuditedAttribute {
        AuditedAttribute(
            name: name, reference: groups[reference].name,
            groups: groups.map {
                AuditedGroup(
                    name: $0.name, n: $0.n < 10 ? nil : $0.n, share: $0.n < 10 ? nil : Double($0.n) / Double(customers),
                    suppressed: $0.n < 10)
            },
            segments: names.indices.map { segment in
                let base = share(segment)
                let rates = groups.indices.map {
                    groupRate(
                        groups[$0].name, base * ($0 == reference ? 1 : tilt[segment][$0]), n: groups[$0].n,
                        isReference: $0 == reference, reference: base, groups[reference].n)
                }
                let isConcern = rates.contains { $0.verdict == "concern" }
                return SegmentAudit(
                    segment: segment + 1, segmentName: names[segment], rates: rates, balance: 0.81,
                    verdict: isConcern ? "concern" : "pass")
            },
            outcome: OutcomeAudit(
                name: "bought within 90 days",
                rates: groups.indices.map {
                    groupRate(
                        groups[$0].name, 0.31 * ($0 == reference ? 1 : tilt[0][$0]), n: groups[$0].n,
                        isReference: $0 == reference,
                        reference: 0.31,
                        groups[reference].n)
                }, chiSquare: 21.3, degreesOfFreedom: 3, p: 0.0001, verdict: "concern"), chiSquare: 38.2,
            degreesOfFreedom: 9, p: 0.00002, cramersV: 0.08, verdict: "concern")
    }

    static let plainAudit = Audit(
        threshold: 0.8, minimumCount: 30,
        attributes: [
            attribute(
                "Age", reference: 1,
                groups: [("under 25", 84), ("25–44", 1_690), ("45–64", 1_710), ("65 and over", 730)],
                tilt: [[0.7, 1, 1.06, 1.38], [1.2, 1, 0.95, 0.9], [1.3, 1, 0.97, 0.76], [0.9, 1, 1.01, 0.96]]),
            attribute(
                "Gender", reference: 0, groups: [("women", 2_240), ("men", 1_960), ("another", 6)],
                tilt: [[1, 0.97, 1], [1, 0.92, 1], [1, 1.09, 1], [1, 1.03, 1]]),
        ],
        excluded: [
            ExcludedGroup(attribute: "Gender", group: "another", reason: "fewer than 10 customers"),
            ExcludedGroup(attribute: "Age", group: "missing", n: 148, reason: "value missing"),
        ], concerns: 2, insufficient: 8, passes: 10,
        worst: WorstGap(
            attribute: "Age", group: "65 and over", subject: "Loyal regulars", ratio: 1.38, comparisons: 20),
        mitigations: mitigations)

    static let impact = Impact(
        segments: [
            ("outcome", "Bought within 90 days", [0.52, 0.28, 0.21, 0.07], 0.31),
            ("retention", "Active in the last 30 days", [0.61, 0.22, 0.4, 0.02], 0.37),
        ]
        .flatMap { measure, title, rates, overall in
            names.indices.map { index in
                SegmentImpact(
                    segment: index + 1, segmentName: names[index], measure: measure, title: title,
                    rate: measure == "retention" && index == 3 ? .withheld : rate(rates[index], n: sizes[index]),
                    overall: overall, lift: rates[index] / overall)
            }
        },
        campaigns: [("Spring mail", 1.0), ("Summer coupon", 0.4)].flatMap { campaign, strength in
            ([0] + Array(1...4)).map { segment in
                let n = segment == 0 ? 2_180 : sizes[segment - 1] / 2
                let control = [0.12, 0.16, 0.11, 0.09, 0.03][segment]
                let uplift = [0.02, 0.035, 0.042, -0.004, 0.003][segment] * strength
                guard !(segment == 4 && strength < 1) else {
                    return CampaignImpact(
                        campaign: campaign, segment: 4, segmentName: names[3], treated: .withheld, control: .withheld)
                }
                let half = 1.96 * (2 * control * (1 - control) / Double(n)).squareRoot()
                return CampaignImpact(
                    campaign: campaign, segment: segment, segmentName: segment == 0 ? "all" : names[segment - 1],
                    treated: rate(control + uplift, n: n), control: rate(control, n: n), uplift: uplift,
                    upliftLow: uplift - half, upliftHigh: uplift + half)
            }
        }, purchases: purchases, targeting: targeting)

    static let caseStudies = CaseStudies(
        rows: [
            CaseStudyRow(
                slug: "example", name: "This shop", sector: "retail", thisStudy: true, customers: customers, k: 4,
                verdict: "natural", silhouette: 0.276, stability: 0.82, heldOutF1: 0.87,
                outcome: "bought within 90 days",
                baseRate: 0.31, segmentAUC: 0.74, featuresAUC: 0.80, ruleSilhouette: 0.09, ruleAUC: 0.71,
                revenueConcentration: 1.57, ruleRevenueConcentration: 2.6, concerns: 2, uplift: 0.042,
                campaign: "autumn mail"),
            CaseStudyRow(
                slug: "bank", name: "Bank marketing", sector: "finance", thisStudy: false, customers: 41_188, k: 5,
                verdict: "reproducible", silhouette: 0.19, stability: 0.9, heldOutF1: 0.91, outcome: "subscribed",
                baseRate: 0.113, segmentAUC: 0.66, featuresAUC: 0.79, ruleSilhouette: 0.05, concerns: 4),
            CaseStudyRow(
                slug: "wholesale", name: "Wholesale customers", sector: "wholesale", thisStudy: false, customers: 440,
                k: 3, verdict: "constructive", silhouette: 0.26, stability: 0.58, heldOutF1: 0.71,
                revenueConcentration: 1.9),
        ], conclusion: "Segments help most where purchases repeat.")
}

// MARK: Purchases

extension ExampleFindings {
    static let purchases = PurchaseFacts(
        n: customers, horizonDays: 90, discount: 0.1, parameters: purchaseParameters, logLikelihood: -18_204.5,
        correlation: 0.04,
        segments: [
            segmentPurchases(1, expected: 1.9, alive: 0.86, value: 120),
            segmentPurchases(2, expected: 0.8, alive: 0.71, value: 46),
            segmentPurchases(3, expected: 0.6, alive: 0.93, value: 35),
            SegmentPurchases(segment: 4, segmentName: names[3]),
        ], fit: purchaseFit,
        check: PurchaseCheck(
            afterCutOff: true, days: 90, customers: customers, rows: purchaseCheck, predicted: 0.71, actual: 0.76,
            error: 0.62, naiveError: 0.94),
        reading: "While they are active, customers buy again about once in 13 weeks.", grid: purchaseGrid)

    private static let purchaseParameters = [
        PurchaseParameter(name: "r", value: 0.72, error: 0.03, meaning: "how alike customers are"),
        PurchaseParameter(name: "alpha", value: 9.1, error: 0.5, meaning: "r / alpha is the mean rate"),
        PurchaseParameter(name: "a", value: 0.41, error: nil, meaning: "a / (a + b) is the mean share who leave"),
        PurchaseParameter(name: "gamma", value: 88, error: 12, meaning: "p gamma / (q \u{2212} 1): 61 GBP"),
    ]

    private static func segmentPurchases(
        _ id: Int, expected: Double, alive: Double, value: Double
    ) -> SegmentPurchases {
        SegmentPurchases(
            segment: id, segmentName: names[id - 1], n: sizes[id - 1],
            expected: Estimate(expected, low: expected * 0.9, high: expected * 1.1),
            alive: Estimate(alive, low: alive - 0.04, high: alive + 0.03),
            value: Estimate(value, low: value * 0.85, high: value * 1.2))
    }

    private static let repeats = ["0", "1", "2", "3", "4", "5", "6", "7+"]

    private static let purchaseFit: [PurchaseFit] = {
        let counts = [1_780, 890, 520, 340, 240, 160, 120, 312]
        return repeats.indices.map { index in
            let expected = Double(counts[index]) * (index == 1 ? 1.08 : 0.97)
            return PurchaseFit(
                purchases: repeats[index], actual: index == 6 ? nil : counts[index], expected: expected)
        }
    }()

    private static let purchaseCheck: [PurchaseCheckRow] = repeats.indices.map { index in
        guard index != 6 else { return PurchaseCheckRow(purchases: repeats[index]) }
        let step = Double(index)
        return PurchaseCheckRow(
            purchases: repeats[index], n: 1_700 / (index + 1), predicted: 0.15 + 0.3 * step,
            actual: 0.12 + 0.34 * step)
    }

    private static let purchaseGrid: [RFMGridCell] = (0..<25).map { index in
        let recency = index / 5 + 1, frequency = index % 5 + 1
        guard recency != 2 || frequency < 4 else { return RFMGridCell(recency: recency, frequency: frequency) }
        let n = max(0, 30 * recency * frequency - 60)
        let value = 12.5 * Double(frequency * frequency * (recency + 2))
        return RFMGridCell(
            recency: recency, frequency: frequency, n: n, share: Double(n) / Double(customers),
            value: n > 0 ? value : nil)
    }
}
