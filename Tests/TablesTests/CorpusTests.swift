import Basics
import Foundation
import Tables
import Testing

/// Nasty files in `corpus`, and in `corpus/expected.txt` what reading every column as its guessed kind must give.
@Suite struct CorpusTests {
    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("corpus")

    @Test func everyFileReadsAsExpected() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.contains(".csv") }
        let expected = try String(contentsOf: folder.appendingPathComponent("expected.txt"), encoding: .utf8)
        let sections = Dictionary(
            uniqueKeysWithValues: expected.components(separatedBy: "== ").dropFirst().map { section in
                let name = section.prefix { $0 != "\n" }
                return (String(name), String(section.dropFirst(name.count + 1)))
            })
        #expect(sections.keys.sorted() == files)
        for file in files {
            let outcome = outcome(of: file)
            #expect(outcome == sections[file] ?? "", "\(file) gives\n\(outcome)")
        }
    }

    private func outcome(of name: String) -> String {
        var lines: [String] = []
        do throws(Diagnostics) {
            let file = try CSVFile(path: folder.appendingPathComponent(name).path, name: name)
            let requests = file.header.filter { !$0.isEmpty }
                .map { ColumnRequest(name: $0, kind: file.guessKind(of: $0)) }
            lines.append("columns " + requests.map { "\($0.name.debugDescription) \($0.kind)" }.joined(separator: ", "))
            let result = try file.read(requests, threads: 1)
            for row in 0..<result.table.rowCount {
                let cells = result.table.columns.map {
                    $0.isMissing(row) ? "–" : $0.text(row, times: .dateAtMidnight).debugDescription
                }
                lines.append("\(result.lines[row]) " + cells.joined(separator: " "))
            }
            lines += result.rejected.map { "rejected \($0.line) '\($0.column)': \($0.reason)" }
        } catch {
            lines += error.items.map { "\($0.position?.line ?? 0) \($0.identifier): \($0.summary)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
