import Basics
import Findings
import Foundation
import Templates
import Testing

@testable import Reporting

/// Whatever bytes a document has, reading it ends in a document or in diagnostics.
@Suite struct FuzzTests {
    static let reports = Templates.documents.sorted { $0.key < $1.key }.map { Array($0.value.utf8) }
    /// These have every cell.
    static let small: [[UInt8]] =
        [
            "---\ntitle: \"{{ study.name }}\"\nformats: [html]\n---\n# a\n\n````{each} segments\n- {{ name }}\n```{when} a == \"b\" and not c in 1..2\n```\n````\n",
            "```{table}\n:of: segments\n:columns: a\n:rows: 3\nA: name | lower\n```\n> ```{check}\n> a > 1\n> ```\n",
            "````{tip} {{ study.name }}\n```{numbers}\nA: data.customers | money(2)\n```\n````\n",
        ].map { Array($0.utf8) }
    static let pieces = [
        "{{", "}}", "```", "````{each} segments\n", "{", ":", "\n", "---\n", "|", "..", "\"", "> ", "- ", "\u{0}",
        "\u{1F600}", "&", "<", "](",
    ]

    @Test func survivesMutations() throws {
        var generator = SeededGenerator(seed: 20, stream: "documents")
        var loaded = 0
        for round in 0..<1200 {
            let isSmall = round % 4 == 0, corpus = isSmall ? Self.small : Self.reports
            var bytes = corpus[(isSmall ? round / 4 : round) % corpus.count]
            for _ in 0..<1 + generator.below(bytes.count > 300 ? 6 : 2) { mutate(&bytes, &generator) }
            guard let source = SourceFile(name: "f.md", bytes: bytes) else { continue }
            let text = source.text(from: 1)
            do throws(Diagnostics) {
                let template = try DocumentTemplate.load("f.md", from: ["f.md": text, "parts/lede.md": text])
                let found = template.check()
                // The default report's figures take their time.
                if isSmall, !found.hasErrors {
                    _ = try ReportRenderer(template: template).render(documentFindings())
                    loaded += 1
                }
            } catch {
                #expect(!error.items.isEmpty)
                for item in error.items { #expect(item.position.map { $0.line >= 1 && $0.column >= 1 } ?? true) }
            }
        }
        #expect(loaded > 20)  // mutations that leave the document whole are rendered
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let at = generator.below(bytes.count)
        switch generator.below(5) {
        case 0: bytes[at] = UInt8(generator.below(256))
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: Array(Self.pieces[generator.below(Self.pieces.count)].utf8), at: at)
        case 3: bytes.removeSubrange(at..<min(bytes.count, at + generator.below(40)))
        default:
            let end = min(bytes.count, at + generator.below(60))
            bytes.insert(contentsOf: bytes[at..<end], at: generator.below(bytes.count))
        }
    }
}
