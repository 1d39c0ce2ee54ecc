#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Gives texts numbers by their bytes: open addressing, linear probing. Texts of up to 16 bytes are told apart by two
/// words, without a look at the bytes.
struct TextIndex: Sendable {
    /// Numbers of `entries`; -1 where free. A power of two, at most half full.
    private var slots: [Int32]
    private var entries: [Entry] = []
    /// The bytes of texts beyond 16 bytes, end to end.
    private var longTexts: [UInt8] = []

    private struct Entry {
        var fingerprint: TextFingerprint
        var start: Int
        var code: Int32
    }

    init(expecting count: Int = 500) {
        var size = 64
        while size < count * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        entries.reserveCapacity(count)
    }

    @inline(__always)
    func code(of text: UnsafeBufferPointer<UInt8>, _ fingerprint: TextFingerprint) -> Int32? {
        slots.withUnsafeBufferPointer { slots in
            entries.withUnsafeBufferPointer { entries in
                var slot = fingerprint.hash & (slots.count - 1)
                while slots[slot] >= 0 {
                    let entry = entries[Int(slots[slot])]
                    if entry.fingerprint == fingerprint, text.count <= 16 || isLong(text, at: entry.start) {
                        return entry.code
                    }
                    slot = (slot + 1) & (slots.count - 1)
                }
                return nil
            }
        }
    }

    private func isLong(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard let base = text.baseAddress else { return true }
        return longTexts.withUnsafeBufferPointer { known in
            known.baseAddress.map { memcmp($0 + start, base, text.count) == 0 } ?? false
        }
    }

    /// - Precondition: the text isn't in the index yet.
    mutating func insert(_ text: UnsafeBufferPointer<UInt8>, _ fingerprint: TextFingerprint, code: Int32) {
        var slot = fingerprint.hash & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(entries.count)
        entries.append(Entry(fingerprint: fingerprint, start: longTexts.count, code: code))
        if text.count > 16 { longTexts.append(contentsOf: text) }
        if entries.count * 2 > slots.count { grow() }
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for (number, entry) in entries.enumerated() {
            var slot = entry.fingerprint.hash & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}

/// Two words that tell texts of up to 16 bytes apart, and most longer ones.
struct TextFingerprint: Equatable {
    private let first: UInt64
    private let second: UInt64
    private let count: Int

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>) {
        count = text.count
        guard let start = UnsafeRawPointer(text.baseAddress), count > 0 else {
            first = 0
            second = 0
            return
        }
        if count >= 8 {
            var a = start.loadUnaligned(as: UInt64.self)
            var b = start.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            var offset = 8
            while offset < count - 8 {
                let word = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                a = Self.mix(a ^ word, 0x9e37_79b9_7f4a_7c15)
                b = b &+ a
                offset += 8
            }
            first = a
            second = b
        } else if count >= 4 {
            let a = start.loadUnaligned(as: UInt32.self)
            let b = start.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            first = UInt64(a) | UInt64(b) << 32
            second = 0
        } else {
            first = UInt64(text[0]) | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1]) << 16
            second = 0
        }
    }

    var hash: Int {
        @inline(__always) get {
            let mixed = Self.mix(first ^ 0xa076_1d64_78bd_642f, second ^ 0xe703_7ed1_a0b4_28db)
            return Int(truncatingIfNeeded: (mixed ^ UInt64(truncatingIfNeeded: count)) & 0x7fff_ffff_ffff_ffff)
        }
    }

    @inline(__always)
    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
