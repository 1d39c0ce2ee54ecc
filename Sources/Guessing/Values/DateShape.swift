import Tables

/// How a column writes its times.
struct DateShape: Sendable, Hashable {
    enum Order: Sendable, Hashable {
        /// What the study's reader takes as it is: `2024-10-01`, `2024/10/01`, `20241001`.
        case standard
        /// Seconds or milliseconds since 1970.
        case unix, unixMilliseconds
        case dayFirst, monthFirst
        /// No day above 12 is seen: `01/02/2024` may be either.
        case ambiguous
    }

    var order: Order
    /// Between day, month and year, where they aren't in the standard's order.
    var separator: Character = "-"
    var hasTime = false
    var hasTwelveHours = false

    /// As a study's `dates` writes it; nil where it needs no word.
    var pattern: String? {
        switch order {
        case .standard: nil
        case .unix: "unix"
        case .unixMilliseconds: "unix-ms"
        case .dayFirst, .ambiguous: "DD\(separator)MM\(separator)YYYY"
        case .monthFirst: "MM\(separator)DD\(separator)YYYY"
        }
    }

    /// The shape that every text has, or nil where one isn't a time.
    init?(of texts: some Collection<String>) {
        guard let first = texts.first else { return nil }
        if texts.allSatisfy({ Self.standardTime($0) != nil }) {
            self.init(order: .standard, hasTime: first.utf8.count > 10)
            return
        }
        var largest = (first: 0, second: 0)
        var separators: Set<Character> = []
        var hasTime = false, hasTwelveHours = false
        for text in texts {
            guard let parts = DateParts(text) else { return nil }
            largest = (max(largest.first, parts.first), max(largest.second, parts.second))
            separators.insert(parts.separator)
            hasTime = hasTime || parts.secondOfDay != nil
            hasTwelveHours = hasTwelveHours || parts.hasTwelveHours
        }
        guard separators.count == 1, let separator = separators.first, largest.first <= 31, largest.second <= 31,
            min(largest.first, largest.second) <= 12
        else { return nil }
        let order: Order =
            largest.first > 12
            ? .dayFirst : largest.second > 12 ? .monthFirst : separator == "." ? .dayFirst : .ambiguous
        self.init(order: order, separator: separator, hasTime: hasTime, hasTwelveHours: hasTwelveHours)
    }

    static func couldBeTime(_ text: String) -> Bool { standardTime(text) != nil || DateParts(text) != nil }

    /// Seconds or milliseconds since 1970 of a column whose name says that it holds times.
    init?(unix number: NumberShape) {
        guard number.isWhole else { return nil }
        // Of our time: 2001 to 2100.
        if number.least >= 1e9, number.greatest < 4.2e9 {
            self.init(order: .unix)
        } else if number.least >= 1e12, number.greatest < 4.2e12 {
            self.init(order: .unixMilliseconds)
        } else {
            return nil
        }
    }

    /// As `parseTime`, with a distance from UTC behind it, which doesn't matter here: `+01:00`.
    private static func standardTime(_ text: String) -> Int64? {
        if let time = parseTime(text) { return time }
        guard text.utf8.count > 16, let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }),
            text.distance(from: text.startIndex, to: sign) >= 16,
            text[sign...].dropFirst().allSatisfy({ $0.isNumber || $0 == ":" })
        else { return nil }
        return parseTime(String(text[..<sign]))
    }

    init(order: Order, separator: Character = "-", hasTime: Bool = false, hasTwelveHours: Bool = false) {
        self.order = order
        self.separator = separator
        self.hasTime = hasTime
        self.hasTwelveHours = hasTwelveHours
    }

    /// Seconds since 1970 of one of the texts; the day first where that is open.
    func time(_ text: String) -> Int64? {
        switch order {
        case .standard: return Self.standardTime(text)
        case .unix: return Int64(text)
        case .unixMilliseconds: return Int64(text).map { $0 / 1000 }
        case .dayFirst, .monthFirst, .ambiguous: break
        }
        guard let parts = DateParts(text) else { return nil }
        let (day, month) = order == .monthFirst ? (parts.second, parts.first) : (parts.first, parts.second)
        return CivilDate(year: parts.year, month: month, day: day).map {
            $0.secondsSince1970 + Int64(parts.secondOfDay ?? 0)
        }
    }
}

/// `4/22/2018 6:00`: two numbers, a year of four digits, and perhaps a time of day.
private struct DateParts {
    var first: Int
    var second: Int
    var year: Int
    var separator: Character
    var secondOfDay: Int?
    var hasTwelveHours = false

    init?(_ text: String) {
        let words = text.split { $0 == " " || $0 == "T" }
        guard let date = words.first, words.count <= 3, let separator = date.first(where: { "./-".contains($0) })
        else { return nil }
        let numbers = date.split(separator: separator, omittingEmptySubsequences: false)
        guard numbers.count == 3, numbers[2].count == 4, numbers[0].count <= 2, numbers[1].count <= 2,
            let first = Int(numbers[0]), let second = Int(numbers[1]), let year = Int(numbers[2]),
            first >= 1, second >= 1, year >= 1000
        else { return nil }
        (self.first, self.second, self.year, self.separator) = (first, second, year, separator)
        guard words.count > 1 else { return }
        let clock = words[1].split(separator: ":").map { Int($0.prefix { $0.isNumber }) }
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1], hour < 24, minute < 60
        else { return nil }
        secondOfDay = hour * 3600 + minute * 60
        if words.count == 3 {
            guard ["am", "pm"].contains(words[2].lowercased()) else { return nil }
            hasTwelveHours = true
        }
    }
}
