import Tables

/// A column of a sample: its distinct texts, how often each stands there, and what they look like together.
public struct SampledColumn: Sendable {
    public let name: String
    let words: NameWords
    /// Per row the index into `levels`; -1 where the cell is empty.
    let codes: [Int32]
    let levels: [String]
    let counts: [Int]
    let missing: Int
    let shape: ColumnShape

    init(_ name: String, _ values: Categories) {
        self.name = name
        words = NameWords(name)
        codes = values.codes
        levels = values.levels
        var counts = [Int](repeating: 0, count: values.levels.count)
        for code in values.codes where code >= 0 { counts[Int(code)] += 1 }
        self.counts = counts
        missing = values.codes.count { $0 < 0 }
        shape = ColumnShape(of: Array(zip(values.levels, counts)), name: words)
    }

    /// The same cells under another name.
    func named(_ name: String) -> SampledColumn {
        SampledColumn(name, Categories(codes: codes, levels: levels))
    }

    /// These cells and then the other's.
    func appending(_ other: SampledColumn) -> SampledColumn {
        var levels = levels
        var known = Dictionary(zip(levels, levels.indices.map(Int32.init)), uniquingKeysWith: { first, _ in first })
        let translated = other.levels.map { level in
            if let code = known[level] { return code }
            known[level] = Int32(levels.count)
            levels.append(level)
            return Int32(levels.count - 1)
        }
        return SampledColumn(
            name, Categories(codes: codes + other.codes.map { $0 < 0 ? -1 : translated[Int($0)] }, levels: levels))
    }

    var rows: Int { codes.count }
    var distinct: Int { levels.count }
    var filled: Int { rows - missing }
    var shareMissing: Double { rows == 0 ? 0 : Double(missing) / Double(rows) }

    /// Whether a value names a row, but for a few that stand twice.
    var isNearlyUnique: Bool {
        filled > 0 && shareMissing < 0.01 && Double(distinct) >= 0.98 * Double(filled)
    }

    /// A word such as `NA` that stands for a missing value among numbers, which it keeps from being read as such.
    var wordForMissing: (word: String, share: Double)? {
        let words: Set = [
            "na", "n/a", "nan", "null", "none", "nil", "-", "?", "missing", "unknown", "#n/a", "k.a.", "unbekannt",
        ]
        guard shape == .category || shape == .words,
            let index = levels.firstIndex(where: { words.contains($0.trimmed.lowercased()) })
        else { return nil }
        let rest = levels.filter { !words.contains($0.trimmed.lowercased()) }
        guard rest.count > 5, rest.allSatisfy({ NumberShape.number($0, decimalComma: false) != nil }) else {
            return nil
        }
        return (levels[index], Double(counts[index]) / Double(max(1, filled)))
    }

    /// Texts or whole numbers that could name something: no amounts, times or sentences.
    var couldIdentify: Bool {
        switch shape {
        case .category, .words: true
        case .number(let shape): shape.isWhole && shape.least >= 0
        case .time, .flag, .constant, .empty, .text: false
        }
    }

    /// Whether the texts are codes of one make, such as `C00042` or `00042`: as long as each other, with a digit.
    var isCode: Bool {
        guard couldIdentify, let length = levels.first?.utf8.count, length >= 3, distinct > 10 else { return false }
        return levels.allSatisfy { level in
            level.utf8.count == length && level.utf8.contains { (48...57).contains($0) } && !level.contains(" ")
        } && levels.contains { $0.hasPrefix("0") || $0.utf8.contains { !(48...57).contains($0) } }
    }

    /// The share of this column's distinct values that `other` has too.
    func shareOfValues(in other: Set<String>) -> Double {
        levels.isEmpty ? 0 : Double(levels.count { other.contains($0) }) / Double(levels.count)
    }
}

/// What a column's cells are.
enum ColumnShape: Sendable, Hashable {
    case empty
    /// The same value in every filled cell.
    case constant
    /// Two values that mean yes and no; `yes` is the one that means yes, as it is written.
    case flag(yes: String)
    case number(NumberShape)
    case time(DateShape, first: Int64, last: Int64)
    /// Few texts.
    case category
    /// Many short texts: names, codes.
    case words
    /// Sentences.
    case text

