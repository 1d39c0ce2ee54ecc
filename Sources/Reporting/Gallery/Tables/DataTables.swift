import Basics
import Charts
import Findings

extension GalleryTable {
    static let features = GalleryTable(name: "features", summary: "The data dictionary of the features kept") {
        findings in
        DataTable(
            [
                .text("Feature"), .text("Block"), .text("Unit"), .text("Meaning"), .number("Missing"), .number("Mean"),
                .number("sd"), .number("Min"), .number("25 %"), .number("Median"), .number("75 %"), .number("Max"),
            ],
            rows: findings.features.kept.map { feature in
                [
                    feature.title, feature.block, feature.unit ?? feature.kind, feature.meaning,
                    CellText.integer(feature.missing),
                ]
                    + [
                        feature.mean, feature.sd, feature.min, feature.q25, feature.median, feature.q75, feature.max,
                    ].map { NumberFormat.significant($0) }
            }, caption: "Raw units, before preparation; n = \(CellText.integer(findings.data.customers))")
    }

    static let dropped = GalleryTable(name: "dropped", summary: "Features left out and why") { findings in
        DataTable(
            [.text("Feature"), .text("Reason"), .number("Figure")],
            rows: findings.features.dropped.map { [$0.name, $0.reason, NumberFormat.significant($0.figure)] })
    }

    static let preparation = GalleryTable(name: "preparation", summary: "What was done to each feature") { findings in
        DataTable(
            [.text("Feature"), .text("Step"), .text("Parameters")],
            rows: findings.preparation.steps.map {
                [findings.title(ofFeature: $0.feature), $0.step, $0.parameters]
            })
    }

    static let funnel = GalleryTable(name: "funnel", summary: "Rows, customers and amount after each filter") {
        findings in
        DataTable(
            [
                .text("Source"), .text("Step"), .number("Rows"), .number("Customers"), .number("Orders"),
                .number("Amount"),
            ],
            rows: findings.data.funnel.map {
                [
                    $0.source, $0.step, CellText.integer($0.rows), CellText.integer($0.customers),
                    CellText.integer($0.orders), NumberFormat.integer($0.amount),
                ]
            }, caption: "Counts after each step, in the order in which they ran")
    }

    static let sources = GalleryTable(name: "sources", summary: "The files that were read") { findings in
        DataTable(
            [
                .text("Source"), .text("File"), .number("Rows"), .number("Accepted"), .number("Rejected"),
                .number("Filtered"), .text("SHA-256"),
            ],
            rows: findings.data.sources.map {
                [
                    $0.name, $0.path, CellText.integer($0.rows), CellText.integer($0.accepted),
                    CellText.integer($0.rejected), CellText.integer($0.rows - $0.accepted - $0.rejected),
                    String($0.digest.prefix(12)),
                ]
            })
    }

    static let alerts = GalleryTable(name: "alerts", summary: "What is remarkable about the data") { findings in
        DataTable(
            [.text("About"), .text("Severity"), .text("What"), .number("Figure")],
            rows: findings.data.alerts.map {
                [$0.subject, $0.severity, $0.message, NumberFormat.significant($0.figure)]
            })
    }

    static let parameters = GalleryTable(name: "parameters", summary: "Every setting in force") { findings in
        DataTable(
            [.text("Parameter"), .text("Value")],
            rows: findings.provenance.parameters.map { [$0.name, $0.value] })
    }

    static let inputs = GalleryTable(name: "inputs", summary: "The inputs and their digests") { findings in
        DataTable(
            [.text("File"), .text("SHA-256")], rows: findings.provenance.inputs.map { [$0.path, $0.sha256] })
    }
}
