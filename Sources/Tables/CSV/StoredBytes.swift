internal import Basics

/// What a source is stored in, to be read from the beginning as often as needed.
enum StoredBytes: Sendable {
    case file(StoredFile)
    case memory([UInt8])

    func input() -> any TextInput {
        switch self {
        case .file(let file): FileInput(file)
        case .memory(let bytes): MemoryInput(bytes)
        }
    }

    /// The text: as stored, or decompressed where it begins with gzip's magic number.
    func text(name: String) throws(Diagnostics) -> any TextInput {
        var magic: [UInt8] = []
        switch self {
        case .file(let file): magic = try file.head(2)
        case .memory(let bytes): magic = Array(bytes.prefix(2))
        }
        return Gzip.isGzip(magic) ? try GzipInput(input(), name: name) : input()
    }

    /// SHA-256 of the stored bytes.
    var digest: String {
        switch self {
        case .file(let file): file.digest
        case .memory(let bytes): Digest.sha256(bytes)
        }
    }
}
