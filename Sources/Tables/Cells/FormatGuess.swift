/// What a sample of a column's cells says about how its times are written.
public enum TimeGuess: Sendable, Hashable {
    case format(TimeFormat)
    /// Day and month can't be told apart: neither is ever above 12.
    case ambiguous
    /// They are no times.
    case none
}

extension CellFormat {
    /// The narrowest kind that every cell of a sample reads as: number, yes and no by the words true, false, yes and no,
    /// time; else category. So 0 and 1 are numbers, and so is `YYYYMMDD`.
    public static func guessKind(_ sample: [String], number: DecimalFormat = .standard) -> ColumnKind {
        let cells = nonEmpty(sample)
        if cells.isEmpty { return .category }
        if reads(cells, as: number) { return .number }
        let isFlag = cells.allSatisfy {
            (try? $0.reading { cell throws(CellProblem) in try readFlag(cell, lettersAndDigits: false) }) != nil
        }
        if isFlag { return .flag }
        return guessTimes(sample, isTime: false) == .none ? .category : .time
    }

    /// The decimal comma where all cells read with it, and not with a point. Separators of thousands are never guessed:
    /// `1,234` can be either.
    public static func needsComma(_ sample: [String]) -> Bool {
        let cells = nonEmpty(sample)
        return !cells.isEmpty && !reads(cells, as: .standard) && reads(cells, as: .decimalComma)
    }

    private static func reads(_ cells: [[UInt8]], as format: DecimalFormat) -> Bool {
        cells.allSatisfy { (try? $0.reading { cell throws(CellProblem) in try readNumber(cell, as: format) }) != nil }
    }

    /// How a sample writes times.
    ///
    /// - Parameter isTime: whether the column must hold times: then a tenth of the cells may be unreadable, and seconds
    ///   since 1970 count too.
    public static func guessTimes(
        _ sample: [String], isTime: Bool, written: Clock? = nil, clock: Clock = .utc
    ) -> TimeGuess {
        let cells = nonEmpty(sample)
        let needed = isTime ? max(1, cells.count * 9 / 10) : max(1, cells.count)
        func format(_ layout: TimeFormat.Layout) -> TimeFormat {
            TimeFormat(layout: layout, written: written, clock: clock)
        }
        func readable(_ layout: TimeFormat.Layout) -> Int {
            let format = format(layout)
            return cells.count {
                (try? $0.reading { cell throws(CellProblem) in try readTime(cell, as: format) }) != nil
            }
        }
        if readable(.yearMonthDay) >= needed { return .format(format(.yearMonthDay)) }
        let dayFirst = readable(.dayMonthYear), monthFirst = readable(.monthDayYear)
        if max(dayFirst, monthFirst) >= needed {
            // Nobody writes months first with points between.
            let hasPoints = cells.contains { $0.contains(UInt8(ascii: ".")) && !$0.contains(UInt8(ascii: "/")) }
            if dayFirst == monthFirst, !hasPoints, !cells.allSatisfy(isSameEitherWay) { return .ambiguous }
            var found = format(dayFirst >= monthFirst ? .dayMonthYear : .monthDayYear)
            let marks = Set(cells.compactMap { $0.first { !isDigit($0) } })
            if marks.count == 1 { found.separator = marks.first }
            return .format(found)
        }
        guard isTime else { return .none }
        let numbers = cells.compactMap { try? $0.reading(readNumber) }
        // Of our time: 2001 to 2100.
        if numbers.count(where: { (1e9..<4.2e9).contains($0) }) >= needed { return .format(format(.unixSeconds)) }
        if numbers.count(where: { (1e12..<4.2e12).contains($0) }) >= needed {
            return .format(format(.unixMilliseconds))
        }
        return .none
    }

    /// `5/5/2024` is the same day whichever comes first.
    private static func isSameEitherWay(_ cell: [UInt8]) -> Bool {
        let numbers = cell.split { !isDigit($0) }.map { Int(String(decoding: $0, as: UTF8.self)) }
        return numbers.count >= 2 && numbers[0] == numbers[1]
    }

    /// Trimmed.
    private static func nonEmpty(_ sample: [String]) -> [[UInt8]] {
        sample.compactMap { text in
            let cell = Array(text.utf8)
            let range = cell.withUnsafeBufferPointer(trimmed)
            return range.isEmpty ? nil : Array(cell[range])
        }
    }
}

extension [UInt8] {
    /// What a reader of cells makes of the bytes.
    func reading<Value>(
        _ read: (UnsafeBufferPointer<UInt8>) throws(CellProblem) -> Value
    ) throws(CellProblem) -> Value {
        var result: Result<Value, CellProblem>?
        withUnsafeBufferPointer { bytes in
            do throws(CellProblem) { result = .success(try read(bytes)) } catch { result = .failure(error) }
        }
        guard let result else { throw .notNumber }
        return try result.get()
    }
}
