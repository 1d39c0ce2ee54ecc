internal import Basics
import Foundation
internal import Tables

/// The text of a file, or pieces of it from the beginning to the end where it is large.
struct FileText: Sendable {
    /// Whole lines, in UTF-8.
    var lines: [UInt8]
    /// Whether all of the file is there.
    var isWhole: Bool
    /// The size of all of the file's text over that of what was read: 1 where it is whole.
    var factor: Double
    /// As a study's `encoding` names it; nil for UTF-8.
    var encoding: String?

    /// Up to so many bytes are read whole; of more, a quarter of that in pieces.
    static let limit = 32 << 20

    /// - Parameter pieces: of how many pieces, from the beginning to the end, a sample of a large file is made.
    init(path: String, name: String, limit: Int = Self.limit, pieces: Int = 32) throws(Diagnostics) {
        let sample = try TextSample(
            path: path, name: name, limit: limit, pieces: pieces, length: max(1, limit / 4 / 32))
        isWhole = sample.isWhole
        let wide = sample.pieces.first.flatMap(TextEncoding.wide)
        let text =
            isWhole
            ? Array(sample.pieces.joined())
            : sample.pieces.enumerated().flatMap { Self.wholeLines($1, wide, isFirst: $0 == 0) }
        guard !text.isEmpty else {
            throw Self.unreadable(name, isWhole ? "it is empty" : "no line ends are seen in it")
        }
        factor = isWhole ? 1 : Double(sample.size) / Double(text.count)
        (lines, encoding) = try Self.transcoded(text, wide, name: name)
    }

    /// From behind the first line's end to the last line's.
    private static func wholeLines(_ piece: [UInt8], _ wide: TextEncoding?, isFirst: Bool) -> ArraySlice<UInt8> {
        let ends = LineEnds(piece, wide)
        guard let last = ends.last else { return [] }
        let first = isFirst ? 0 : ends.first ?? last
        return piece[first..<last]
    }

    private static func transcoded(
        _ text: [UInt8], _ wide: TextEncoding?, name: String
    ) throws(Diagnostics) -> ([UInt8], String?) {
        if let wide {
            let encoding = wide == .utf16BigEndian ? String.Encoding.utf16BigEndian : .utf16LittleEndian
            let isMarked = text.starts(with: [0xff, 0xfe]) || text.starts(with: [0xfe, 0xff])
            guard let string = String(bytes: text.dropFirst(isMarked ? 2 : 0), encoding: encoding) else {
                throw unreadable(name, "it looks like UTF-16 but isn't")
            }
            return (Array(string.utf8), wide.rawValue)
        }
        let body = text.starts(with: [0xef, 0xbb, 0xbf]) ? Array(text.dropFirst(3)) : text
        guard !body.contains(0) else { throw unreadable(name, "it holds NUL bytes, so it is no text") }
        if String(validating: body, as: UTF8.self) != nil { return (body, nil) }
        guard let string = String(bytes: body, encoding: .windowsCP1252) else {
            throw unreadable(name, "it is neither UTF-8 nor Windows-1252")
        }
        return (Array(string.utf8), "windows-1252")
    }

    static func unreadable(_ name: String, _ why: String) -> Diagnostics {
        Diagnostics([Diagnostic("init.unreadable", at: SourcePosition(file: name), why)])
    }
}

/// Where lines end in a piece of text whose units are one byte, or two of UTF-16.
private struct LineEnds {
    /// The places behind the first and the last newline.
    var first: Int?
    var last: Int?

    init(_ piece: [UInt8], _ wide: TextEncoding?) {
        let newline = UInt8(ascii: "\n")
        guard let wide else {
            first = piece.firstIndex(of: newline).map { $0 + 1 }
            last = piece.lastIndex(of: newline).map { $0 + 1 }
            return
        }
        let unit: [UInt8] = wide == .utf16BigEndian ? [0, newline] : [newline, 0]
        for place in stride(from: 0, to: piece.count - 1, by: 2)
        where piece[place] == unit[0] && piece[place + 1] == unit[1] {
            if first == nil { first = place + 2 }
            last = place + 2
        }
    }
}
