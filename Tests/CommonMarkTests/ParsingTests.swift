import Basics
import CommonMark
import Testing

@Suite struct ParsingTests {
    @Test func makesAPlainTree() {
        let root = Node.parse("# A *b*\n\n2. c\n3. `d`\n\n```{x} y\n:a: b\n```\n", file: "t.md").root
        #expect(
            root.children.map(\.kind) == [
                .heading(level: 1), .list(.init(start: 2, isTight: true)),
                .codeBlock(info: "{x} y", literal: ":a: b\n"),
            ])
        #expect(
            root.children[0].children == [
                Node(.text("A "), at: SourcePosition(file: "t.md", line: 1, column: 3)),
                Node(
                    .emphasis, [Node(.text("b"), at: SourcePosition(file: "t.md", line: 1, column: 6))],
                    at: SourcePosition(file: "t.md", line: 1, column: 5)),
            ])
        #expect(root.plainText == "A bcd:a: b\n")
    }

    @Test func countsLinesFromTheGivenOne() {
        let root = Node.parse("a\n\n- b\n", file: "t.md", firstLine: 40).root
        #expect(root.children.map(\.position?.line) == [40, 42])
    }

    @Test(arguments: [
        String(repeating: "> ", count: 10_000), String(repeating: "[", count: 10_000),
        String(repeating: "*a **b ", count: 10_000), String(repeating: "- ", count: 10_000),
        String(repeating: "![", count: 10_000), String(repeating: "`", count: 10_001) + "a",
        String(repeating: "<a", count: 10_000), "a" + String(repeating: "*b", count: 10_000),
        (0..<300).map { String(repeating: " ", count: 2 * $0) + "- x" }.joined(separator: "\n"),
        String(repeating: "[a](", count: 10_000), "\u{0}\r\n\u{feff}",
        String(repeating: "**a ", count: 5000) + String(repeating: "b** ", count: 5000),
    ])
    func survivesPathologicalInput(text: String) {
        let (root, diagnostics) = Node.parse(text, file: "t.md")
        #expect(depth(root) <= Node.depthLimit)
        #expect(diagnostics.items.count <= 1)
        _ = root.html()
        _ = root.cleaned().node.commonMark()
    }

    @Test func tellsWhereItIsTooDeep() {
        let (_, diagnostics) = Node.parse("a\n\n" + String(repeating: ">", count: 500) + "b", file: "t.md")
        #expect(diagnostics.items.map(\.identifier) == ["document.too-deep"])
        #expect(diagnostics.items.first?.position?.line == 3)
    }

    @Test func respectsLevelsAlreadyUsed() {
        let (root, diagnostics) = Node.parse("> > > a", file: "t.md", depth: Node.depthLimit - 2)
        #expect(depth(root) == 2)
        #expect(diagnostics.hasErrors)
    }

    private func depth(_ node: Node) -> Int { 1 + (node.children.map(depth).max() ?? 0) }
}
