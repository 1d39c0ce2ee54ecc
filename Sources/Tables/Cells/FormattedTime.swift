/// Reads a trimmed cell that isn't empty as a time in the format, as the study's clock shows it: `5.3.2024 3:07 pm`,
/// `2024-03-05T15:07:00+01:00`.
func readTime(_ cell: UnsafeBufferPointer<UInt8>, as format: TimeFormat) throws(CellProblem) -> Int64 {
    let isPlain = format.layout == .yearMonthDay && format.separator == nil
    if isPlain, format.clock == .utc, format.written == nil {
        // The common case, and the stricter reader: only an offset or a 12-hour clock needs the other one.
        do {
            return try readTime(cell)
        } catch {
            guard cell.count >= 15, error == .timeZone || error == .notTime else { throw error }
        }
    }
    if format.layout.isUnix { return try readUnixTime(cell, as: format) }
    var index = 0
    let date = try readDate(cell, &index, as: format, isStrict: isPlain)
    guard index < cell.count else { return date.secondsSince1970 }
    let time = try readTimeOfDay(cell, &index)
    let local = date.secondsSince1970 + time.second
    if let offset = time.offset { return format.clock.shown(atUTC: local - offset) }
    guard let written = format.written, written != format.clock else { return local }
    return format.clock.shown(atUTC: written.utc(showing: local))
}

private func readUnixTime(_ cell: UnsafeBufferPointer<UInt8>, as format: TimeFormat) throws(CellProblem) -> Int64 {
    let value: Double
    do { value = try readNumber(cell) } catch { throw .notTime }
    let seconds = format.layout == .unixMilliseconds ? value / 1000 : value
    guard abs(seconds) < latestUnixTime else { throw .noSuchDay }
    return format.clock.shown(atUTC: Int64(seconds.rounded(.down)))
}

/// The year 10,000.
private let latestUnixTime = 253_402_300_800.0

/// - Parameter isStrict: whether months and days must have two digits.
private func readDate(
    _ cell: UnsafeBufferPointer<UInt8>, _ index: inout Int, as format: TimeFormat, isStrict: Bool
) throws(CellProblem) -> CivilDate {
    if format.layout == .yearMonthDay, cell.count == 8, format.separator == nil {
        let year = try readDigits(cell, &index, 4...4), month = try readDigits(cell, &index, 2...2)
        return try date(year, month, readDigits(cell, &index, 2...2))
    }
    let parts = isStrict ? 2...2 : 1...2
    let isYearFirst = format.layout == .yearMonthDay
    let first = try readDigits(cell, &index, isYearFirst ? 4...4 : parts)
    guard index < cell.count else { throw .notTime }
    let mark = cell[index]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".") && !isStrict,
        format.separator ?? mark == mark
    else { throw .notTime }
    index += 1
    let second = try readDigits(cell, &index, parts)
    guard index < cell.count, cell[index] == mark else { throw .notTime }
    index += 1
    let third = try readDigits(cell, &index, isYearFirst ? parts : 4...4)
    switch format.layout {
    case .dayMonthYear: return try date(third, second, first)
    case .monthDayYear: return try date(third, first, second)
    default: return try date(first, second, third)
    }
}

private func date(_ year: Int, _ month: Int, _ day: Int) throws(CellProblem) -> CivilDate {
    guard year >= 1, let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay }
    return date
}

/// What follows the date: `[T]HH:MM[:SS[.fff]][ am|pm][Z|±HH[:MM]]`.
private func readTimeOfDay(
    _ cell: UnsafeBufferPointer<UInt8>, _ index: inout Int
) throws(CellProblem) -> (second: Int64, offset: Int64?) {
    if cell[index] == UInt8(ascii: ",") { index += 1 }
    if index < cell.count, cell[index] | 0x20 == UInt8(ascii: "t") { index += 1 }
    skipBlanks(cell, &index)
    var hour = try readDigits(cell, &index, 1...2)
    guard index < cell.count, cell[index] == UInt8(ascii: ":") else { throw .notTime }
    index += 1
    let minute = try readDigits(cell, &index, 2...2)
    var second = 0
    if index < cell.count, cell[index] == UInt8(ascii: ":") {
        index += 1
        second = try readDigits(cell, &index, 2...2)
        if index < cell.count, cell[index] == UInt8(ascii: ".") || cell[index] == UInt8(ascii: ",") {
            index += 1
            _ = try readDigits(cell, &index, 1...9)
        }
    }
    skipBlanks(cell, &index)
    if let isAfternoon = readHalfOfDay(cell, &index) {
        guard (1...12).contains(hour) else { throw .noSuchDay }
        hour = hour % 12 + (isAfternoon ? 12 : 0)
        skipBlanks(cell, &index)
    }
    guard hour < 24, minute < 60, second < 60 else { throw .noSuchDay }
    let offset = try readOffset(cell, &index)
    guard index == cell.count else { throw .notTime }
    return (Int64(hour * 3600 + minute * 60 + second), offset)
}

/// `am`, `pm`, `a.m.`, `p.m.` in any letter case.
private func readHalfOfDay(_ cell: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool? {
    guard index < cell.count else { return nil }
    let letter = cell[index] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    var next = index + 1
    if next < cell.count, cell[next] == UInt8(ascii: ".") { next += 1 }
    guard next < cell.count, cell[next] | 0x20 == UInt8(ascii: "m") else { return nil }
    next += 1
    if next < cell.count, cell[next] == UInt8(ascii: ".") { next += 1 }
    index = next
    return letter == UInt8(ascii: "p")
}

private func readOffset(_ cell: UnsafeBufferPointer<UInt8>, _ index: inout Int) throws(CellProblem) -> Int64? {
    guard index < cell.count else { return nil }
    let sign = cell[index]
    index += 1
    if sign | 0x20 == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .notTime }
    let hours = try readDigits(cell, &index, 2...2)
    var minutes = 0
    if index < cell.count {
        if cell[index] == UInt8(ascii: ":") { index += 1 }
        minutes = try readDigits(cell, &index, 2...2)
    }
    guard hours <= 18, minutes < 60 else { throw .noSuchDay }
    let offset = Int64(hours * 3600 + minutes * 60)
    return sign == UInt8(ascii: "-") ? -offset : offset
}

private func readDigits(
    _ cell: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ width: ClosedRange<Int>
) throws(CellProblem) -> Int {
    let start = index
    var value = 0
    while index < cell.count, index - start < width.upperBound, isDigit(cell[index]) {
        value = value * 10 + Int(cell[index] & 15)
        index += 1
    }
    guard index - start >= width.lowerBound else { throw .notTime }
    return value
}

private func skipBlanks(_ cell: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < cell.count, isBlank(cell[index]) { index += 1 }
}
