import Basics
import CommonMark
import Testing

@Suite struct RenderingTests {
    @Test func dropsWhatAnAuthorMayNotWrite() {
        let text = """
            <script>alert(1)</script>

            a <b onclick="x">b</b> [c](javascript:alert(1)) [d](https://e.org "t") ![f](https://e.org/g.png) <i>

            [h](JAVA\u{1}SCRIPT:x) [i](data:text/html,x) [j](#k) [l](m/n.html) [o](mailto:p@e.org) [q](vbscript:x)
            """
        let (node, diagnostics) = Node.parse(text, file: "t.md").root.cleaned()
        let html = node.html()
        #expect(
            html == """
                <p>a b c <a href="https://e.org" title="t">d</a> f </p>
                <p>h i <a href="#k">j</a> <a href="m/n.html">l</a> <a href="mailto:p@e.org">o</a> q</p>\n
                """)
        let markdown = node.commonMark()
        for word in ["script", "<", "javascript", "data:", "g.png"] { #expect(!markdown.contains(word)) }
        #expect(
            Set(diagnostics.items.map(\.identifier)) == [
                "document.raw-html", "document.unsafe-link", "document.picture",
            ])
        #expect(diagnostics.items.allSatisfy { $0.severity == .warning && $0.position != nil })
    }

    @Test func trustedTextStandsInBothFormats() {
        let trusted = Node.Trusted(html: .init("<div>", "</div>"), commonMark: .init("| a |\n| --- |\n"))
        let tree = Node(
            .document,
            [
                Node(.paragraph, [Node(.text("<x>"))]),
                Node(.customBlock(trusted), [Node(.paragraph, [Node(.text("b"))])]),
                Node(.paragraph, [Node(.text("c"))]),
            ])
        #expect(tree.html() == "<p>&lt;x&gt;</p>\n<div>\n<p>b</p>\n</div>\n<p>c</p>\n")
        #expect(tree.commonMark().contains("| a |\n| --- |\n"))
    }

    @Test func leavesOutChildrenInWrongPlaces() {
        let tree = Node(.document, [Node(.paragraph, [Node(.item), Node(.text("a"))])])
        #expect(tree.html() == "<p>a</p>\n")
    }

    /// Text written as CommonMark and read again is the same text, whatever it holds.
    @Test func textSurvivesTheWayThroughMarkdown() {
        let pieces = [
            "*", "_", "`", "<", ">", "&amp;", "&", "[", "](", ")", "!", "#", "- ", "+", "1. ", "1) ", "=", "~", "|",
            "\\",
            "\"", "a", "b c", "é", "日本", "{{ x }}", "<script>", "**x**", "javascript:", "http://e.org", "%%", "---",
            "\u{a0}",
        ]
        var generator = SeededGenerator(seed: 1, stream: "commonmark")
        for _ in 0..<1500 {
            let text = (0..<1 + generator.below(7)).map { _ in pieces[generator.below(pieces.count)] }.joined()
                .split(separator: " ").joined(separator: " ")
            guard !text.isEmpty else { continue }
            let document = Node(.document, [Node(.paragraph, [Node(.text(text))])])
            let again = Node.parse(document.commonMark(), file: "t.md").root
            #expect(again.plainText == text)
            #expect(again.children.map(\.kind) == [.paragraph])
            let cell = Node.parse("x " + escapedForMarkdown(text), file: "t.md").root
            #expect(cell.plainText == "x " + text)
            #expect(cell.children.flatMap(\.children).allSatisfy { if case .text = $0.kind { true } else { false } })
            #expect(!document.html().contains("<script"))
        }
    }

    @Test func escapesForHTMLAndKeepsToOneLine() {
        #expect(escapedForHTML("<a b=\"c\">'&") == "&lt;a b=&quot;c&quot;&gt;&#39;&amp;")
        #expect(singleLine("a\nb\r\u{2028}c\u{7f}") == "a b  c ")
        #expect(escapedForMarkdown("a|b\nc") == "a\\|b c")
    }
}
