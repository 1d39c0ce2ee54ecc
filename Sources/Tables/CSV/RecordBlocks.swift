internal import Basics

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Text in blocks of whole records, so that each can be parsed without knowing what comes before.
///
/// Whether a newline ends a record hangs on the quotes before it; since each block begins with a record, a walk from
/// quote to quote settles it, at the speed of a search for one byte.
final class RecordBlocks {
    /// So many bytes, and what is parsed of them, stay in a core's own cache.
    static let usualSize = 1 << 18
    /// A record longer than this is none: a quote is unbalanced, or the file is no table.
    static let longestRecord = 1 << 26

    private let input: any TextInput
    private let delimiter: UInt8
    private let size: Int
    private let longest: Int
    /// The beginning of a record whose end isn't read yet.
    private var rest: [UInt8] = []
    private var isAtEnd = false

    /// - Parameter skipping: bytes before the first record.
    init(
        _ input: any TextInput, skipping count: Int, delimiter: UInt8, size: Int = usualSize,
        longest: Int = longestRecord
    ) throws(Diagnostics) {
        self.input = input
        self.delimiter = delimiter
        self.size = max(1, size)
        self.longest = longest
        var head: [UInt8] = []
        var left = count
        while left > 0 {
            head.removeAll(keepingCapacity: true)
            let got = try input.append(min(left, Self.usualSize), to: &head)
            guard got > 0 else { break }
            left -= got
        }
    }

    /// The next records: as many as fit into a block, at least one; nil at the end. The last one of all may lack its end.
    func next() throws(Diagnostics) -> TextBlock? {
        guard !isAtEnd else { return nil }
        var wanted = max(size, rest.count + size / 2 + 1)
        while true {
            var bytes = try filled(wanted)
            isAtEnd = bytes.count < wanted
            if isAtEnd { return bytes.isEmpty ? nil : TextBlock(bytes: bytes) }
            let end = endOfLastRecord(bytes)
            if end > 0 {
                rest = Array(bytes[end...])
                bytes.removeLast(rest.count)
                return TextBlock(bytes: bytes)
            }
            guard bytes.count < longest else {
                isAtEnd = true
                return TextBlock(bytes: [], isEndless: true)
            }
            rest = bytes
            wanted = bytes.count * 2
        }
    }

    /// The rest and what follows it; fewer bytes than wanted at the end only.
    private func filled(_ wanted: Int) throws(Diagnostics) -> [UInt8] {
        var failure: Diagnostics?
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            _ = buffer.initialize(from: rest)
            let room = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[rest.count...]))
            do throws(Diagnostics) {
                count =
                    rest.count
                    + (try input.fill(UnsafeMutableRawBufferPointer(rebasing: room[..<(wanted - rest.count)])))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        rest = []
        return bytes
    }

    /// Where the last whole record ends; 0 where none does.
    private func endOfLastRecord(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            let count = buffer.count
            func find(_ byte: UInt8, from offset: Int) -> Int? {
                guard offset < count, let found = memchr(start + offset, Int32(byte), count - offset) else {
                    return nil
                }
                return UnsafeRawPointer(found) - UnsafeRawPointer(start)
            }
            var plain: [Range<Int>] = []  // what stands outside quotes
            var from = 0, search = 0
            while true {
                guard let opening = find(quote, from: search) else {
                    plain.append(from..<count)
                    break
                }
                let isFirst = opening == 0 || start[opening - 1] == delimiter || start[opening - 1] == newline
                guard isFirst else {
                    search = opening + 1
                    continue
                }
                plain.append(from..<opening)
                var closing = find(quote, from: opening + 1)
                while let found = closing, found + 1 < count, start[found + 1] == quote {
                    closing = find(quote, from: found + 2)
                }
                guard let found = closing, found + 1 < count else { break }
                // Whatever stands between the quote and the field's end, quotes included, is plain.
                from = found + 1
                while from < count, start[from] != delimiter, start[from] != newline { from += 1 }
                search = from
                if from == count { break }
            }
            for range in plain.reversed() {
                var place = range.upperBound
                while place > range.lowerBound {
                    if start[place - 1] == newline { return place }
                    place -= 1
                }
            }
            return 0
        }
    }
}

/// Bytes of whole records.
struct TextBlock: Sendable {
    var bytes: [UInt8]
    /// In place of a record that is longer than any may be.
    var isEndless = false
}
