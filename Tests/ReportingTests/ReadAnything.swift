import Basics
import Findings

@testable import Reporting

private let findings = documentFindings()
private let tree: Value = {
    do { return try JSON.tree(findings) } catch { preconditionFailure("\(error)") }
}()

/// Reads, checks and fills a document of any text, and its first line as a claim and as a value: ends in a document or in
/// diagnostics, or this test crashes. The fuzzer calls it too.
func readAnything(_ text: String) {
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
