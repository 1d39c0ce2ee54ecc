import Findings

// What the figures of targeting, gains, seasons and change are drawn from.

extension ExampleFindings {
    static let missing = [
        MissingValues(name: "bounce", title: "Bounce rate", n: customers, missing: 135, share: 135.0 / 4_362),
        MissingValues(name: "comments", title: "Comments per 30 days", n: customers),
        MissingValues(source: "customers", name: "region", title: "region", n: customers, missing: 61, share: 0.014),
    ]

    static let seasonality = Seasonality(
        months: [0.84, 0.79, 0.93, 0.9, 0.97, 0.95, 0.88, 0.86, 1.02, 1.13, 1.41, 1.32].enumerated().map {
            SeasonMonth(month: $0.offset + 1, years: $0.offset < 9 ? 1 : 2, index: $0.element)
        },
        week: (0..<7).flatMap { day in
            [0, 6, 9, 12, 15, 18, 21].enumerated().map { block, hour in
                let share =
                    [0.1, 0.3, 1.2, 1.7, 1.5, 1.1, 0.4][block] * [1.1, 1.0, 0.95, 1.2, 1.05, 0.6, 0.4][day] / 40
                let isShown = day < 5 || block > 0
                return WeekCell(
                    weekday: day + 1, from: hour, to: hour == 0 ? 6 : hour + 3,
                    orders: isShown ? Int(share * 18_500) : nil, customers: isShown ? Int(share * 9_000) : nil,
                    share: isShown ? share : nil)
            }
        })

    /// Two hills and a gorge, the flatter the later the segment.
    static func similarity(_ segment: Int) -> SimilarityProfile {
        let flat = 0.015 * Double(segment + 1)
        let shares = (0..<10).map { bin in
            bin == 0 ? 0.9 - share(segment) - 8 * flat : bin == 9 ? share(segment) + 0.1 : flat
        }
        return SimilarityProfile(
            bins: shares.enumerated().map {
                SimilarityBin(low: Double($0.offset) / 10, high: Double($0.offset + 1) / 10, share: $0.element)
            }, between: 4 * flat)
    }

    /// Groups of equal size with these rates.
    static func gains(_ features: String, _ rates: [Double]) -> GainsFacts {
        let total = rates.reduce(0, +), n = customers / rates.count
        var found = 0.0
        return GainsFacts(
            features: features, model: features == "segment" ? "rate-by-segment" : "decision-tree",
            points: rates.enumerated().map { index, value in
                found += value
                let interval = rate(value, n: n), base = total / Double(rates.count), captured = found / total
                return GainsPoint(
                    share: Double(index + 1) / Double(rates.count), captured: captured,
                    capturedLow: max(0, captured - 0.02), capturedHigh: min(1, captured + 0.02), lift: value / base,
                    liftLow: (interval.low ?? 0) / base, liftHigh: (interval.high ?? 0) / base, n: n)
            })
    }

    static let targeting: TargetingFacts = {
        func criterion(_ axis: String, _ title: String, _ weight: Double, _ values: [Double]) -> TargetingCriterion {
            let (low, high) = (values.min() ?? 0, values.max() ?? 1)
            return TargetingCriterion(
                axis: axis, name: title.lowercased(), title: title, unit: "share", weight: weight, values: values,
                scores: values.map { 10 * ($0 - low) / (high - low) })
        }
        let criteria = [
            criterion("attractiveness", "Share of revenue", 0.6, [0.541, 0.263, 0.127, 0.069]),
            criterion("attractiveness", "Rate of the outcome", 0.4, [0.52, 0.28, 0.21, 0.07]),
            criterion("competitiveness", "Uplift of the last campaign", 0.7, [0.035, 0.042, -0.004, 0.003]),
            criterion("competitiveness", "Visitors who bought on a visit", 0.3, [0.4, 0.31, 0.36, 0.12]),
        ]
        func score(_ axis: String, _ segment: Int) -> Double {
            criteria.filter { $0.axis == axis }.reduce(0) { $0 + $1.weight * $1.scores[segment] }
        }
        return TargetingFacts(
            declared: false, criteria: criteria,
            segments: names.indices.map {
                TargetingSegment(
                    segment: $0 + 1, segmentName: names[$0], share: share($0),
                    attractiveness: score("attractiveness", $0),
                    competitiveness: score("competitiveness", $0))
            }, leftOut: ["Sessions per 30 days is not known of any segment"])
    }()

    static let mitigations = [
        ("drop-proxies", "Drop the proxies", 1.31, 0.84, 1.03, false),
        ("residualise", "Residualise the features", 1.22, 0.71, 1.09, false),
        ("bounded-assignment", "Bounded assignment", 1.11, 0.92, 1.02, true),
    ].map {
        MitigationFacts(
            method: $0.0, title: $0.1, measure: "widest ratio between groups", ideal: 1,
            before: Estimate(1.38, low: 1.22, high: 1.56), after: Estimate($0.2, low: $0.2 - 0.12, high: $0.2 + 0.14),
            stability: Estimate(0.8, low: 0.74, high: 0.85), ari: $0.3, priceOfFairness: $0.4, recommended: $0.5,
            reason: $0.5 ? "it halves the gap and moves few customers" : "the gap stays above the threshold")
    }

    static let comparison = ComparisonFacts(
        previous: PreviousRun(run: "2011-08-01-0123456789ab", asOf: "2011-08-01", customers: 3_910, k: 3), ari: 0.71,
        stayed: 0.79,
        segments: [
            PreviousSegment(segment: 1, name: "Loyal regulars", share: 0.37, shareNow: 0.36, successor: 1),
            PreviousSegment(segment: 2, name: "Seasonal visitors", share: 0.41, shareNow: 0.44, successor: 2),
            PreviousSegment(segment: 3, name: "Silent", share: 0.22, shareNow: 0.2, successor: 4),
        ], migration: [[1_390, 120, 60, 0], [110, 1_020, 790, nil], [nil, 40, 221, 590]],
        drift: [(0.31, 0.19), (0.14, 0.09), (0.06, 0.05), (0.02, 0.03)].enumerated().map { index, change in
            let mean = features[index].mean ?? 0
            return FeatureDrift(
                feature: features[index].name, title: features[index].title, unit: features[index].unit,
                psi: change.0, ks: change.1, before: mean, after: mean * (1 + change.0))
        }, conclusions: ["Four segments where there were three", "Days since last purchase have grown"])
}
