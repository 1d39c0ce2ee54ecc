import Foundation
import Testing

@Suite struct SampleTests {
    @Test(arguments: ["ecommerce", "banking", "retail-chain"])
    func theSameBytesTwice(sector: String) throws {
        let folder = try Folder()
        for out in ["one", "two"] {
            let outcome = try Segmentary.run(
                ["sample", sector, "--customers", "150", "--seed", "9", "--out", out], in: folder)
            #expect(outcome.status == 0, "\(outcome.stderr)")
            #expect(outcome.stdout == "\(out)/study.yaml\n")
        }
        let first = try folder.contents(of: "one")
        #expect(differences(first, try folder.contents(of: "two")).isEmpty)
        let other = ["sample", sector, "--customers", "150", "--seed", "10", "--out", "three"]
        #expect(try Segmentary.run(other, in: folder).status == 0)
        #expect(!differences(first, try folder.contents(of: "three")).isEmpty)
    }

    @Test func refusesAFolderThatExists() throws {
        let folder = try Folder(["taken/mine.txt": "mine"])
        let outcome = try Segmentary.run(["sample", "ecommerce", "--customers", "20", "--out", "taken"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.stderr.contains("'taken' exists already"))
        #expect(try folder.contents().keys.sorted() == ["taken/mine.txt"])
    }

    @Test func aSampleAloneCanBeReported() throws {
        let folder = try Folder()
        let sample = ["sample", "banking", "--customers", "150", "--out", "bank"]
        #expect(try Segmentary.run(sample, in: folder).status == 0)
        let outcome = try Segmentary.run(["report", "bank"], in: folder)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        // Its companions aren't here.
        #expect(outcome.stderr.contains("there is no study 'bank/../ecommerce' to compare with"))
    }
}
