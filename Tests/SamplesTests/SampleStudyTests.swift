import Basics
import Foundation
import Samples
import Testing

@Suite struct SampleStudyTests {
    @Test(arguments: Sector.allCases) func sameArgumentsSameBytes(sector: Sector) {
        let study = SampleStudy(sector: sector, customers: 120, seed: 7)
        let (first, second) = (study.files(), study.files())
        #expect(first.map(\.name) == second.map(\.name))
        #expect(first.map { Digest.sha256($0.contents) } == second.map { Digest.sha256($0.contents) })
        let other = SampleStudy(sector: sector, customers: 120, seed: 8).files()
        for (one, two) in zip(first, other) where one.name.hasSuffix(".csv") {
            #expect(one.contents != two.contents, "\(one.name) doesn't depend on the seed")
        }
    }

    /// Event files are in time order, so the customers of the smaller sample are found among those of the larger one.
    /// Order numbers count through the file and are left aside.
    @Test(arguments: Sector.allCases) func smallerSampleIsTheBeginningOfALarger(sector: Sector) {
        let small = SampleStudy(sector: sector, customers: 60, seed: 3).files()
        let large = SampleStudy(sector: sector, customers: 90, seed: 3).files()
        let last = "C00060"
        for (one, two) in zip(small, large) where one.name.hasSuffix(".csv") {
            let (few, many) = (CSVText(one.contents), CSVText(two.contents))
            guard let key = few.header.firstIndex(of: "customer_id") else {
                Issue.record("\(one.name) has no customer_id")
                continue
            }
            let known = { (rows: [[String]]) in
                rows.filter { !$0[key].isEmpty && $0[key] <= last }.map { Array($0[key...]) }
            }
            #expect(known(few.rows) == known(many.rows), "\(one.name)")
            if one.name == "customers.csv" { #expect(two.contents.starts(with: one.contents)) }
        }
    }

    @Test(arguments: Sector.allCases) func everyRowHasAllFields(sector: Sector) {
        for file in SampleStudy(sector: sector, customers: 200, seed: 1).files() where file.name.hasSuffix(".csv") {
            let text = CSVText(file.contents)
            #expect(!text.rows.isEmpty)
            #expect(text.rows.allSatisfy { $0.count == text.header.count }, "\(file.name)")
        }
    }

    /// Whatever column the study names, the file has.
    @Test(arguments: Sector.allCases) func studyNamesFilesAndColumnsThatExist(sector: Sector) throws {
        let files = SampleStudy(sector: sector, customers: 30, seed: 1).files()
        let study = String(decoding: try #require(files.first { $0.name == "study.yaml" }).contents, as: UTF8.self)
        var header: [String] = []
        var checked = 0
        for line in study.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
            if line.hasPrefix("consent:") { break }
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, !line.hasPrefix("#") else { continue }
            if parts[0] == "csv" {
                header = CSVText(try #require(files.first { $0.name == parts[1] }).contents).header
            } else if ["number", "category"].contains(parts[1]) || parts[1].hasPrefix("ordered [") {
                if parts[0] != "category" { #expect(header.contains(parts[0]), "\(line)") }
                checked += 1
            } else if !header.isEmpty, !["control", "amount", "where", "from", "any-within"].contains(parts[0]) {
                #expect(header.contains(parts[1]), "\(line)")
                checked += 1
            }
        }
        #expect(checked >= 15)
    }

    @Test func latentTypesAreNamedForEveryCustomer() {
        let types = SampleStudy(sector: .banking, customers: 300, seed: 1).latentTypes()
        #expect(types.count == 300)
        #expect(types.first?.customer == "C00001" && types.last?.customer == "C00300")
        #expect(Set(types.map(\.type)).count == 5)
    }

    @Test func lessThanOneCustomerIsOne() {
        #expect(SampleStudy(sector: .banking, customers: 0, seed: 1).latentTypes().count == 1)
        #expect(SampleStudy(sector: .banking, customers: -5, seed: 1).files().count == 7)
    }
}

@Suite struct SampleStudyWritingTests {
    @Test func writesTheFilesAndNothingElse() throws {
        try withTemporaryFolder { parent in
            let study = SampleStudy(sector: .retailChain, customers: 20, seed: 1)
            let folder = parent.appendingPathComponent("deep/er/study")
            try study.write(to: folder.path)
            #expect(try contents(folder.path) == study.files().map(\.name).sorted())
            for file in study.files() {
                let written = try Data(contentsOf: folder.appendingPathComponent(file.name))
                #expect(Array(written) == file.contents)
            }
            #expect(try contents(folder.deletingLastPathComponent().path) == ["study"])
        }
    }

    @Test func refusesAFolderThatExists() throws {
        try withTemporaryFolder { parent in
            let keep = parent.appendingPathComponent("keep.txt")
            try Data("mine".utf8).write(to: keep)
            let thrown = #expect(throws: Diagnostics.self) {
                try SampleStudy(sector: .banking, customers: 2, seed: 1).write(to: parent.path)
            }
            #expect(thrown?.items.map(\.identifier) == ["sample.folder-exists"])
            #expect(try contents(parent.path) == ["keep.txt"])
        }
    }

    @Test func saysWhenItCannotWrite() throws {
        try withTemporaryFolder { parent in
            let file = parent.appendingPathComponent("file")
            try Data().write(to: file)
            let thrown = #expect(throws: Diagnostics.self) {
                try SampleStudy(sector: .banking, customers: 2, seed: 1).write(to: file.path + "/study")
            }
            #expect(thrown?.items.map(\.identifier) == ["sample.not-written"])
            #expect(try contents(parent.path) == ["file"])
        }
    }
}

/// The names in a folder, in order.
func contents(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

/// Runs `body` with a new folder and removes it afterwards.
func withTemporaryFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("segmentary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
}
