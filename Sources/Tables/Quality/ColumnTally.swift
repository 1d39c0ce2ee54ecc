/// What one column looks like: counted chunk by chunk, and put together in the chunks' order.
public struct ColumnTally: Sendable {
    public let kind: ColumnKind
    public private(set) var rows = 0
    public private(set) var missing = Tally()
    /// Values outside the range.
    public private(set) var outside = Tally()
    /// Numbers and dates that often stand for a missing value, by the place in `standIns`.
    public private(set) var standIns: [Tally]
    /// Texts that say that there is none, such as `unknown`.
    public private(set) var placeholders = Tally()
    public private(set) var values = ValueCounts()
    /// Most frequent texts by their keys in `values`.
    private var texts: [UInt64: String] = [:]
    public private(set) var least = Double.infinity
    public private(set) var greatest = -Double.infinity
    public private(set) var negatives = 0

    private let range: ClosedRange<Double>?

    /// Numbers that often stand for a missing one.
    public static let standInNumbers: [Double] = [-1, -9, -99, -999, -9999, 999, 9999, 99_999, 999_999]
    /// Likewise dates.
    public static let standInDates = ["1900-01-01", "1970-01-01", "2099-12-31", "9999-12-31"]
    private static let standInDays = standInDates.map { CivilDate.daysSince1970(at: parseTime($0) ?? 0) }
    private static let placeholderWords: Set<String> = [
        "unknown", "n/a", "na", "null", "nil", "?", "-", "--", "not available", "not specified", "undefined", "missing",
        "unbekannt", "k.a.", "k. a.", "keine angabe",
    ]

    /// - Parameter range: what numbers may be.
    public init(_ kind: ColumnKind, range: ClosedRange<Double>? = nil) {
        self.kind = kind
        self.range = range
        let places = kind == .number ? Self.standInNumbers.count : kind == .time ? Self.standInDates.count : 0
        standIns = Array(repeating: Tally(), count: places)
    }

    /// - Parameter people: who stands behind each row; nil: somebody else behind each.
    public mutating func add(_ column: Column, people: [UInt64]?) {
        rows += column.count
        switch column {
        case .number(let values): add(values, people)
        case .category(let values): add(values, people)
        case .time(let values): add(values, people)
        case .flag(let values):
            var keys: [UInt64] = []
            keys.reserveCapacity(values.count)
            for (row, value) in values.enumerated() {
                if value == Column.missingFlag {
                    missing.add(people?[row])
                } else {
                    keys.append(value == 1 ? 1 : 0)
                }
            }
            self.values.add(keys)
        }
    }

    private mutating func add(_ numbers: [Double], _ people: [UInt64]?) {
        var keys: [UInt64] = []
        keys.reserveCapacity(numbers.count)
        for (row, value) in numbers.enumerated() {
            if value.isNaN {
                missing.add(people?[row])
                continue
            }
            keys.append((value == 0 ? 0 : value).bitPattern)
            least = min(least, value)
            greatest = max(greatest, value)
            if value < 0 { negatives += 1 }
            if let range, !range.contains(value) { outside.add(people?[row]) }
            if value < 0 || value >= 999, let place = Self.standInNumbers.firstIndex(of: value) {
                standIns[place].add(people?[row])
            }
        }
        values.add(keys)
    }

    private mutating func add(_ times: [Int64], _ people: [UInt64]?) {
        var keys: [UInt64] = []
        keys.reserveCapacity(times.count)
        for (row, time) in times.enumerated() {
            if time == Column.missingTime {
                missing.add(people?[row])
                continue
            }
            let day = CivilDate.daysSince1970(at: time)
            keys.append(UInt64(bitPattern: Int64(day)))
            if day <= 0 || day >= 47_481, let place = Self.standInDays.firstIndex(of: day) {
                standIns[place].add(people?[row])
            }
        }
        values.add(keys)
    }

    private mutating func add(_ categories: Categories, _ people: [UInt64]?) {
        var counts = [Int](repeating: 0, count: categories.levels.count)
        for (row, code) in categories.codes.enumerated() {
            if code < 0 { missing.add(people?[row]) } else { counts[Int(code)] += 1 }
        }
        var isPlaceholder: [Bool] = []
        for (level, count) in zip(categories.levels, counts) {
            let isNone = level.utf8.count <= 14 && Self.placeholderWords.contains(level.lowercased())
            isPlaceholder.append(isNone)
            guard count > 0 else { continue }
            let key = stableHash(level)
            values.add(key, count)
            if count * 2 > rows { texts[key] = level }
        }
        guard isPlaceholder.contains(true) else { return }
        for (row, code) in categories.codes.enumerated() where code >= 0 && isPlaceholder[Int(code)] {
            placeholders.add(people?[row])
        }
    }

    public mutating func merge(_ next: ColumnTally) {
        rows += next.rows
        missing.merge(next.missing)
        outside.merge(next.outside)
        for place in standIns.indices { standIns[place].merge(next.standIns[place]) }
        placeholders.merge(next.placeholders)
        values.merge(next.values)
        texts.merge(next.texts) { first, _ in first }
        least = min(least, next.least)
        greatest = max(greatest, next.greatest)
        negatives += next.negatives
    }

    /// The value that nearly all rows with one share, as it is written, and in how many it stands.
    ///
    /// - Parameter share: of the rows with a value, at least.
    public func constant(share: Double) -> (text: String, count: Int)? {
        let known = rows - missing.count
        guard known > 0, let top = values.top, Double(top.count) >= share * Double(known) else { return nil }
        switch kind {
        case .number: return (shortestText(Double(bitPattern: top.key)), top.count)
        case .flag: return (top.key == 1 ? "yes" : "no", top.count)
        case .time: return (CivilDate(daysSince1970: Int(Int64(bitPattern: top.key))).description, top.count)
        case .category: return texts[top.key].map { ($0, top.count) }
        }
    }

    /// The number or date that most likely stands for a missing one: the least or greatest of the column, with nothing
    /// between it and what is usual.
    public func standIn(least share: Double) -> (text: String, tally: Tally)? {
        let known = rows - missing.count
        var best: (text: String, tally: Tally)?
        for (place, tally) in standIns.enumerated() where Double(tally.count) >= max(1, share * Double(known)) {
            let text: String
            if kind == .number {
                let number = Self.standInNumbers[place]
                // The only negative number, or the greatest of all.
                guard number < 0 ? negatives == tally.count : greatest == number, tally.count < known else { continue }
                text = shortestText(number)
            } else {
                text = Self.standInDates[place]
            }
            if best.map({ tally.count > $0.tally.count }) ?? true { best = (text, tally) }
        }
        return best
    }
}
