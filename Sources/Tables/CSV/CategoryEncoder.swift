/// Gives each distinct text a code in order of first appearance, without making a `String` per cell.
struct CategoryEncoder {
    private(set) var levels: [String] = []
    private var index = TextIndex()
    /// Texts beyond ASCII: the same letters can be written with different bytes, and are one level.
    private var codeOfWideText: [String: Int32] = [:]

    @inline(__always)
    mutating func code(of cell: UnsafeBufferPointer<UInt8>) throws(CellProblem) -> Int32 {
        let fingerprint = TextFingerprint(cell)
        if let known = index.code(of: cell, fingerprint) { return known }
        return try insert(cell, fingerprint)
    }

    /// The code of a text that another encoder has made a level of.
    mutating func code(ofLevel level: String) -> Int32 {
        var text = level
        return text.withUTF8 { bytes in
            let fingerprint = TextFingerprint(bytes)
            if let known = index.code(of: bytes, fingerprint) { return known }
            return insert(bytes, fingerprint, level, isWide: bytes.contains { $0 >= 0x80 })
        }
    }

    private mutating func insert(
        _ cell: UnsafeBufferPointer<UInt8>, _ fingerprint: TextFingerprint
    ) throws(CellProblem) -> Int32 {
        var all: UInt8 = 0
        for byte in cell {
            if byte == 0 { throw .nulByte }
            all |= byte
        }
        let isWide = all >= 0x80
        guard let level = isWide ? String(validating: cell, as: UTF8.self) : String(decoding: cell, as: UTF8.self)
        else {
            throw .notUTF8
        }
        return insert(cell, fingerprint, level, isWide: isWide)
    }

    private mutating func insert(
        _ cell: UnsafeBufferPointer<UInt8>, _ fingerprint: TextFingerprint, _ level: String, isWide: Bool
    ) -> Int32 {
        var code = Int32(levels.count)
        if isWide {
            if let known = codeOfWideText[level] { code = known } else { codeOfWideText[level] = code }
        }
        if code == levels.count { levels.append(level) }
        index.insert(cell, fingerprint, code: code)
        return code
    }
}
