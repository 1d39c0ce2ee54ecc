/// How a column's cells write times.
public struct TimeFormat: Sendable, Hashable {
    public enum Layout: String, Sendable, Hashable, CaseIterable {
        case yearMonthDay, dayMonthYear, monthDayYear
        /// Seconds or milliseconds since 1970 in UTC.
        case unixSeconds, unixMilliseconds

        var isUnix: Bool { self == .unixSeconds || self == .unixMilliseconds }
    }

    public var layout: Layout
    /// Between day, month and year; nil: point, hyphen or slash, twice the same.
    public var separator: UInt8?
    /// The clock of cells that state no offset; nil: the study's.
    public var written: Clock?
    /// The study's clock: every time becomes what it showed.
    public var clock: Clock

    public init(
        layout: Layout = .yearMonthDay, separator: UInt8? = nil, written: Clock? = nil, clock: Clock = .utc
    ) {
        self.layout = layout
        self.separator = separator
        self.written = written
        self.clock = clock
    }

    public static let standard = TimeFormat()

    /// Whether `YYYY-MM-DD HH:MM:SS` is what it says.
    var isUsual: Bool {
        layout == .yearMonthDay && (separator ?? UInt8(ascii: "-")) == UInt8(ascii: "-") && written == nil
    }

    /// From `YYYY-MM-DD`, `DD.MM.YYYY`, `MM/DD/YYYY` (any of the separators), `unix` or `unix-ms`.
    public init?(pattern: String) {
        self.init()
        let word = pattern.uppercased()
        if word == "UNIX" || word == "UNIX-MS" {
            layout = word == "UNIX" ? .unixSeconds : .unixMilliseconds
            return
        }
        guard let mark = word.utf8.first(where: { ".-/".utf8.contains($0) }) else { return nil }
        switch word.utf8.split(separator: mark).map({ String(decoding: $0, as: UTF8.self) }) {
        case ["YYYY", "MM", "DD"]: layout = .yearMonthDay
        case ["DD", "MM", "YYYY"], ["D", "M", "YYYY"]: layout = .dayMonthYear
        case ["MM", "DD", "YYYY"], ["M", "D", "YYYY"]: layout = .monthDayYear
        default: return nil
        }
        separator = mark
    }

    /// As a study declares it.
    public var pattern: String {
        let mark = separator.map { String(UnicodeScalar($0)) } ?? "-"
        return switch layout {
        case .yearMonthDay: "YYYY\(mark)MM\(mark)DD"
        case .dayMonthYear: "DD\(mark)MM\(mark)YYYY"
        case .monthDayYear: "MM\(mark)DD\(mark)YYYY"
        case .unixSeconds: "unix"
        case .unixMilliseconds: "unix-ms"
        }
    }

    /// Patterns that a study may declare, for its errors.
    public static let patterns = [
        "YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "DD-MM-YYYY", "unix", "unix-ms",
    ]
}
