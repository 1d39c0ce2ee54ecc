internal import Basics
internal import CZstd

/// What a Zstandard file holds: all its frames one after the other.
final class ZstandardInput: TextInput {
    private let source: any TextInput
    private let name: String
    private let context: OpaquePointer
    private var stored = [UInt8](repeating: 0, count: 1 << 18)
    private var place = 0
    private var end = 0
    private var isBetweenFrames = false
    /// Whether the context may hold text that found no room.
    private var isFull = false

    init(_ source: any TextInput, name: String) throws(Diagnostics) {
        self.source = source
        self.name = name
        guard let context = ZSTD_createDCtx() else {
            throw failure("csv.memory", name, "no memory to decompress '\(name)'")
        }
        self.context = context
    }

    deinit { ZSTD_freeDCtx(context) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
        guard buffer.count > 0 else { return 0 }
        while true {
            if place == end, !isFull, try !refill() { return 0 }
            var input = ZSTD_inBuffer(src: nil, size: 0, pos: 0)
            var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
            let status = stored.withUnsafeBytes { bytes in
                input = ZSTD_inBuffer(src: bytes.baseAddress, size: end, pos: place)
                return ZSTD_decompressStream(context, &output, &input)
            }
            guard ZSTD_isError(status) == 0 else {
                throw failure(
                    "csv.corrupt-zstd", name, "'\(name)' begins like a Zstandard file but can't be decompressed",
                    suggestion: "copy the file again, or decompress it and use the .csv")
            }
            place = input.pos
            isBetweenFrames = status == 0
            isFull = !isBetweenFrames && output.pos == buffer.count
            if output.pos > 0 { return output.pos }
        }
    }

    /// False at the end of the file.
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
        guard isBetweenFrames else {
            throw failure(
                "csv.truncated-zstd", name, "'\(name)' ends in the middle of its compressed data",
                suggestion: "copy the file again; it is incomplete")
        }
        return false
    }
}
