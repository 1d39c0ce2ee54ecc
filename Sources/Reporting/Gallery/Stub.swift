// Stub: the Gallery's files replace this one.
public import Charts
public import Findings

public struct Figure: Sendable {
    public let name: String
    public let summary: String
    public let draw: @Sendable (Findings) -> Chart?
}
public struct GalleryTable: Sendable {
    public let name: String
    public let summary: String
    public let make: @Sendable (Findings) -> DataTable?
}
public enum Gallery {
    static let names =
        "segment-sizes segment-map profile markers choice-of-k stability segment-stability silhouette null-benchmark importance importance-outcome confusion confusion-held-out outcome-models calibration outcome-by-segment audit audit-outcome funnel activity campaigns rfm-cells case-studies"
    static let tableNames =
        "segments features dropped funnel sources alerts choice stability held-out recoverability evaluation outcome confusion importance rules markers audit audit-excluded campaigns impact baselines case-studies preparation parameters inputs null-benchmark"
    static func data(_ findings: Findings) -> DataTable {
        DataTable(
            [.init("Segment"), .init("Size", isNumeric: true)],
            rows: findings.segments.map { [$0.name, "\($0.size ?? 0)"] },
            caption: "A stand-in")
    }
    public static let figures: [Figure] = names.split(separator: " ").map { name in
        Figure(name: String(name), summary: "") { findings in
            Chart(title: "Title of \(name)", description: "Bars", caption: "n.", data: data(findings))
        }
    }
    public static let tables: [GalleryTable] = tableNames.split(separator: " ").map { name in
        GalleryTable(name: String(name), summary: "") { data($0) }
    }
}
