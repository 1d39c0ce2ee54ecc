import Basics
import Findings
import Foundation

@testable import Reporting

/// libFuzzer's entry: whatever bytes a document has, reading, checking and filling it ends in a document or in
/// diagnostics. The first byte chooses whether the rest is a whole document or one piece of the syntax.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let source = SourceFile(name: "fuzz.md", bytes: bytes) else { return 0 }
    fuzz(source.text(from: 1))
    return 0
}

private let findings = documentFindings()
private let tree: Value = {
    do { return try JSON.tree(findings) } catch { fatalError("the findings of the fuzz target: \(error)") }
}()

private func fuzz(_ text: String) {
    let place = SourcePosition(file: "fuzz.md")
    var diagnostics = Diagnostics()
    // A line of it as a claim and as a value, each of which has a grammar of its own.
    let line = String(text.prefix { $0 != "\n" })
    if let claim = Condition.parse(line, at: place, &diagnostics) { _ = claim.holds(in: Scope(tree)) }
    if let value = InlineValue.parse(line, at: place, &diagnostics) {
        for found in [Scope(tree).value(at: value.path), .number(-1e300), .number(0.5), .string(line), .null] {
            _ = Formatter.text(found, value.formatter, currency: "EUR")
        }
    }
    do throws(Diagnostics) {
        let template = try DocumentTemplate.load("fuzz.md", from: ["fuzz.md": text, "part.md": "{{ study.name }}"])
        _ = template.lint()
        let document = try template.expand(findings, tree: tree)
        _ = HTMLWriter.html(document.lede + document.body)
        _ = MarkdownWriter.markdown(document.lede + document.body)
    } catch {
        precondition(!error.items.isEmpty)
    }
}
