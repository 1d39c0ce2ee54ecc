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

    /// The text: as stored, or decompressed where it begins with the magic number of gzip or Zstandard.
    func text(name: String) throws(Diagnostics) -> any TextInput {
        let magic = try magic
        if Zstandard.isZstandard(magic) { return try ZstandardInput(input(), name: name) }
        return Gzip.isGzip(magic) ? try GzipInput(input(), name: name) : input()
    }

    var isCompressed: Bool {
        get throws(Diagnostics) {
            let magic = try magic
            return Zstandard.isZstandard(magic) || Gzip.isGzip(magic)
        }
    }

    private var magic: [UInt8] {
        get throws(Diagnostics) {
            switch self {
            case .file(let file): try file.head(4)
            case .memory(let bytes): Array(bytes.prefix(4))
            }
        }
    }

    /// SHA-256 of the stored bytes.
    var digest: String {
        switch self {
        case .file(let file): file.digest
        case .memory(let bytes): Digest.sha256(bytes)
        }
    }
}