    var number: NumberShape? { if case .number(let shape) = self { shape } else { nil } }
    var isTime: Bool { if case .time = self { true } else { false } }
    var isFlag: Bool { if case .flag = self { true } else { false } }
    var positive: String? { if case .flag(let yes) = self { yes } else { nil } }
    var dates: DateShape? { if case .time(let shape, _, _) = self { shape } else { nil } }

    init(of levels: [(text: String, count: Int)], name: NameWords) {
        guard !levels.isEmpty else {
            self = .empty
            return
        }
        guard levels.count > 1 else {
            self = Self.times(levels, name: name) ?? .constant
            return
        }
        let texts = levels.map(\.text)
        if let yes = Self.yes(in: texts) {
            self = .flag(yes: yes)
        } else if let time = Self.times(levels, name: name) {
            self = time
        } else if let number = Self.numbers(levels) {
            if name.mean(.time), case .number(let shape) = number, let dates = DateShape(unix: shape) {
                let scale = dates.order == .unix ? 1.0 : 1000
                self = .time(dates, first: Int64(shape.least / scale), last: Int64(shape.greatest / scale))
                return
            }
            self = number
        } else {
            self = Self.texts(levels)
        }
    }

    /// Of two values the one that means yes.
    private static func yes(in texts: [String]) -> String? {
        guard texts.count == 2 else { return nil }
        let pairs = [("yes", "no"), ("true", "false"), ("1", "0"), ("y", "n"), ("t", "f"), ("ja", "nein"), ("j", "n")]
        let lowered = texts.map { $0.lowercased() }
        for (yes, no) in pairs {
            if lowered == [yes, no] { return texts[0] }
            if lowered == [no, yes] { return texts[1] }
        }
        return nil
    }

    /// Times but for few cells.
    private static func times(_ levels: [(text: String, count: Int)], name: NameWords) -> ColumnShape? {
        let readable = levels.filter { DateShape.couldBeTime($0.text) }
        guard !readable.isEmpty, count(readable) >= leastTimes(of: count(levels)) else { return nil }
        let texts = readable.map(\.text)
        // Eight digits are a day only where the name or their number leaves no doubt.
        if texts.contains(where: { $0.utf8.count == 8 && $0.utf8.allSatisfy { (48...57).contains($0) } }) {
            let plausible = texts.allSatisfy { $0.hasPrefix("19") || $0.hasPrefix("20") }
            guard plausible || name.mean(.time) else { return nil }
        }
        guard let shape = DateShape(of: texts) else { return nil }
        let times = texts.compactMap(shape.time).sorted()
        guard let first = times.first, let last = times.last else { return nil }
        return .time(shape, first: first, last: last)
    }

    /// How many of so many cells must be times: what can't be read is rejected, and a run stops where that is one
    /// row in a hundred. Half of that is fine, or in a small file a cell or two.
    private static func leastTimes(of total: Int) -> Int { total - max(total / 200, min(2, total / 100)) }

    /// Fewer than of times, as `n/a` and the like among numbers deserve a word.
    private static func leastNumbers(of total: Int) -> Int { total - total / 500 }

    private static func count(_ levels: [(text: String, count: Int)]) -> Int { levels.reduce(0) { $0 + $1.count } }

    /// Numbers but for few cells: what can't be read is rejected.
    private static func numbers(_ levels: [(text: String, count: Int)]) -> ColumnShape? {
        for decimalComma in [false, true] {
            let readable = levels.filter { NumberShape.number($0.text, decimalComma: decimalComma) != nil }
            guard count(readable) >= leastNumbers(of: count(levels)) else { continue }
            let values = readable.compactMap { level in
                NumberShape.number(level.text, decimalComma: decimalComma).map { (value: $0, count: level.count) }
            }
            if let shape = NumberShape(values, hasDecimalComma: decimalComma) { return .number(shape) }
        }
        return nil
    }

    private static func texts(_ levels: [(text: String, count: Int)]) -> ColumnShape {
        let rows = levels.reduce(0) { $0 + $1.count }
        let spaces = levels.prefix(1000).reduce(0) { $0 + $1.text.utf8.count { $0 == 32 } }
        let isRich = levels.count > 60 && levels.count * 20 > rows
        if isRich, spaces > 3 * min(1000, levels.count) { return .text }
        return levels.count <= 60 ? .category : .words
    }
}
