public import Basics

/// A file's text, decompressed: all of it, or pieces from the beginning to the end where it is large.
public struct TextSample: Sendable {
    /// In the file's order. A piece begins at any even place, and ends anywhere.
    public let pieces: [[UInt8]]
    /// Bytes of the whole text.
    public let size: Int
    public let isWhole: Bool

    /// - Parameters:
    ///   - limit: up to so many bytes are taken whole.
    ///   - pieces: how many of `length` bytes are taken of a longer text.
    public init(path: String, name: String, limit: Int, pieces count: Int, length: Int) throws(Diagnostics) {
        let file = try StoredFile(path: path, name: name)
        let stored = StoredBytes.file(file)
        if try stored.isCompressed || file.size <= limit {
            try self.init(stored.text(name: name), limit: limit, pieces: count, length: length)
            return
        }
        var pieces: [[UInt8]] = []
        for piece in 0..<count {
            let from = Double(file.size - length) * Double(piece) / Double(max(1, count - 1))
            // At even places, so that no unit of UTF-16 is cut.
            pieces.append(try file.head(length, from: (Int(from) + 1) & ~1))
        }
        self.init(pieces: pieces, size: file.size, isWhole: false)
    }

    private init(pieces: [[UInt8]], size: Int, isWhole: Bool) {
        (self.pieces, self.size, self.isWhole) = (pieces, size, isWhole)
    }

    /// Of a text whose length is known at its end only: every piece is kept until they are too many, then every second
    /// of them, and so on.
    private init(_ text: any TextInput, limit: Int, pieces count: Int, length: Int) throws(Diagnostics) {
        var kept: [[UInt8]] = []
        var last: [UInt8] = []
        var stride = 1, number = 0, size = 0
        while true {
            var piece: [UInt8] = []
            guard try text.append(length, to: &piece) > 0 else { break }
            size += piece.count
            last = piece
            if number % stride == 0 { kept.append(piece) }
            if kept.count > max(count, limit / length) {
                kept = kept.indices.filter { $0 % 2 == 0 }.map { kept[$0] }
                stride *= 2
            }
            number += 1
        }
        guard stride > 1 else {
            self.init(pieces: kept, size: size, isWhole: true)
            return
        }
        if (number - 1) % stride != 0 { kept.append(last) }
        let chosen = (0..<count).map { kept[$0 * (kept.count - 1) / max(1, count - 1)] }
        self.init(pieces: chosen, size: size, isWhole: false)
    }
}
