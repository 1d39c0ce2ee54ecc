import Basics
import Foundation
import Testing

@testable import Reporting

@Suite struct PDFTests {
    private static let printer = try? PDFPrinter.find()

    /// Drawings stay whole, heads of tables come again on each page, and the same page gives the same bytes.
    @Test(.enabled(if: printer != nil, "there is no Chromium to print with"))
    func theSamePageGivesTheSameBytes() throws {
        let report = try render("## A\n\n```{figure} segment-sizes\n```\n\n[x](data.csv)\n")
        let printer = try #require(Self.printer), html = try #require(report.html)
        let pdf = try printer.print(html)
        #expect(try printer.print(html) == pdf)
        let text = String(decoding: pdf, as: UTF8.self)
        for trace in ["/CreationDate", "/ModDate", "/Creator", "file:", "segmentary-", NSTemporaryDirectory()] {
            #expect(!text.contains(trace), "\(trace)")
        }
        #expect(text.contains("/StructTreeRoot"))  // tagged, for screen readers
    }

    /// A browser begins to count now here, now there.
    @Test func nodesAreNumberedInTheirOrder() {
        func clean(_ text: String) -> String {
            String(decoding: PDFPrinter.withoutTraces(Data(text.utf8)), as: UTF8.self)
        }
        let first = clean("%PDF (node00000252) /ID (node00010648) (node00000252) (node123)")
        #expect(first == "%PDF (node00000001) /ID (node00000002) (node00000001) (node123)")
        #expect(clean("%PDF (node00000009) /ID (node00000031) (node00000009) (node123)") == first)
    }

    private func problem(_ body: () throws(Diagnostics) -> Void) -> String {
        do throws(Diagnostics) { try body() } catch { return "\(error)" }
        return "none"
    }

    @Test func whereThereIsNoBrowserItSaysSo() {
        #expect(
            problem { () throws(Diagnostics) in _ = try PDFPrinter.find(["PATH": "/nowhere"]) }.contains(
                "none on the PATH"))
        #expect(
            problem { () throws(Diagnostics) in _ = try PDFPrinter.find(["PATH": "/usr/bin", "CHROMIUM": "/nowhere/x"])
            }
                == "error: CHROMIUM names no program; give the browser's path [pdf.no-browser]")
    }

    @Test func aBrowserNamedByTheEnvironmentIsTaken() throws {
        #expect(try PDFPrinter.find(["PATH": "/bin:/usr/bin", "CHROMIUM": "sh"]).browser.hasSuffix("/sh"))
        #expect(try PDFPrinter.find(["PATH": "", "CHROMIUM": "/bin/sh"]).browser == "/bin/sh")
    }

    @Test(arguments: [("exit 7", "exit status 7"), ("exit 0", "printed no PDF"), ("sleep 30", "didn't print within")])
    func aBrowserThatFailsIsADiagnostic(script: String, expected: String) throws {
        let folder = try temporaryFolder()
        let browser = folder.appending(path: "browser")
        try Data("#!/bin/sh\nexec 2>/dev/null\n\(script)\n".utf8).write(to: browser)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser.path)
        let said = problem { () throws(Diagnostics) in
            _ = try PDFPrinter(browser: browser.path).print("<p>x", within: 0.5)
        }
        #expect(said.contains(expected) && !said.contains(folder.path), "\(said)")
    }

    @Test func tracesBecomeBlanks() {
        let pdf =
            #"<< /Title (a /ModDate b) /CreationDate (D:20260101\)(x)) /Creator (Mozilla \(X11\)) /Producer (S) >>"#
        let cleaned = String(decoding: PDFPrinter.withoutTraces(Data(pdf.utf8)), as: UTF8.self)
        #expect(cleaned.utf8.count == pdf.utf8.count)
        #expect(cleaned.split(separator: " ").joined(separator: " ") == "<< /Title (a /ModDate b) /Producer (S) >>")
        #expect(PDFPrinter.withoutTraces(Data("/Creator (open".utf8)).count == 14)
    }

    @Test func onlyLinksThatLeadSomewhereStay() {
        let html =
            ##"<a href="#a">1</a><a href="x.csv">2</a><a href="https://e.org">3</a><a href="mailto:a@b.c">4</a>"##
        #expect(
            PDFPrinter.withoutRelativeLinks(html)
                == ##"<a href="#a">1</a><a>2</a><a href="https://e.org">3</a><a href="mailto:a@b.c">4</a>"##)
    }
}
