import Findings
import Foundation

/// Findings at the edge: what a report must bear without breaking.
enum NastyFindings {
    static let all: [(name: String, findings: Findings)] = [
        ("one-segment", cut(to: 1)), ("twelve-segments", twelve), ("hostile-names", hostile),
        ("long-names", long), ("right-to-left", rightToLeft), ("bare", bare), ("infinite", infinite), ("huge", huge),
        ("withheld", withheld),
    ]

    /// Only the first segments are left.
    static func cut(to count: Int) -> Findings {
        var findings = ExampleFindings.complete
        findings.segments = Array(findings.segments.prefix(count))
        findings.segments.indices.forEach { findings.segments[$0].nearest = nil }
        findings.segmentation.k = count
        findings.segmentation.projection.centres.removeAll { $0.segment > count }
        findings.segmentation.projection.regions.removeAll { $0.segment > count }
        findings.segmentation.choice = [findings.segmentation.choice[0]]
        findings.segmentation.stability.byK = [findings.segmentation.stability.byK[0]]
        findings.impact.segments.removeAll { $0.segment > count }
        findings.impact.campaigns.removeAll { $0.segment > count }
        findings.impact.purchases?.segments.removeAll { $0.segment > count }
        findings.evaluation.recoverability = findings.evaluation.recoverability.mapValues { scores in
            var scores = scores
            scores.perClass = Array(scores.perClass.prefix(count))
            scores.confusion = scores.confusion.prefix(count).map { Array($0.prefix(count)) }
            return scores
        }
        return findings
    }

    static let twelve: Findings = {
        var findings = ExampleFindings.complete
        let names = (1...12).map { "Segment number \($0)" }
        findings.segments = (0..<12).map { index in
            var segment = ExampleFindings.segments[index % 4]
            segment.id = index + 1
            segment.name = names[index]
            segment.size = 700 - 50 * index
            segment.share = Double(700 - 50 * index) / 5_100
            segment.revenueShare = Double(12 - index) / 78
            return segment
        }
        findings.segmentation.k = 12
        findings.segmentation.projection.centres = (0..<12).map {
            MapPoint(segment: $0 + 1, x: Double($0 % 3) * 0.4, y: Double($0 / 3) * 0.2)
        }
        let classes = names.map { ClassScores(name: $0, n: 100, precision: 0.9, recall: 0.9, f1: 0.9) }
        var scores = ExampleFindings.classification(accuracy: 0.9, classes: classes)
        scores.confusion = (0..<12).map { row in (0..<12).map { row == $0 ? 350 : row * 3 } }
        scores.confusion[2][5] = nil
        findings.evaluation.recoverability = ["decision-tree": scores]
        findings.impact.segments = (0..<12).map { index in
            SegmentImpact(
                segment: index + 1, segmentName: names[index], measure: "outcome", title: "Bought",
                rate: ExampleFindings.rate(0.04 * Double(index + 1), n: 300), overall: 0.2, lift: 1)
        }
        findings.features.kept = (0..<40).map { index in
            var feature = ExampleFindings.features[index % 10]
            feature.name = "feature-\(index)"
            return feature
        }
        findings.data.activity = (0..<60).map {
            ActivityMonth(month: "20\(10 + $0 / 12)-\($0 % 12 + 1)", orders: $0 * 7 % 31, customers: 9)
        }
        return findings
    }()

    static func renamed(_ rename: (String) -> String) -> Findings {
        var findings = ExampleFindings.complete
        for index in findings.segments.indices {
            findings.segments[index].name = rename(findings.segments[index].name)
            for marker in findings.segments[index].markers.indices {
                findings.segments[index].markers[marker].title = rename(findings.segments[index].markers[marker].title)
                findings.segments[index].profile[marker].title = rename(findings.segments[index].profile[marker].title)
            }
        }
        for index in findings.features.kept.indices {
            findings.features.kept[index].title = rename(findings.features.kept[index].title)
        }
        for index in findings.impact.segments.indices {
            findings.impact.segments[index].segmentName = rename(findings.impact.segments[index].segmentName)
            findings.impact.segments[index].title = rename(findings.impact.segments[index].title)
        }
        for index in findings.impact.purchases?.segments.indices ?? 0..<0 {
            let name = findings.impact.purchases?.segments[index].segmentName ?? ""
            findings.impact.purchases?.segments[index].segmentName = rename(name)
        }
        for index in findings.impact.campaigns.indices {
            findings.impact.campaigns[index].segmentName = rename(findings.impact.campaigns[index].segmentName)
            findings.impact.campaigns[index].campaign = rename(findings.impact.campaigns[index].campaign)
        }
        for index in findings.importance.permutation.indices {
            findings.importance.permutation[index].title = rename(findings.importance.permutation[index].title)
            findings.importance.permutation[index].model = rename(findings.importance.permutation[index].model)
        }
        for index in findings.importance.tree?.nodes.indices ?? 0..<0 {
            let node = findings.importance.tree?.nodes[index]
            findings.importance.tree?.nodes[index].question = node?.question.map(rename)
            findings.importance.tree?.nodes[index].label = rename(node?.label ?? "")
        }
        findings.importance.shap = findings.importance.shap?.map { facts in
            var facts = facts
            facts.target = rename(facts.target)
            for index in facts.features.indices { facts.features[index].title = rename(facts.features[index].title) }
            return facts
        }
        if var audit = findings.audit {
            for attribute in audit.attributes.indices {
                audit.attributes[attribute].name = rename(audit.attributes[attribute].name)
                for segment in audit.attributes[attribute].segments.indices {
                    for rate in audit.attributes[attribute].segments[segment].rates.indices {
                        let name = audit.attributes[attribute].segments[segment].rates[rate].group
                        audit.attributes[attribute].segments[segment].rates[rate].group = rename(name)
                    }
                }
            }
            findings.audit = audit
        }
        findings.caseStudies?.rows = ExampleFindings.caseStudies.rows.map { row in
            var row = row
            row.name = rename(row.name)
            return row
        }
        findings.evaluation.recoverability = findings.evaluation.recoverability.mapValues { scores in
            var scores = scores
            for index in scores.perClass.indices { scores.perClass[index].name = rename(scores.perClass[index].name) }
            return scores
        }
        findings.data.funnel = findings.data.funnel.map { step in
            var step = step
            step.step = rename(step.step)
            return step
        }
        findings.evaluation.outcome?.name = rename("bought within 90 days")
        findings.renameGallery(rename)
        return findings
    }

