/// Gives each distinct text a code in order of first appearance, without making a `String` per cell: an open-addressing
/// table over the texts' bytes (FNV-1a, linear probing).
struct CategoryEncoder {
    private(set) var levels: [String] = []
    /// Numbers of `entries`; -1 where free. A power of two, at most half full.
    private var slots = [Int32](repeating: -1, count: 1024)
    private var entries: [Entry] = []
    /// The bytes of all entries, end to end.
    private var texts: [UInt8] = []
    /// Texts beyond ASCII: the same letters can be written with different bytes, and are one level.
    private var codeOfWideText: [String: Int32] = [:]

    private struct Entry {
        var hash: UInt64
        var start: Int
        var count: Int
        var code: Int32
    }

    mutating func code(of cell: Span<UInt8>) throws(CellProblem) -> Int32 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var index = 0
        while index < cell.count {
            hash = (hash ^ UInt64(cell[index])) &* 0x100_0000_01b3
            index += 1
        }
        hash ^= hash >> 32

        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, isText(of: entry, equalTo: cell) { return entry.code }
            slot = (slot + 1) & (slots.count - 1)
        }
        return try insert(cell, hash: hash, slot: slot)
    }

    private func isText(of entry: Entry, equalTo cell: Span<UInt8>) -> Bool {
        guard entry.count == cell.count else { return false }
        let known = texts.span
        var index = 0
        while index < cell.count {
            if known[entry.start + index] != cell[index] { return false }
            index += 1
        }
        return true
    }

    private mutating func insert(_ cell: Span<UInt8>, hash: UInt64, slot: Int) throws(CellProblem) -> Int32 {
        var bytes: [UInt8] = []
        for index in 0..<cell.count { bytes.append(cell[index]) }
        if bytes.contains(0) { throw .nulByte }
        guard let level = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }

        var code = Int32(levels.count)
        if bytes.contains(where: { $0 >= 0x80 }) {
            if let known = codeOfWideText[level] { code = known } else { codeOfWideText[level] = code }
        }
        if code == levels.count { levels.append(level) }
        slots[slot] = Int32(entries.count)
        entries.append(Entry(hash: hash, start: texts.count, count: bytes.count, code: code))
        texts += bytes
        if entries.count * 2 > slots.count { grow() }
        return code
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for (number, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
