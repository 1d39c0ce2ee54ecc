import Basics
import Findings
import Foundation
import Testing

@testable import Workflow

/// Visits know customers by an id of the website.
@Suite struct IdTests {
    /// Customers c0 … c29; web ids w0 … w29 mean them, v0 … v4 the first five again; x0 … x5 mean two each; y0 … y3 are
    /// used by nobody; z0 … z7 stand in no table.
    private func study(customers: Bool) throws -> TemporaryFolder {
        var ids = "web;kunde\n"
        for number in 0..<30 { ids += "w\(number);c\(number)\nw\(number);c\(number)\n" }
        for number in 0..<5 { ids += "v\(number);c\(number)\n" }
        for number in 0..<6 { ids += "x\(number);c\(number)\nx\(number);c\(number + 1)\n" }
        for number in 0..<4 { ids += "y\(number);c\(number)\n" }
        var visits = "id,at,pages\n"
        func visit(_ id: String, _ count: Int) {
            for number in 0..<count { visits += "\(id),2024-01-\(10 + number) 10:00:00,\(number + 1)\n" }
        }
        for number in 0..<30 { visit("w\(number)", 2) }
        for number in 0..<5 { visit("v\(number)", 3) }
        for number in 0..<6 { visit("x\(number)", 1) }
        for number in 0..<8 { visit("z\(number)", 4) }
        visit("", 2)
        let list = "id,n\n" + (0..<28).map { "c\($0),\($0)\n" }.joined()
        return try TemporaryFolder([
            "study.yaml": """
            study: Web
            as-of: 2024-02-01
            sources:
            \(customers ? "  customers: {csv: customers.csv, key: id}" : "")
              visits:
                csv: visits.csv
                customer: id
                time: at
                pages: pages
                ids: {csv: ids.csv, from: web, to: kunde}
            audit: {minimum-count: 3}

            """, "customers.csv": list, "visits.csv": visits, "ids.csv": ids,
        ])
    }

    private func read(_ folder: TemporaryFolder) throws -> SourceData {
        let study = try Study.load(folder.path)
        return try ReadSources(study: study, threads: 2, progress: SilentProgress())(openSources(study))
    }

    @Test func idsBecomeCustomers() throws {
        for hasCustomers in [false, true] {
            let data = try read(study(customers: hasCustomers))
            let known = hasCustomers ? 28 : 30
            #expect(data.customers.count == known)
            let facts = try #require(data.ids.first)
            #expect(facts.rows == 113 && facts.ids == 49)
            #expect(facts.matched == 35 && facts.matchedRows == 75)
            #expect(facts.unmatched == 8 && facts.unmatchedRows == 32)
            #expect(facts.conflicting == 6 && facts.conflictingRows == 6)
            #expect(facts.unused == 4 && facts.customers == 30)
            let visits = data.funnel.filter { $0.source == "visits" }
            #expect(
                visits.map(\.step) == [
                    "all rows", "has a customer", "id is in the table of ids", "id stands for one customer",
                ] + (hasCustomers ? ["customer is in the customers table"] : []))
            #expect(visits.map(\.rows) == [115, 113, 81, 75] + (hasCustomers ? [71] : []))
            #expect(visits.map(\.customers) == [44, 44, 36, 30] + (hasCustomers ? [28] : []))
            // Both ids of one customer are one customer's visits.
            let sessions = try #require(data.events[.visits]).rows
            #expect(sessions == (hasCustomers ? 71 : 75))
        }
    }

    @Test func fewAreNotTold() throws {
        let folder = try study(customers: false)
        let text = try String(contentsOfFile: folder.path + "/study.yaml", encoding: .utf8)
        try folder.write("study.yaml", text.replacing("minimum-count: 3", with: "minimum-count: 7"))
        let facts = try #require(read(folder).ids.first)
        #expect(facts.unmatched == 8 && facts.conflicting == nil && facts.conflictingRows == nil && facts.unused == nil)
        #expect(IdReport.alerts(facts).map(\.figure) == [32])
    }

    @Test func columnsOfTheTableMustExist() throws {
        let folder = try study(customers: false)
        try folder.write("ids.csv", "web;kunden\nw1;c1\n")
        do {
            _ = try openSources(Study.load(folder.path))
            Issue.record("no error")
        } catch {
            #expect(error.items.map(\.identifier) == ["study.missing-column"])
            #expect(error.items.first?.suggestion == "did you mean 'kunden'?")
        }
    }
}
