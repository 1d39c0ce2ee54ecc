import Foundation
import Samples
import Testing

/// The folder `data/` of the repository.
let dataFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("data")

@Suite struct BundledDataTests {
    /// To renew after a change to the generator: remove the folder and run
    /// `segmentary sample SECTOR --customers 1500 --seed 1 --out data/SECTOR`.
    @Test(arguments: Sector.allCases) func bundledStudiesAreWhatTheGeneratorMakes(sector: Sector) throws {
        let folder = dataFolder.appendingPathComponent(sector.rawValue)
        let files = SampleStudy(sector: sector, customers: 1500, seed: 1).files()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files.map(\.name)).isSubset(of: names))
        for file in files {
            let bundled = Array(try Data(contentsOf: folder.appendingPathComponent(file.name)))
            #expect(bundled == file.contents, "data/\(sector.rawValue)/\(file.name) is out of date")
        }
    }

    /// Fetched files don't count.
    @Test func bundledDataStaysSmall() throws {
        let files = try #require(FileManager.default.enumerator(atPath: dataFolder.path)).compactMap { $0 as? String }
            .filter { !$0.hasSuffix(".csv.gz") && !$0.hasSuffix("bank-full.csv") }
        let sizes = try files.map { name in
            try FileManager.default.attributesOfItem(atPath: dataFolder.path + "/" + name)[.size] as? Int ?? 0
        }
        #expect(files.count > 20)
        #expect(sizes.reduce(0, +) < 5_000_000)
    }
}
