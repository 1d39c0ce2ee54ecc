import Basics
import Charts
import Findings

extension GalleryTable {
    static let dendrogram = GalleryTable(
        name: "dendrogram", summary: "The uppermost merges of a hierarchical clustering"
    ) { findings in
        findings.segmentation.dendrogram.map { dendrogramTable(findings, $0) }
    }

    static let segmentsAcrossK = GalleryTable(
        name: "segments-across-k", summary: "Where each segment's customers were with one segment less"
    ) { findings in
        findings.segmentation.across.map { acrossTable(findings, $0) }
    }

    /// From the last merge down.
    static func dendrogramTable(_ findings: Findings, _ tree: DendrogramFacts) -> DataTable {
        var shares = tree.leaves.map(\.share), segments = tree.leaves.map(\.segment)
        var rows: [[String]] = []
        for merge in tree.merges where shares.indices.contains(merge.left) && shares.indices.contains(merge.right) {
            let (left, right) = (shares[merge.left], shares[merge.right])
            rows.append(
                [
                    CellText.score(merge.height), side(findings, segments[merge.left], left),
                    side(findings, segments[merge.right], right), merge.height < tree.cut ? say("below") : say("above"),
                ])
            shares.append(left.flatMap { left in right.map { left + $0 } })
            segments.append(merge.segment)
        }
        return DataTable(
            [.number(say("Height")), .text(say("One side")), .text(say("Other side")), .text(say("Cut"))],
            rows: rows.reversed(),
            caption: say(
                "Merges of \(CellText.lowercased(CellText.words(tree.method))), the last first; cut into \(tree.k)"))
    }

    private static func side(_ findings: Findings, _ segment: Int?, _ share: Double?) -> String {
        (segment.map { findings.name(ofDendrogramSegment: $0) } ?? say("several")) + ", " + CellText.percent(share)
    }

    static func acrossTable(_ findings: Findings, _ across: [AcrossFacts]) -> DataTable {
        let largest = 3
        return DataTable(
            [
                .number("k"), .text(say("Segment")), .number(say("Share")), .number(say("Stability")),
                .text(say("Customers came from")),
            ],
            rows: across.flatMap { step in
                step.segments.map { segment in
                    let origins = step.flows.filter { $0.to == segment.segment && $0.share != nil }
                        .sortedDescending { $0.share ?? 0 }.prefix(largest)
                    return [
                        "\(step.k)", name(findings, segment.segment), CellText.percent(segment.share),
                        CellText.score(segment.stability),
                        origins.map { "\(name(findings, $0.from)) \(CellText.percent($0.share))" }
                            .joined(separator: "; "),
                    ]
                }
            }, caption: say("Shares of all customers; origins: the \(largest) largest that may be told"))
    }

    /// Numbers beyond the report's own segments have no name.
    private static func name(_ findings: Findings, _ segment: Int) -> String {
        segment <= findings.segmentation.k ? findings.name(ofSegment: segment) : say("Segment \(segment)")
    }
}
