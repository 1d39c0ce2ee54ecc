internal import Basics

/// Text in blocks of whole lines.
final class LineBlocks {
    private let input: any TextInput
    private let name: String
    private let size: Int
    private var rest: [UInt8] = []
    private var isAtStart = true
    private var isAtEnd = false

    init(_ input: any TextInput, name: String, size: Int = RecordBlocks.usualSize) {
        self.input = input
        self.name = name
        self.size = max(1, size)
    }

    /// At least one line; nil at the end.
    func next() throws(Diagnostics) -> LineBlock? {
        guard !isAtEnd else { return nil }
        var bytes = rest
        rest = []
        while true {
            let room = max(size - bytes.count, size)
            if try input.append(room, to: &bytes) < room {
                isAtEnd = true
            } else if let end = bytes.lastIndex(of: newline) {
                rest = Array(bytes[(end + 1)...])
                bytes.removeLast(rest.count)
            } else {
                guard bytes.count < RecordBlocks.longestRecord else {
                    throw failure(
                        "ndjson.endless-line", name, "a line of more than \(RecordBlocks.longestRecord >> 20) MB")
                }
                continue
            }
            if isAtStart, bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
            isAtStart = false
            return bytes.isEmpty ? nil : LineBlock(bytes: bytes)
        }
    }
}

/// Whole lines.
struct LineBlock: Sendable {
    let bytes: [UInt8]

    /// Calls `body` with each line that isn't blank and its number from 1, until it returns false.
    func eachLine(_ body: (_ number: Int, _ line: [UInt8]) -> Bool) {
        var start = 0, number = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
            number += 1
            let line = Array(bytes[start..<end])
            start = end + 1
            if line.allSatisfy({ isBlank($0) || $0 == carriageReturn }) { continue }
            if !body(number, line) { return }
        }
    }

    var lineCount: Int { bytes.count { $0 == newline } }
}
