import Basics
import Testing

@Suite struct DiagnosticTests {
    private let position = SourcePosition(file: "study.yaml", line: 4, column: 3)

    @Test func describesItselfInOneLine() {
        let diagnostic = Diagnostic(
            .error, "study.unknown-key", at: position, "unknown key 'seeed'", suggestion: "did you mean 'seed'?")
        #expect(
            "\(diagnostic)"
                == "study.yaml:4:3: error: unknown key 'seeed'; did you mean 'seed'? [study.unknown-key]")
        var explained = diagnostic
        explained.position = nil
        explained.explanation = "Because."
        #expect("\(explained)".hasSuffix("[study.unknown-key]\n    Because."))
        #expect("\(explained)".hasPrefix("error: "))
    }

    @Test func onlyErrorsThrow() {
        var diagnostics = Diagnostics()
        #expect(throws: Never.self) { try diagnostics.throwIfErrors() }
        diagnostics.append(Diagnostic(.warning, "a", "odd"))
        diagnostics.append(contentsOf: Diagnostics([Diagnostic(.note, "b", "by the way")]))
        #expect(throws: Never.self) { try diagnostics.throwIfErrors() }
        diagnostics.append(Diagnostic(.error, "c", "wrong"))
        #expect(diagnostics.hasErrors)
        let thrown = #expect(throws: Diagnostics.self) { try diagnostics.throwIfErrors() }
        #expect(thrown?.items.map(\.identifier) == ["a", "b", "c"])
        #expect("\(diagnostics)" == "warning: odd [a]\nnote: by the way [b]\nerror: wrong [c]")
    }

    @Test func positionsAreInOrderOfReading() {
        let positions = [(2, 1), (1, 9), (1, 2)].map { SourcePosition(file: "a", line: $0.0, column: $0.1) }
        #expect(positions.sorted().map(\.description) == ["a:1:2", "a:1:9", "a:2:1"])
    }
}
