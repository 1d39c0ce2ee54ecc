import Basics
import Tables
import Testing

@Suite struct GzipTests {
    private func sample(_ count: Int) -> [UInt8] {
        var random = SeededGenerator(seed: 1, stream: "gzip")
        return (0..<count).map { _ in UInt8(random.below(7)) }
    }

    @Test(arguments: [0, 1, 1000, 700_000])
    func roundTrip(count: Int) throws {
        let bytes = sample(count)
        let compressed = try Gzip.compress(bytes)
        #expect(try Gzip.decompress(compressed) == bytes)
        #expect(try Gzip.compress(bytes) == compressed)
        #expect(Array(compressed.prefix(10)) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])
    }

    @Test func severalMembersAndPadding() throws {
        let members = try Gzip.compress(Array("a,b\n1,".utf8)) + Gzip.compress([]) + Gzip.compress(Array("2\n".utf8))
        #expect(try Gzip.decompress(members + [0, 0, 0]) == Array("a,b\n1,2\n".utf8))
        let file = try CSVFile(stored: members, name: "x.csv.gz")
        #expect(file.header == ["a", "b"])
        #expect(file.digest == Digest.sha256(members))
    }

    @Test func everyTruncationIsFound() throws {
        let compressed = try Gzip.compress(sample(200))
        for count in 2..<compressed.count {
            #expect(throws: GzipError.truncated) { try Gzip.decompress(Array(compressed[..<count])) }
        }
        let cut = Array(compressed[..<50])
        #expect(identifiers { _ = try CSVFile(stored: cut, name: "x") } == ["csv.truncated-gzip"])
    }

    @Test func corruptionAndBombs() throws {
        var compressed = try Gzip.compress(sample(5000))
        #expect(throws: GzipError.tooLarge) { try Gzip.decompress(compressed, limit: 4999) }
        #expect(throws: GzipError.corrupt) { try Gzip.decompress(compressed + [1, 2, 3]) }
        compressed[compressed.count / 2] ^= 0x55
        #expect(throws: GzipError.corrupt) { try Gzip.decompress(compressed) }
        #expect(identifiers { _ = try CSVFile(stored: compressed, name: "x") } == ["csv.corrupt-gzip"])
    }
}