    static let hostile = renamed { "<script>alert('\($0)')</script> & \"**\u{1}\u{FFFE}" }
    static let long = renamed { "\($0) with a name that goes on and on far beyond what any column could ever hold" }
    static let rightToLeft = renamed { _ in "לקוחות נאמנים 顧客" }

    /// Everything optional is absent, every list that may be empty is.
    static let bare: Findings = {
        var findings = ExampleFindings.complete
        findings.study = StudyFacts(name: "Bare", slug: "bare", seed: 1)
        findings.data = DataFacts(customers: 0, sources: [], funnel: [], alerts: [])
        findings.features = FeatureFacts(kept: [], dropped: [])
        findings.preparation = PreparationFacts(steps: [])
        findings.segments = []
        findings.segmentation.choice = []
        findings.segmentation.stability.byK = []
        findings.segmentation.baselines = []
        findings.segmentation.projection = Projection(explained: [], loadings: [], regions: [], centres: [])
        findings.evaluation = Evaluation(recoverability: [:])
        findings.importance = Importance(permutation: [], impurity: [])
        findings.audit = nil
        findings.impact = Impact(segments: [], campaigns: [])
        findings.caseStudies = nil
        findings.comparison = nil
        findings.checks = nil
        return findings
    }()

    static let infinite = scaled { _ in .infinity }
    static let huge = scaled { $0 * 1e200 }

