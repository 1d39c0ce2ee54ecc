import Basics
import Findings
import Foundation

@testable import Reporting

/// Whatever bytes a document has, reading, checking and filling it ends in a document or in diagnostics.
@main enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, testOneInput))
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let source = SourceFile(name: "fuzz.md", bytes: bytes) { fuzz(source.text(from: 1)) }
    return 0
}

/// libFuzzer's, which has no header.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

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
