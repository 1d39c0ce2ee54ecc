import Basics
import Tables
import Testing

@Suite struct ZstandardTests {
    @Test(arguments: [0, 1, 1000, 1 << 17, 1_000_003])
    func roundTrip(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count), stream: "zstd")
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...9, using: &generator) }
        let packed = try Zstandard.compress(bytes)
        #expect(Zstandard.isZstandard(packed))
        #expect(try Zstandard.decompress(packed) == bytes)
        // Frames one after the other are one text, and what may be skipped is.
        let skipped: [UInt8] = [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2]
        #expect(Zstandard.isZstandard(skipped))
        #expect(try Zstandard.decompress(packed + skipped + packed) == bytes + bytes)
    }

    @Test func damage() throws {
        let packed = try Zstandard.compress(Array("a,b\n1,2\n".utf8))
        #expect(throws: ZstandardError.truncated) { try Zstandard.decompress(Array(packed.dropLast())) }
        var broken = packed
        broken[packed.count - 1] ^= 1  // the checksum
        #expect(throws: ZstandardError.corrupt) { try Zstandard.decompress(broken) }
        #expect(throws: ZstandardError.tooLarge) { try Zstandard.decompress(packed, limit: 5) }
        #expect(identifiers { _ = try CSVFile(stored: Array(packed.dropLast()), name: "x") } == ["csv.truncated-zstd"])
        #expect(identifiers { _ = try CSVFile(stored: broken, name: "x") } == ["csv.corrupt-zstd"])
    }

    @Test func aCompressedFileIsTheSameTable() throws {
        let text = Array("a,b\n1,x\n2,y\n".utf8)
        let plain = try CSVFile(stored: text, name: "x"), packed = try CSVFile(stored: Zstandard.compress(text), name: "x")
        let requests = [ColumnRequest(name: "a", kind: .number), ColumnRequest(name: "b", kind: .category)]
        #expect(try plain.read(requests, threads: 1).table == packed.read(requests, threads: 1).table)
        #expect(packed.digest != plain.digest)
    }
}
