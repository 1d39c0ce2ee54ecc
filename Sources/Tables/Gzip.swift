internal import CZlib

/// Why bytes couldn't be compressed or decompressed.
public enum GzipError: Error, Sendable, Hashable {
    case truncated, corrupt, tooLarge, outOfMemory
}

/// The gzip format (RFC 1952) by zlib.
public enum Gzip {
    /// Whether the bytes begin with gzip's magic number.
    public static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b }

    /// One member without name, time and operating system, so that the same bytes give the same result each time
    /// (and everywhere with the same zlib).
    public static func compress(_ bytes: [UInt8]) throws(GzipError) -> [UInt8] {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + gzipFraming, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw .outOfMemory }
        defer { deflateEnd(&stream) }
        var header = gz_header()
        header.os = 255  // unknown
        let result = withUnsafeMutablePointer(to: &header) { header -> Run in
            deflateSetHeader(&stream, header)
            return run(&stream, input: bytes[...], limit: .max, hint: bytes.count / 3) { deflate(&$0, $1) }
        }
        guard result.status == Z_STREAM_END else { throw .outOfMemory }
        return result.output
    }

    /// All members one after the other; zero bytes behind the last one are padding.
    ///
    /// - Parameter limit: more decompressed bytes than this are an error: a small file can hold a thousandfold.
    public static func decompress(_ bytes: [UInt8], limit: Int = .max) throws(GzipError) -> [UInt8] {
        var stream = z_stream()
        guard
            inflateInit2_(&stream, 15 + gzipFraming, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw .outOfMemory }
        defer { inflateEnd(&stream) }

        var output: [UInt8] = []
        var rest = bytes[...]
        repeat {
            let hint = min(sizeHint(rest), limit - output.count)
            let member = run(&stream, input: rest, limit: limit - output.count, hint: hint) { stream, _ in
                inflate(&stream, Z_NO_FLUSH)
            }
            if member.isOverLimit { throw .tooLarge }
            switch member.status {
            case Z_STREAM_END: break
            case Z_OK, Z_BUF_ERROR: throw .truncated
            case Z_MEM_ERROR: throw .outOfMemory
            default: throw .corrupt
            }
            if output.isEmpty { output = member.output } else { output += member.output }
            rest = rest.dropFirst(member.consumed)
            inflateReset(&stream)
        } while !rest.isEmpty && !rest.allSatisfy { $0 == 0 }
        return output
    }

    /// The size a gzip file states in its last four bytes, if it is believable.
    private static func sizeHint(_ bytes: ArraySlice<UInt8>) -> Int {
        guard bytes.count >= 18 else { return 0 }
        let stated = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        return stated <= bytes.count * 20 ? stated : 0
    }
}

private let gzipFraming: Int32 = 16

private struct Run {
    var status = Z_OK
    var output: [UInt8] = []
    var consumed = 0
    var isOverLimit = false
}

/// Feeds `input` through zlib in pieces until the stream ends, an error comes or nothing moves any more.
private func run(
    _ stream: inout z_stream, input: ArraySlice<UInt8>, limit: Int, hint: Int,
    _ step: (inout z_stream, _ flush: Int32) -> Int32
) -> Run {
    let pieceSize = 1 << 18
    var run = Run()
    run.output.reserveCapacity(hint)
    var piece = [UInt8](repeating: 0, count: pieceSize)
    input.withUnsafeBufferPointer { input in
        repeat {
            let available = min(input.count - run.consumed, 1 << 30)
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + run.consumed })
            stream.avail_in = UInt32(available)
            let isLast = run.consumed + available == input.count
            let produced = piece.withUnsafeMutableBufferPointer { piece in
                stream.next_out = piece.baseAddress
                stream.avail_out = UInt32(pieceSize)
                run.status = step(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                return pieceSize - Int(stream.avail_out)
            }
            let taken = available - Int(stream.avail_in)
            run.consumed += taken
            run.isOverLimit = run.output.count + produced > limit
            if run.isOverLimit { return }
            run.output += piece[..<produced]
            if produced == 0 && taken == 0 { return }
        } while run.status == Z_OK || run.status == Z_BUF_ERROR
    }
    return run
}
