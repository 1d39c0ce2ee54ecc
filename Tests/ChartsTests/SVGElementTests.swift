import Charts
import Testing

@Suite struct SVGElementTests {
    @Test func escapesTextAndAttributes() {
        let element = SVGElement("text", ["class": "a\"b'c", "x": nil], text: "<b>&\u{1}\u{FFFE}\u{0}é\n</b>")
        #expect(
            element.markup == "<text class=\"a&quot;b&#39;c\">&lt;b&gt;&amp;é &lt;/b&gt;</text>")
        #expect(SVGElement("g").markup == "<g/>")
    }

    @Test func writesTextBeforeChildren() {
        let element = SVGElement("text", text: "a", children: [SVGElement("tspan", text: "b")])
        #expect(element.markup == "<text>a<tspan>b</tspan></text>")
        #expect(SVGElement.line(0, 1.5, 2, -0.001, class: "grid")["y2"] == "0")
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (-0.04, "0"), (1.5, "1.5"), (1.05, "1.1"), (-12.345, "-12.3"), (100, "100"),
        (0.999, "1"), (.nan, "0"), (.infinity, "10000000"), (-1e300, "-10000000"),
    ]) func formatsCoordinates(value: Double, text: String) {
        #expect(coordinate(value) == text)
    }

    @Test func coordinatesTakeFewerDecimals() {
        #expect(coordinate(1.26, decimals: 1) == "1.3")
        #expect(coordinate(-1.26, decimals: 0) == "-1")
    }

    @Test func marksRightToLeftText() {
        #expect(SVGElement.text("שלום", x: 0, y: 0, .label)["style"] == "unicode-bidi:plaintext")
        #expect(SVGElement.text("hello", x: 0, y: 0, .label)["style"] == nil)
    }
}
