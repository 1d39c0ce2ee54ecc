import Basics
import Tables
import Testing

@Suite struct ZstandardTests {
    private func rows(_ packed: [UInt8]) throws -> [String] {
        try CSVFile(stored: packed, name: "x").read([ColumnRequest(name: "a", kind: .category)], threads: 2)
            .table.texts("a")
    }

    @Test(arguments: [1, 1000, 100_003])
    func framesOneAfterTheOtherAreOneText(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count), stream: "zstd")
        let cells = (0..<count).map { _ in String(UInt64.random(in: 0...(.max), using: &generator), radix: 36) }
        let first = try Zstandard.compress(Array("a,b\n".utf8))
        let second = try Zstandard.compress(Array(cells.map { $0 + ",\n" }.joined().utf8))
        let skipped: [UInt8] = [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2]
        #expect(Zstandard.isZstandard(first) && Zstandard.isZstandard(skipped))
        #expect(try rows(first + second) == cells)
        #expect(try rows(skipped + first + skipped + second) == cells)
    }

    @Test func damage() throws {
        let packed = try Zstandard.compress(Array("a,b\n1,2\n".utf8))
        var broken = packed
        broken[packed.count - 1] ^= 1  // the checksum
        #expect(identifiers { _ = try rows(Array(packed.dropLast())) } == ["csv.truncated-zstd"])
        #expect(identifiers { _ = try rows(broken) } == ["csv.corrupt-zstd"])
    }

    @Test func aCompressedFileIsTheSameTable() throws {
        let text = Array("a,b\n1,x\n2,y\n".utf8)
        let plain = try CSVFile(stored: text, name: "x"),
            packed = try CSVFile(stored: Zstandard.compress(text), name: "x")
        let requests = [ColumnRequest(name: "a", kind: .number), ColumnRequest(name: "b", kind: .category)]
        #expect(try plain.read(requests, threads: 1).table == packed.read(requests, threads: 1).table)
        #expect(packed.digest != plain.digest)
    }
}
