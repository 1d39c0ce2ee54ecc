internal import CZstd

/// Why bytes couldn't be compressed.
public enum ZstandardError: Error, Sendable, Hashable {
    case outOfMemory
}

/// The Zstandard format (RFC 8878) by libzstd.
public enum Zstandard {
    /// Whether the bytes begin with the magic number of a frame, or of one to skip.
    public static func isZstandard(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 4, bytes[1] == 0xb5 || bytes[1] == 0x2a else { return false }
        let isFrame = bytes[0] == 0x28 && bytes[1] == 0xb5 && bytes[2] == 0x2f && bytes[3] == 0xfd
        let isSkippable = bytes[0] & 0xf0 == 0x50 && bytes[1] == 0x2a && bytes[2] == 0x4d && bytes[3] == 0x18
        return isFrame || isSkippable
    }

    /// One frame with a checksum; the same bytes give the same result each time (with the same libzstd).
    public static func compress(_ bytes: [UInt8]) throws(ZstandardError) -> [UInt8] {
        guard let context = ZSTD_createCCtx() else { throw .outOfMemory }
        defer { ZSTD_freeCCtx(context) }
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        let bound = ZSTD_compressBound(bytes.count)
        var isFailed = false
        let compressed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            let size = bytes.withUnsafeBytes {
                ZSTD_compress2(context, buffer.baseAddress, bound, $0.baseAddress, $0.count)
            }
            isFailed = ZSTD_isError(size) != 0
            count = isFailed ? 0 : size
        }
        if isFailed { throw .outOfMemory }
        return compressed
    }
}
