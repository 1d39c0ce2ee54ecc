import Charts
import Testing

@Suite struct TextTests {
    /// Measured with DejaVu Sans 2.37 at 12 px; the built-in table may be wider, hardly ever narrower.
    @Test(arguments: [("Loyal regulars 65 and over insufficient evidence", 289.4), ("–", 6), ("ß", 7.5)])
    func isAtLeastAsWideAsDejaVu(text: String, width: Double) {
        #expect(textWidth(text) >= width - 0.5)
        #expect(textWidth(text) <= width * 1.15)
    }

    @Test func wideScriptsTakeDoubleWidth() {
        #expect(textWidth("顧客") >= 24)
        #expect(textWidth("é") == textWidth("e\u{301}") || textWidth("e\u{301}") > 0)
        #expect(textWidth("👨‍👩‍👧") < 20)
        #expect(textWidth("") == 0)
    }

    @Test func truncationFits() {
        let text = "A very long name of a segment that nobody can remember"
        for width in stride(from: 30.0, through: 400, by: 37) {
            let cut = TextFit.truncated(text, to: width, .label)
            #expect(textWidth(cut, .label) <= width)
            #expect(cut == text || cut.hasSuffix("…"))
        }
        #expect(TextFit.truncated("short", to: 200, .label) == "short")
    }

    @Test func wrapsAtSpaces() {
        #expect(TextFit.wrapped("Loyal regulars", to: 60, .label) == ["Loyal", "regulars"])
        #expect(TextFit.wrapped("Loyal regulars", to: 200, .label) == ["Loyal regulars"])
        #expect(TextFit.wrapped("Loyal regulars", to: 30, .label) == nil)
        #expect(TextFit.wrapped("one two three four five", to: 60, .label) == nil)
    }
}
