import Charts
import Findings
import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
import FoundationXML
#endif

/// One suite over every figure and every kind of findings.
@Suite struct FigureTests {
    static let cases = [("example", ExampleFindings.complete)] + NastyFindings.all.map { ($0.name, $0.findings) }

    static func charts(_ findings: Findings) -> [(name: String, chart: Chart)] {
        Gallery.figures.compactMap { figure in figure.draw(findings).map { (figure.name, $0) } }
    }

    @Test func theExampleHasEveryFigureAndTable() {
        for figure in Gallery.figures { #expect(figure.draw(ExampleFindings.complete) != nil, "\(figure.name)") }
        for table in Gallery.tables { #expect(table.make(ExampleFindings.complete) != nil, "\(table.name)") }
    }

    @Test func likelihoodAddsAPanelAndAColumn() throws {
        var findings = ExampleFindings.complete
        let plain = try #require(Figure.choiceOfK.draw(findings)),
            table = try #require(GalleryTable.choice.make(findings))
        #expect(!plain.svg(id: "k").contains("BIC") && !table.columns.map(\.title).contains("BIC"))
        for index in findings.segmentation.choice.indices {
            findings.segmentation.choice[index].bic = 51_000 - Double(index)
        }
        let chart = try #require(Figure.choiceOfK.draw(findings))
        #expect(chart.svg(id: "k").contains("BIC, lower is better"))
        #expect(chart.data.columns.map(\.title).last == "BIC")
        #expect(try #require(GalleryTable.choice.make(findings)).rows[1].contains("50,999"))
    }

    @Test func namesAreUniqueAndFound() {
        #expect(Set(Gallery.figures.map(\.name)).count == Gallery.figures.count)
        #expect(Set(Gallery.tables.map(\.name)).count == Gallery.tables.count)
        #expect(Gallery.figure(named: "audit")?.name == "audit")
        #expect(Gallery.table(named: "audit-excluded")?.name == "audit-excluded")
        #expect(Gallery.figure(named: "no-such") == nil)
        #expect(Gallery.table(named: "no-such") == nil)
    }

    @Test(arguments: cases.map(\.0)) func isWellFormedAndAccessible(name: String) throws {
        let findings = try #require(Self.cases.first { $0.0 == name }?.1)
        for (figure, chart) in Self.charts(findings) {
            #expect(!chart.title.isEmpty && !chart.description.isEmpty, "\(figure)")
            #expect(chart.data.rows.allSatisfy { $0.count == chart.data.columns.count }, "\(figure)")
            for svg in [chart.svg(id: figure), chart.standaloneSVG(id: figure)] {
                let parser = XMLParser(data: Data(svg.utf8))
                #expect(parser.parse(), "\(figure): \(String(describing: parser.parserError))")
                #expect(
                    svg.contains("<title id=\"\(figure)-t\">") && svg.contains("<desc id=\"\(figure)-d\">"), "\(figure)"
                )
                #expect(!svg.contains("<script"), "\(figure)")
            }
            for value in attributeValues(chart.body) {
                let lower = value.lowercased()
                #expect(!lower.contains("nan") && !lower.contains("inf"), "\(figure): \(value)")
                #expect(!lower.split { " ,MLZ".contains($0) }.contains("-0"), "\(figure): \(value)")
            }
        }
    }

    @Test(arguments: cases.map(\.0)) func textsStayInsideAndApart(name: String) throws {
        let findings = try #require(Self.cases.first { $0.0 == name }?.1)
        for (figure, chart) in Self.charts(findings) {
            let boxes = TextBox.all(in: chart)
            for box in boxes {
                #expect(
                    box.left >= -1 && box.right <= chart.width + 1 && box.top >= -1 && box.bottom <= chart.height + 1,
                    "\(figure): \(box) leaves 0…\(chart.width) x 0…\(chart.height)")
            }
            let level = boxes.filter { !$0.isTurned }
            for (index, box) in level.enumerated() {
                for other in level[(index + 1)...] {
                    #expect(!box.overlaps(other), "\(figure): \(box) covers \(other)")
                }
            }
        }
    }

    @Test(arguments: cases.map(\.0)) func tablesAreRectangularAndFinite(name: String) throws {
        let findings = try #require(Self.cases.first { $0.0 == name }?.1)
        for table in Gallery.tables {
            guard let data = table.make(findings) else { continue }
            #expect(data.rows.allSatisfy { $0.count == data.columns.count }, "\(table.name)")
            #expect(
                data.rows.joined().allSatisfy { !["nan", "inf", "-inf"].contains($0.lowercased()) }, "\(table.name)")
        }
    }

    /// Nothing of a withheld cell may be read from text, coordinates or the data table.
    @Test func withheldCellsAreWithheldEverywhere() throws {
        let chart = try #require(Gallery.figure(named: "campaigns")?.draw(NastyFindings.withheld))
        #expect(chart.data.rows.allSatisfy { $0[2] == "withheld" && $0[4] == "withheld" && $0[6] == "withheld" })
        #expect(!chart.svg(id: "c").contains("<circle"))
        let segments = try #require(Gallery.table(named: "segments")?.make(NastyFindings.withheld))
        #expect(segments.rows.allSatisfy { $0[1...3].allSatisfy { $0 == "withheld" } })
        let audit = try #require(Gallery.figure(named: "audit")?.draw(NastyFindings.withheld))
        #expect(audit.data.rows.allSatisfy { $0[3] == "withheld" && $0[5] == "withheld" })
        let missing = try #require(Gallery.figure(named: "missingness")?.draw(NastyFindings.withheld))
        #expect(missing.data.rows.allSatisfy { $0[2] == "withheld" && $0[3] == "withheld" })
        let week = try #require(Gallery.figure(named: "seasonality")?.draw(NastyFindings.withheld))
        #expect(week.data.rows.suffix(7).allSatisfy { $0[1] == "withheld" && $0[2] == "withheld" })
        #expect(Gallery.figure(named: "migration")?.draw(NastyFindings.withheld) == nil)
        let residuals = Gallery.figure(named: "residuals")?.draw(NastyFindings.withheld)
        #expect(residuals?.data.rows.isEmpty ?? true)
    }

    @Test func titlesStateTheFinding() {
        let titles = Dictionary(
            uniqueKeysWithValues: Self.charts(ExampleFindings.complete).map { ($0.name, $0.chart.title) })
        #expect(titles["segment-sizes"] == "Loyal regulars: 54 % of revenue from 34 % of customers".spaced)
        #expect(
            titles["choice-of-k"]
                == "The rule chose k = 4; stability, silhouette and Calinski–Harabasz prefer 2, Davies–Bouldin prefers 5, "
                + "prediction strength prefers 3")
        #expect(titles["segment-stability"] == "2 of 4 segments recur reliably when customers are resampled")
        #expect(titles["funnel"] == "72.5 % of the rows of purchases are used".spaced)
    }

    private func attributeValues(_ elements: [SVGElement]) -> [String] {
        elements.flatMap { $0.attributes.map(\.value) + attributeValues($0.children) }
    }
}

extension String {
    /// With the no-break space that the formatter puts before "%".
    var spaced: String { replacingOccurrences(of: " %", with: "\u{a0}%") }
}
