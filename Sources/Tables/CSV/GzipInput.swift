internal import Basics
internal import CZlib

/// What a gzip file holds: all its members one after the other; zero bytes behind the last one are padding.
final class GzipInput: TextInput {
    private let source: any TextInput
    private let name: String
    private var stream = z_stream()
    private var stored = [UInt8](repeating: 0, count: 1 << 18)
    private var place = 0
    private var end = 0
    private var isBetweenMembers = false
    private var isFinished = false

    init(_ source: any TextInput, name: String) throws(Diagnostics) {
        self.source = source
        self.name = name
        let status = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw corrupt() }
    }

    deinit { inflateEnd(&stream) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
        guard buffer.count > 0, let target = buffer.bindMemory(to: UInt8.self).baseAddress else { return 0 }
        while !isFinished {
            if place == end, try !refill() { break }
            if isBetweenMembers {
                try skipPadding()
                continue
            }
            let available = end - place, room = min(buffer.count, 1 << 30)
            let status = stored.withUnsafeMutableBufferPointer { stored in
                stream.next_in = stored.baseAddress.map { $0 + place }
                stream.avail_in = UInt32(available)
                stream.next_out = target
                stream.avail_out = UInt32(room)
                return inflate(&stream, Z_NO_FLUSH)
            }
            place += available - Int(stream.avail_in)
            switch status {
            case Z_OK, Z_BUF_ERROR: break
            case Z_STREAM_END:
                isBetweenMembers = true
                inflateReset(&stream)
            default: throw corrupt()
            }
            let produced = room - Int(stream.avail_out)
            if produced > 0 { return produced }
        }
        return 0
    }

    /// False at the end of the file, where that may be.
    private func refill() throws(Diagnostics) -> Bool {
        var result = Result<Int, Diagnostics>.success(0)
        stored.withUnsafeMutableBytes { buffer in
            do throws(Diagnostics) { result = .success(try source.read(into: buffer)) } catch {
                result = .failure(error)
            }
        }
        place = 0
        end = try result.get()
        guard end == 0 else { return true }
        isFinished = true
        guard isBetweenMembers else {
            throw failure(
                "csv.truncated-gzip", name, "'\(name)' ends in the middle of its compressed data",
                suggestion: "copy the file again; it is incomplete")
        }
        return false
    }

    /// Zeros may stand behind the last member only.
    private func skipPadding() throws(Diagnostics) {
        guard stored[place] == 0 else {
            isBetweenMembers = false
            return
        }
        while place < end {
            guard stored[place] == 0 else { throw corrupt() }
            place += 1
        }
        while try refill() {
            guard stored[..<end].allSatisfy({ $0 == 0 }) else { throw corrupt() }
            place = end
        }
    }

    private func corrupt() -> Diagnostics {
        failure(
            "csv.corrupt-gzip", name, "'\(name)' begins like a gzip file but can't be decompressed",
            suggestion: "copy the file again, or decompress it and use the .csv")
    }
}
