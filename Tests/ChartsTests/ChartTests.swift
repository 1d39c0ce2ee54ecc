import Charts
import Foundation
import Testing

@Suite struct ChartTests {
    let chart = Chart(
        title: "A < B", description: "Two bars.", caption: "n = 2.",
        drawing: Plot(x: .linear(zero: true), y: .band(["A", "B"]), marks: [Bar(1, row: 0), Bar(2, row: 1)]).draw(),
        data: DataTable([.text("Name"), .number("Value")], rows: [["A", "1"], ["B", "2"]]))

    @Test func namesItselfForThoseWhoDoNotSeeIt() {
        let svg = chart.svg(id: "sizes-1")
        #expect(svg.hasPrefix("<svg viewBox=\"0 0 640 "))
        #expect(svg.contains("role=\"img\" aria-labelledby=\"sizes-1-t sizes-1-d\""))
        #expect(svg.contains("<title id=\"sizes-1-t\">A &lt; B</title><desc id=\"sizes-1-d\">Two bars.</desc>"))
        #expect(!svg.contains("xmlns") && !svg.contains("<style"))
    }

    /// On a page the title stands beside the drawing, and what needs no quotes has none.
    @Test func isShorterOnAPage() {
        let html = chart.html(id: "sizes-1")
        #expect(html.contains("role=\"img\" aria-labelledby=\"sizes-1-t sizes-1-d\""))
        #expect(html.contains("<desc id=\"sizes-1-d\">Two bars.</desc>") && !html.contains("<title"))
        #expect(html.utf8.count < chart.svg(id: "sizes-1").utf8.count)
        let odd = SVGElement("path", ["class": "a b", "fill": "x\"><script>", "stroke": "", "x": "1/", "r": "2"])
        #expect(
            odd.html == #"<path class="a b" fill="x&quot;&gt;&lt;script&gt;" stroke="" x="1/" r=2 />"#)
    }

    /// Every variable and class that a drawing uses is defined in the file, in light and in dark.
    @Test func standsAlone() {
        let svg = chart.standaloneSVG(id: "s")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(svg.contains("prefers-color-scheme:dark"))
        let names = ["paper", "ink", "mut", "line", "soft", "ok", "bad", "unk"] + (0..<8).map { "s\($0)" }
        for name in names { #expect(svg.components(separatedBy: "--\(name):").count == 3, "--\(name)") }
        for name in ["warm", "cool"] { #expect(svg.contains("--\(name):"), "--\(name)") }  // the same in the dark
        for style in ["lab", "mut", "num", "grid", "ref", "cell", "halo", "ok", "bad", "unk"] {
            #expect(svg.contains(".\(style){"), "\(style)")
        }
    }

    @Test func anEmptyChartSaysSo() {
        let empty = Chart.empty(title: "Nothing", data: DataTable([], rows: []))
        #expect(empty.svg(id: "e").contains("No data"))
    }

    @Test func drawingsStackAndTile() {
        let one = Drawing(elements: [SVGElement("g")], width: 100, height: 50)
        #expect(Drawing.stacked([one, one], gap: 10).height == 110)
        let grid = Drawing.grid([one, one, one], columns: 2, gap: 20, rowGap: 10)
        #expect(grid.width == 220 && grid.height == 110)
        #expect(Drawing.stacked([]).height == 0)
    }
}
