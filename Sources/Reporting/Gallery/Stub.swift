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
    public static let figures: [Figure] = [
        Figure(name: "segment-sizes", summary: "Sizes") { findings in
            Chart(
                title: "Sizes", description: "Bars", caption: "n.",
                data: DataTable(
                    columns: [.init(title: "Segment"), .init(title: "Size", isNumeric: true)],
                    rows: findings.segments.map { [$0.name, "\($0.size ?? 0)"] }))
        }
    ]
    public static let tables: [GalleryTable] = []
}
