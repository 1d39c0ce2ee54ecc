/// How a text file's bytes stand for characters.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// What old office programs of western Europe write; of ISO 8859-1 it holds every printable character.
    case windows1252 = "windows-1252"

    /// For a reader.
    public var title: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
        case .windows1252: "Windows-1252"
        }
    }

    /// By a name that people write, in any letter case.
    public init?(named name: String) {
        switch name.lowercased().filter({ $0 != " " && $0 != "_" }) {
        case "utf-8", "utf8", "ascii", "us-ascii": self = .utf8
        case "utf-16le", "utf16le", "utf-16", "utf16": self = .utf16LittleEndian
        case "utf-16be", "utf16be": self = .utf16BigEndian
        case "windows-1252", "cp1252", "1252", "ansi", "latin-1", "latin1", "iso-8859-1": self = .windows1252
        default: return nil
        }
    }

    /// The names that a study may write.
    public static let names = ["utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1252", "latin-1"]

    /// UTF-16 by a text's byte order mark, or by the NUL beside each of its ASCII characters; nil where it is none.
    public static func wide(_ text: [UInt8]) -> TextEncoding? {
        text.withUnsafeBufferPointer { EncodingGuess.byteOrderMark($0) ?? EncodingGuess.unmarkedUTF16($0) }
    }
}
