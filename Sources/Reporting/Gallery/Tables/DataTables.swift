import Basics
import Charts
import Findings

extension GalleryTable {
    static let features = GalleryTable(name: "features", summary: "The data dictionary of the features kept") {
        findings in
        DataTable(
            [
                .text(say("Feature")), .text(say("Name")), .text(say("Block")), .text(say("Source")),
                .text(say("Unit")), .text(say("Meaning")),
                .number(say("Missing")), .number(say("Mean")),
                .number(say("sd")), .number(say("Min")), .number("25 %"), .number(say("Median")), .number("75 %"),
                .number(say("Max")),
            ],
            rows: findings.features.kept.map { feature in
                [
                    feature.title, feature.name, word(feature.block),
                    (feature.source ?? "").split(separator: ", ").map { word(String($0)) }.joined(separator: ", "),
                    word(feature.unit ?? feature.kind), feature.meaning,
                    CellText.count(feature.missing),
                ]
                    + [
                        feature.mean, feature.sd, feature.min, feature.q25, feature.median, feature.q75, feature.max,
                    ].map { NumberFormat.significant($0) }
            }, caption: say("Raw units, before preparation; n = \(CellText.integer(findings.data.customers))"))
    }

    static let textTopics = GalleryTable(
        name: "text-topics", summary: "What customers write about: the strongest words of each topic"
    ) { findings in
        DataTable(
            [.text(say("Feature")), .text(say("Strongest words"))],
            rows: (findings.data.texts?.topics ?? []).map { [$0.feature, $0.words.joined(separator: ", ")] })
    }

    static let dropped = GalleryTable(name: "dropped", summary: "Features left out and why") { findings in
        DataTable(
            [.text(say("Feature")), .text(say("Reason")), .number(say("Figure"))],
            rows: findings.features.dropped.map { [$0.name, $0.reason, NumberFormat.significant($0.figure)] })
    }

    static let preparation = GalleryTable(name: "preparation", summary: "What was done to each feature") { findings in
        DataTable(
            [.text(say("Feature")), .text(say("Step")), .text(say("Parameters"))],
            rows: findings.preparation.steps.map {
                [findings.title(ofFeature: $0.feature), word($0.step), $0.parameters]
            })
    }

    static let funnel = GalleryTable(name: "funnel", summary: "Rows, customers and amount after each filter") {
        findings in
        DataTable(
            [
                .text(say("Source")), .text(say("Step")), .number(say("Rows")), .number(say("Customers")),
                .number(say("Orders")),
                .number(say("Amount")),
            ],
            rows: findings.data.funnel.map {
                [
                    word($0.source), $0.step, CellText.integer($0.rows), CellText.integer($0.customers),
                    CellText.integer($0.orders), NumberFormat.integer($0.amount),
                ]
            }, caption: say("Counts after each step, in the order in which they ran"))
    }

    static let sources = GalleryTable(name: "sources", summary: "The files that were read") { findings in
        DataTable(
            [
                .text(say("Source")), .text(say("File")), .number(say("Rows")), .number(say("Accepted")),
                .number(say("Rejected")),
                .number(say("Filtered")), .text("SHA-256"),
            ],
            rows: findings.data.sources.map {
                [
                    word($0.name), $0.path, CellText.integer($0.rows), CellText.integer($0.accepted),
                    CellText.integer($0.rejected), CellText.integer($0.rows - $0.accepted - $0.rejected),
                    String($0.digest.prefix(12)),
                ]
            })
    }

    static let alerts = GalleryTable(name: "alerts", summary: "What is remarkable about the data") { findings in
        DataTable(
            [.text(say("About")), .text(say("Severity")), .text(say("What")), .number(say("Figure"))],
            rows: findings.data.alerts.map {
                [word($0.subject), word($0.severity), $0.message, NumberFormat.significant($0.figure)]
            })
    }

    static let parameters = GalleryTable(name: "parameters", summary: "Every setting in force") { findings in
        DataTable(
            [.text(say("Parameter")), .text(say("Value"))],
            rows: findings.provenance.parameters.map { [$0.name, $0.value] })
    }

    static let inputs = GalleryTable(name: "inputs", summary: "The inputs and their digests") { findings in
        DataTable(
            [.text(say("File")), .text("SHA-256")], rows: findings.provenance.inputs.map { [$0.path, $0.sha256] })
    }
}
