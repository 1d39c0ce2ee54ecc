import Foundation
import Testing

@testable import Reporting

/// A small document's files, byte by byte. `RECORD_SNAPSHOTS=1 swift test` writes them and still fails, so that no one
/// takes a recording for a test.
@Suite struct SnapshotTests {
    static let document = """
        ---
        title: "{{ study.question }}"
        language: en-GB
        ---
        Of **{{ data.customers }}** customers, {{ segments.0.share | percent }} are *{{ segments.0.name }}*.

        ## Segments

        ```{numbers}
        Customers: data.customers
        Stability: segmentation.stability.global
        ```

        ````{each} segments
        :mark: id
        ### {{ name }}

        ```{table}
        :of: markers
        :caption: Markers of {{ name }}
        Feature: title
        Effect: effect | signed
        ```

        ```{when} persona
        1. {{ persona.summary }}
        2. [More](https://example.org/?a=b&c "Title") `code`
        ```
        ````

        ```{tip} Do this
        Write to them.
        ```

        ```{check}
        segmentation.silhouette > 0.5
        ```

        ## Segments

        > Quoted <b>text</b>

        ```swift
        let x = 1 < 2
        ```
        """

    @Test func page() throws {
        let report = try render(Self.document)
        // The style is looked at, not compared.
        let html = try #require(report.html).replacing(#/<style>[\s\S]*?<\/style>/#, with: "<style></style>")
        try compare(html, with: "document.html")
    }

    @Test func markdown() throws { try compare(try #require(try render(Self.document).markdown), with: "document.md") }

    private func compare(_ text: String, with name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "snapshots/\(name)")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name); run again without RECORD_SNAPSHOTS")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
}
