/// Where delimiters, newlines and quotes stand, ascending: eight bytes at a time (Mycroft's test for a zero byte, in
/// the form without false positives).
func marks(in bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> [UInt32] {
    guard let start = UnsafeRawPointer(bytes.baseAddress) else { return [] }
    let count = bytes.count, whole = count & ~7
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f, ones: UInt64 = 0x0101_0101_0101_0101
    let delimiters = ones &* UInt64(delimiter), newlines = ones &* UInt64(newline), quotes = ones &* UInt64(quote)
    // Grown when it gets full, which a text that is mostly delimiters makes it.
    var capacity = count / 6 + 64
    var marks: [UInt32] = []
    var offset = 0
    while offset < count {
        let from = offset, found = marks.count
        let more = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, written in
            var place = 0
            while offset < whole, place + 8 <= buffer.count {
                let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                let a = word ^ delimiters, b = word ^ newlines, c = word ^ quotes
                var hits = ~(((a & low) &+ low | a) & ((b & low) &+ low | b) & ((c & low) &+ low | c)) & ~low
                while hits != 0 {
                    buffer[place] = UInt32(truncatingIfNeeded: offset &+ hits.trailingZeroBitCount &>> 3)
                    place &+= 1
                    hits &= hits &- 1
                }
                offset &+= 8
            }
            while offset >= whole, offset < count, place < buffer.count {
                let byte = bytes[offset]
                if byte == delimiter || byte == newline || byte == quote {
                    buffer[place] = UInt32(truncatingIfNeeded: offset)
                    place += 1
                }
                offset += 1
            }
            written = place
        }
        if from == 0, found == 0 { marks = more } else { marks += more }
        capacity = count - offset + 16
    }
    return marks
}
