import Findings
import Testing

@Suite struct SchemaTests {
    @Test(arguments: [
        ("study.name", Schema.string), ("segments.0.share", .number), ("segments.count", .number),
        ("study.synthetic", .bool), ("evaluation.recoverability.decision-tree.macro.f1", .number),
        ("segments.3.centroid.recency", .number), ("segments.0.persona.offer.evidence", .string),
        ("segmentation.projection.regions.0.rings.0.1.0", .number), ("audit.attributes.0.groups.0.n", .number),
        ("data.funnel.2.amount", .number), ("checks.0.holds", .bool), ("caseStudies.rows.0.uplift", .number),
    ])
    func resolvesPaths(path: String, expected: Schema) {
        #expect(Schema.findings.resolve(path) == .found(expected))
    }

    @Test func saysWhereAPathBreaks() {
        guard case .unknown(let key, let under, let candidates) = Schema.findings.resolve("segments.0.shre") else {
            Issue.record("'segments.0.shre' resolves")
            return
        }
        #expect(key == "shre")
        #expect(under == "segments.0")
        #expect(candidates.contains("share"))
    }
}