    /// Figures that a broken run might hold.
    static func scaled(_ change: (Double) -> Double) -> Findings {
        var findings = ExampleFindings.complete
        for index in findings.segments.indices {
            findings.segments[index].revenueShare = change(0.2)
            findings.segments[index].silhouette.mean = change(0.3)
            findings.segments[index].silhouette.quantiles = [change(-0.1), .nan, change(0.2), change(0.4)]
            findings.segments[index].stability = Estimate(change(0.8), low: change(-0.7), high: .nan)
            for marker in findings.segments[index].markers.indices {
                findings.segments[index].markers[marker].effect = change(-0.5)
                findings.segments[index].markers[marker].high = change(0.5)
                findings.segments[index].profile[marker].effect = change(0.5)
            }
        }
        for index in findings.segmentation.choice.indices {
            findings.segmentation.choice[index].calinskiHarabasz = change(Double(index))
            findings.segmentation.choice[index].silhouette = change(-1)
        }
        for index in findings.segmentation.stability.byK.indices {
            findings.segmentation.stability.byK[index].low = change(-1)
            findings.segmentation.stability.byK[index].high = change(1)
        }
        findings.segmentation.null.observed.silhouette = change(1)
        findings.segmentation.null.permuted.silhouetteHigh = change(1)
        findings.segmentation.projection.centres[0].x = change(-1)
        findings.segmentation.projection.regions[0].rings = [[[change(1), change(-1)], [], [1], [0, 0]]]
        for index in findings.importance.permutation.indices {
            findings.importance.permutation[index].mean = change(1)
            findings.importance.permutation[index].sd = change(-1)
        }
        for index in findings.impact.segments.indices {
            findings.impact.segments[index].rate = Rate(n: 3, value: change(1), low: change(-1), high: change(1))
            findings.impact.segments[index].overall = change(1)
        }
        for index in findings.impact.purchases?.segments.indices ?? 0..<0 {
            findings.impact.purchases?.segments[index].expected = Estimate(change(1), low: change(-1), high: change(2))
            findings.impact.purchases?.segments[index].alive = Estimate(change(1), low: change(-1), high: change(2))
            findings.impact.purchases?.segments[index].value = Estimate(change(1), low: change(-1), high: change(2))
        }
        for index in findings.impact.purchases?.fit.indices ?? 0..<0 {
            findings.impact.purchases?.fit[index].expected = change(Double(index))
            findings.impact.purchases?.check?.rows[index].predicted = change(Double(index))
            findings.impact.purchases?.check?.rows[index].actual = change(1)
        }
        for index in findings.impact.purchases?.grid?.indices ?? 0..<0 {
            findings.impact.purchases?.grid?[index].value = change(Double(index))
        }
        for index in findings.impact.campaigns.indices {
            findings.impact.campaigns[index].uplift = change(1)
            findings.impact.campaigns[index].upliftHigh = change(2)
        }
        if let audit = findings.audit {
            for attribute in audit.attributes.indices {
                for segment in audit.attributes[attribute].segments.indices {
                    for rate in audit.attributes[attribute].segments[segment].rates.indices {
                        findings.audit?.attributes[attribute].segments[segment].rates[rate].ratio = change(
                            rate == 0 ? -1 : 2)
                        findings.audit?.attributes[attribute].segments[segment].rates[rate].ratioHigh = change(9)
                        findings.audit?.attributes[attribute].segments[segment].rates[rate].ratioLow = 0
                    }
                }
            }
        }
        findings.data.activity = ExampleFindings.data.activity?.map { month in
            var month = month
            month.amount = change(month.amount ?? 0)
            return month
        }
        findings.importance.shap = findings.importance.shap?.map { facts in
            var facts = facts
            for index in facts.features.indices {
                facts.features[index].mean = change(facts.features[index].mean)
                for cell in facts.features[index].cells.indices {
                    facts.features[index].cells[cell].value = change(facts.features[index].cells[cell].value)
                }
            }
            return facts
        }
        for index in findings.importance.tree?.nodes.indices ?? 0..<0 {
            findings.importance.tree?.nodes[index].share = change(0.5)
            findings.importance.tree?.nodes[index].purity = change(0.5)
        }
        findings.caseStudies?.rows[0].silhouette = change(1)
        findings.scaleGallery(change)
        findings.evaluation.outcome?.models[1].scores.auc = Estimate(change(0.6), low: change(0.5), high: change(0.7))
        findings.evaluation.outcome?.models[1].scores.calibration = [
            CalibrationBin(predicted: change(0.5), observed: Rate(n: 10, value: change(0.5), low: 0, high: change(1)))
        ]
        return findings
    }

    /// Disclosure control took everything that it can take.
    static let withheld: Findings = {
        var findings = ExampleFindings.complete
        for index in findings.segments.indices {
            findings.segments[index].size = nil
            findings.segments[index].share = nil
            findings.segments[index].revenueShare = nil
        }
        for index in findings.impact.segments.indices { findings.impact.segments[index].rate = .withheld }
        findings.impact.purchases?.n = nil
        findings.impact.purchases?.segments = (1...4).map {
            SegmentPurchases(segment: $0, segmentName: ExampleFindings.names[$0 - 1])
        }
        findings.impact.purchases?.fit = (0...7).map { PurchaseFit(purchases: "\($0)") }
        findings.impact.purchases?.check?.rows = (0...7).map { PurchaseCheckRow(purchases: "\($0)") }
        findings.impact.purchases?.grid = ExampleFindings.purchases.grid?.map {
            RFMGridCell(recency: $0.recency, frequency: $0.frequency)
        }
        for index in findings.impact.campaigns.indices {
            findings.impact.campaigns[index].treated = .withheld
            findings.impact.campaigns[index].control = .withheld
            findings.impact.campaigns[index].uplift = nil
        }
        for index in findings.importance.tree?.nodes.indices ?? 0..<0 {
            findings.importance.tree?.nodes[index].share = nil
            findings.importance.tree?.nodes[index].n = nil
            findings.importance.tree?.nodes[index].purity = nil
        }
        findings.evaluation.heldOut?.confusion = [[Int?]](repeating: [nil, nil, nil, nil], count: 4)
        for attribute in findings.audit.map(\.attributes.indices) ?? 0..<0 {
            for segment in findings.audit?.attributes[attribute].segments.indices ?? 0..<0 {
                for rate in findings.audit?.attributes[attribute].segments[segment].rates.indices ?? 0..<0 {
                    findings.audit?.attributes[attribute].segments[segment].rates[rate].rate = .withheld
                    findings.audit?.attributes[attribute].segments[segment].rates[rate].ratio = nil
                }
            }
        }
        for index in findings.segmentation.baselines.indices {
            findings.segmentation.baselines[index].cells = [BaselineCell(name: "Champions", suppressed: true)]
        }
        findings.withholdGallery()
        return findings
    }()
}
