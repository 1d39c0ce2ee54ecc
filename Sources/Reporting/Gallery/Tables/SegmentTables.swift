import Basics
import Charts
import Findings

extension GalleryTable {
    static let segments = GalleryTable(name: "segments", summary: "The segments with size, revenue and stability") {
        findings in
        DataTable(
            [
                .text(say("Segment")), .number(say("Customers")), .number(say("Share")), .number(say("Revenue share")),
                .number(say("Stability [95 %]")), .text(say("Reading")), .number(say("Silhouette")),
                .text(say("Nearest")),
            ],
            rows: findings.segments.map { segment in
                [
                    segment.name, CellText.count(segment.size), CellText.share(segment.share, n: segment.size),
                    segment.share == nil ? CellText.withheld : CellText.percent(segment.revenueShare),
                    CellText.score(segment.stability), word(segment.reading), CellText.score(segment.silhouette.mean),
                    segment.nearest.map { findings.name(ofSegment: $0) } ?? NumberFormat.missing,
                ]
            }, caption: say("Segments, largest first; n = \(CellText.integer(findings.data.customers))"))
    }

    static let markers = GalleryTable(name: "markers", summary: "The features that set each segment apart") {
        findings in
        DataTable(
            [
                .text(say("Segment")), .text(say("Marker")), .text(say("Unit")), .number(say("Here")),
                .number(say("All")),
                .number(say("Effect [95 %]")),
            ],
            rows: findings.segments.flatMap { segment in
                segment.markers.map { marker in
                    [
                        segment.name, marker.title, marker.unit.map { word($0) } ?? "",
                        NumberFormat.significant(marker.value),
                        NumberFormat.significant(marker.overall),
                        CellText.effect(marker.effect, marker.low, marker.high),
                    ]
                }
            }, caption: say("Means here and of all customers; effect: standardised difference with bootstrap interval"))
    }

    static let rules = GalleryTable(name: "rules", summary: "The decision tree's main rule for each segment") {
        findings in
        guard let rules = findings.importance.rules else { return nil }
        return DataTable(
            [.text(say("Segment")), .text(say("Rule")), .number(say("Customers")), .number(say("Precision [95 %]"))],
            rows: rules.map {
                [findings.name(ofSegment: $0.segment), $0.rule, CellText.count($0.n), CellText.rate($0.precision)]
            },
            caption: say(
                "The tree's largest leaf of each segment; precision: share of those it catches that belong there"))
    }

    static let importance = GalleryTable(name: "importance", summary: "Importance of the features, three kinds") {
        findings in
        let importance = findings.importance
        let kinds = [
            (say("shuffled, drop of macro F1"), importance.permutation),
            (say("share of impurity decrease"), importance.impurity),
            (say("outcome, drop of AUC"), importance.outcome ?? []),
        ]
        return DataTable(
            [
                .text(say("Feature")), .text(say("Measure")), .text(say("Model")), .number(say("Mean")),
                .number(say("sd")),
            ],
            rows: kinds.flatMap { kind, groups in
                groups.sortedDescending(by: \.mean).map {
                    [
                        $0.title, kind, CellText.words($0.model), CellText.score($0.mean, digits: 3),
                        CellText.score($0.sd, digits: 3),
                    ]
                }
            })
    }

    static let impurity = GalleryTable(name: "impurity", summary: "How much the tree used each feature") { findings in
        let groups = findings.importance.impurity.filter { $0.mean > 0 }
        guard !groups.isEmpty else { return nil }
        return DataTable(
            [.text(say("Feature")), .number(say("Share of the decrease"))],
            rows: groups.sortedDescending(by: \.mean).prefix(10).map { [$0.title, CellText.percent($0.mean)] },
            caption: say("Share of the tree's decrease of impurity, on the customers it learnt from"))
    }

    static let baselines = GalleryTable(name: "baselines", summary: "Simpler divisions of the same customers") {
        findings in
        DataTable(
            [
                .text(say("Method")), .number(say("Groups")), .number(say("Silhouette")),
                .number(say("Agreement (ARI)")),
            ],
            rows: findings.segmentation.baselines.map {
                [
                    CellText.capitalised(CellText.words($0.method)), "\($0.k)",
                    $0.k == 1 ? "" : CellText.score($0.silhouette, digits: 3),
                    $0.k == 1 ? "" : CellText.score($0.agreement),
                ]
            } + [
                [
                    say("This report, \(CellText.words(findings.segmentation.method))"), "\(findings.segmentation.k)",
                    CellText.score(findings.segmentation.silhouette, digits: 3), "",
                ]
            ], caption: say("Agreement: adjusted Rand index with the segments of this report"))
    }
}
