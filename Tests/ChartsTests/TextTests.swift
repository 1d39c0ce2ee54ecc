import Charts
import Testing

@Suite struct TextTests {
    /// Measured with DejaVu Sans 2.37 at 12 px; the built-in table may be wider, hardly ever narrower.
    @Test(arguments: [("Loyal regulars 65 and over insufficient evidence", 289.4), ("–", 6), ("ß", 7.5)])
    func isAtLeastAsWideAsDejaVu(text: String, width: Double) {
        #expect(textWidth(text) >= width - 0.5)
        #expect(textWidth(text) <= width * 1.15)
    }

    /// Measured in Chromium with DejaVu Sans, the widest of the page's fonts, at 12.5 px.
    @Test(arguments: [
        ("Loyal high spenders", 125.5, 142.0), ("insufficient evidence", 129.4, 146.0),
        ("Days since last purchase", 155.5, 174.4), ("1,234,567.89", 83.5, 92.5),
        ("−0.25 [−0.31, −0.19]", 136.6, 148.8), ("share of customers", 120.0, 135.6), ("WWWWWMMMM", 105.0, 118.7),
        ("iiiillll", 27.8, 34.3), ("north · Brief visitors", 123.8, 142.6), ("Größe der Käuferschaft", 145.3, 165.5),
    ])
    func isAsWideAsTheBrowserDrawsIt(text: String, regular: Double, bold: Double) {
        #expect(textWidth(text, size: 12.5) >= regular * 0.995 && textWidth(text, size: 12.5) <= regular * 1.05)
        #expect(textWidth(text, size: 12.5, bold: true) >= bold * 0.995)
        #expect(textWidth(text, size: 12.5, bold: true) <= bold * 1.12)
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
