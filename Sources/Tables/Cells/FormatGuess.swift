/// What a sample of a column's cells says about how they are written.
public enum FormatGuess: Sendable, Hashable {
    /// Every cell of the sample reads so, and in no other way that differs.
    case format(CellFormat)
    /// Day and month can't be told apart: no first or second number above 12.
    case ambiguous
    /// Nothing reads every cell.
    case none
}

extension CellFormat {
    /// How the sample writes numbers: with a point if all cells read so, else with a comma. Separators of thousands
    /// are never guessed: `1,234` can be either.
    ///
    /// - Parameter sample: cells as texts; empty ones say nothing.
    public static func guessNumbers(_ sample: [String], mayHaveComma: Bool) -> DecimalFormat? {
        let cells = nonEmpty(sample)
        guard !cells.isEmpty else { return nil }
        let formats: [DecimalFormat] = mayHaveComma ? [.standard, .decimalComma] : [.standard]
        return formats.first { format in
            cells.allSatisfy { cell in
                let cell = cell.span
                return (try? readNumber(cell.extracting(trimmed(cell)), as: format)) != nil
            }
        }
    }

    /// How the sample writes times. Seconds since 1970 are taken only for `isTime`, a column that must hold times.
    public static func guessTimes(_ sample: [String], isTime: Bool, written: Clock? = nil, clock: Clock) -> FormatGuess {
        let cells = nonEmpty(sample)
        guard !cells.isEmpty else { return .none }
        func reads(_ layout: TimeFormat.Layout) -> Bool {
            let format = TimeFormat(layout: layout, written: written, clock: clock)
            return cells.allSatisfy { cell in
                let cell = cell.span
                return (try? readTime(cell.extracting(trimmed(cell)), as: format)) != nil
            }
        }
        func found(_ layout: TimeFormat.Layout) -> FormatGuess {
            .format(CellFormat(time: TimeFormat(layout: layout, written: written, clock: clock)))
        }
        if reads(.yearMonthDay) { return found(.yearMonthDay) }
        switch (reads(.dayMonthYear), reads(.monthDayYear)) {
        case (true, false): return found(.dayMonthYear)
        case (false, true): return found(.monthDayYear)
        case (true, true):
            // 5.3.2024 is written where days come first; nobody writes months first with points.
            if cells.allSatisfy({ $0.contains(UInt8(ascii: ".")) && !$0.contains(UInt8(ascii: "/")) }) {
                return found(.dayMonthYear)
            }
            return cells.allSatisfy(isSameEitherWay) ? found(.dayMonthYear) : .ambiguous
        case (false, false): break
        }
        guard isTime else { return .none }
        // Of our time: 2001 to 2100.
        let numbers = cells.compactMap { cell in
            let cell = cell.span
            return try? readNumber(cell.extracting(trimmed(cell)))
        }
        guard numbers.count == cells.count else { return .none }
        if numbers.allSatisfy({ (1e9..<4.2e9).contains($0) }) { return found(.unixSeconds) }
        if numbers.allSatisfy({ (1e12..<4.2e12).contains($0) }) { return found(.unixMilliseconds) }
        return .none
    }

    /// `5/5/2024` is the same day whichever comes first.
    private static func isSameEitherWay(_ cell: [UInt8]) -> Bool {
        let numbers = cell.split { !isDigit($0) }
        return numbers.count >= 2 && Int(String(decoding: numbers[0], as: UTF8.self))
            == Int(String(decoding: numbers[1], as: UTF8.self))
    }

    private static func nonEmpty(_ sample: [String]) -> [[UInt8]] {
        sample.lazy.map { Array($0.utf8) }.filter { cell in !trimmed(cell.span).isEmpty }
    }
}
