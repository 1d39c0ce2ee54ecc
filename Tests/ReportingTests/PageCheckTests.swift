import Basics
import Charts
import Testing

@testable import Reporting

@Suite struct PageCheckTests {
    private static let figure = """
        <figure id="f"><div><svg role="img" aria-labelledby="f-t f-d"><title id="f-t">T</title><desc id="f-d">D</desc></svg>\
        </div><figcaption>C</figcaption><details><summary>Data</summary><div aria-label="Data"><table>\
        <thead><tr><th scope="col">A<tbody><tr><td>1</table></div></details></figure>
        """
    private static let page = """
        <!doctype html><html lang="en"><head><title>T</title><style>a > b { }</style></head><body>\
        <a class="skip" href="#main">Skip</a><header><h1>H</h1></header><main id="main"><h2 id="a">A</h2>\
        <p>Text <a href="#a">link</a></p><ul><li>x</li></ul>\(figure)</main><footer>F</footer></body></html>
        """

    private func rules(_ html: String) -> [String] {
        PageCheck(html: html).diagnostics.items.map {
            ($0.severity == .error ? "!" : "") + $0.identifier.replacing("accessibility.", with: "")
        }
    }

    @Test func aGoodPagePasses() { #expect(rules(Self.page) == []) }

    /// As our own pages are written: the title on the page, plain attributes without quotes.
    @Test func theTitleMayStandInTheCaption() {
        let page = Self.page.replacing("<title id=\"f-t\">T</title>", with: "")
            .replacing("<figcaption>C", with: "<figcaption><b id=\"f-t\">T</b> C").replacing("\"col\"", with: "col")
        #expect(rules(page) == [])
        #expect(rules(page.replacing(">T</b>", with: "></b>")) == ["!chart-title"])
        #expect(rules(page.replacing("scope=col", with: "")) == ["table-scope"])
    }

    @Test(arguments: [
        (" lang=\"en\"", "", "language"), ("<h1>H</h1>", "", "landmarks"),
        ("<h2 id=\"a\">A</h2>", "<h4>A</h4>", "heading-order"),
        ("id=\"a\"", "id=\"main\"", "id-twice"), ("href=\"#main\"", "href=\"#a\"", "skip-link"),
        ("href=\"#a\">", "href=\"#b\">", "link-target"), (">link<", "> <", "link-text"),
        (">A</h2>", "></h2>", "empty-heading"),
        ("<p>", "<p tabindex=\"2\">", "tabindex"), ("<p>", "<p tabindex=\"0\">", "name"),
        ("<p>", "<p aria-labelledby=\"none\">", "reference"), ("<p>", "<p><img src=\"x\">", "image"),
        (" scope=\"col\"", "", "table-scope"), (" aria-label=\"Data\"", "", "table-name"),
        ("<th scope=\"col\">A", "<td>A", "table-headers"), ("<summary>Data</summary>", "", "summary"),
        ("<ul><li>x</li></ul>", "<li>x</li>", "list"),
        ("<title id=\"f-t\">T</title>", "<title id=\"f-t\"></title>", "!chart-title"),
        ("<desc id=\"f-d\">D</desc>", "", "!chart-description"), (" role=\"img\"", "", "!chart-title"),
        ("<th scope=\"col\">A", "", "!chart-data"), (">C</figcaption>", "> </figcaption>", "!chart-caption"),
        ("<figure id=\"f\"><div>", "<div><div>", "!chart"),
    ])
    func findsWhatIsMissing(piece: String, replacement: String, rule: String) {
        let broken = Self.page.replacing(piece, with: replacement, maxReplacements: 1)
        #expect(broken != Self.page)
        #expect(rules(broken).contains(rule), "\(rules(broken))")
    }

    @Test(arguments: [
        "", "<", "</", "<a", "<a href", "<a href=\"", "< >", "<>", "<a =>", "</>", "<!", "<style><", "<p a=b>",
    ])
    func readsAnything(html: String) { #expect(!rules(html).isEmpty) }

    /// The whole report, of all kinds of findings.
    @Test(arguments: FigureTests.cases.map(\.0).filter { !["infinite", "huge"].contains($0) })  // which JSON can't hold
    func reportsAreAccessible(name: String) throws {
        let findings = try #require(FigureTests.cases.first { $0.0 == name }?.1)
        let report = try ReportRenderer(template: .standard()).render(findings, formats: [.html])
        #expect(report.diagnostics.items.filter { $0.identifier.hasPrefix("accessibility.") }.map(\.description) == [])
        #expect(PageCheck(html: try #require(report.html)).diagnostics.items.isEmpty)
    }

    /// A chart without what those need who don't see it is never written.
    @Test func aChartWithoutDescriptionStopsTheReport() throws {
        var chart = Chart(
            title: "T", description: "D", caption: "C", drawing: Drawing(elements: [], width: 10, height: 10),
            data: DataTable([.text("A")], rows: [["1"]]))
        func rules() -> [String] {
            let block = FigureBlock(name: "x", chart: chart, caption: "", id: "x")
            let html = HTMLWriter.html([DocumentNode(.figure(block), at: SourcePosition(file: "t"))])
            return PageCheck(html: html).diagnostics.items.filter { $0.severity == .error }.map(\.identifier)
        }
        #expect(rules() == [])
        chart.description = " "
        #expect(rules() == ["accessibility.chart-description"])
        chart.data = DataTable([], rows: [])
        #expect(rules() == ["accessibility.chart-description", "accessibility.chart-data"])
    }
}
