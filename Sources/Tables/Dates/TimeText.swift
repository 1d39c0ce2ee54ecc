/// Seconds since 1970 of `YYYY-MM-DD`, `YYYY/MM/DD` or `YYYYMMDD`, the first two optionally followed by a blank or
/// `T` and `HH:MM[:SS[.fff]]` and `Z`; blanks around it don't count. Nil where the text is no such time or the
/// calendar has no such day. Fractions of a second are cut off.
public func parseTime(_ text: some Sequence<UInt8>) -> Int64? {
    Array(text).withUnsafeBufferPointer { bytes in
        let cell = bytes[trimmed(bytes)]
        return cell.isEmpty ? nil : try? readTime(UnsafeBufferPointer(rebasing: cell))
    }
}

/// As `parseTime` of the text's UTF-8.
public func parseTime(_ text: String) -> Int64? { parseTime(text.utf8) }

/// Reads a trimmed cell that isn't empty.
func readTime(_ cell: UnsafeBufferPointer<UInt8>) throws(CellProblem) -> Int64 {
    if cell.count == 8 {
        return try midnight(number(cell, at: 0, width: 4), number(cell, at: 4, width: 2), number(cell, at: 6, width: 2))
    }
    guard cell.count >= 10, let mark = Optional(cell[4]), mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/"),
        cell[7] == mark
    else { throw .notTime }
    let start = try midnight(
        number(cell, at: 0, width: 4), number(cell, at: 5, width: 2), number(cell, at: 8, width: 2))
    return cell.count == 10 ? start : try start + secondOfDay(cell)
}

private func midnight(_ year: Int, _ month: Int, _ day: Int) throws(CellProblem) -> Int64 {
    guard year >= 1, let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay }
    return date.secondsSince1970
}

/// What follows the ten characters of the date: `THH:MM[:SS[.fff]][Z]`.
private func secondOfDay(_ cell: UnsafeBufferPointer<UInt8>) throws(CellProblem) -> Int64 {
    let separator = cell[10]
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " ") || separator == UInt8(ascii: "t"),
        cell.count >= 16, cell[13] == UInt8(ascii: ":")
    else { throw .notTime }
    let hour = try number(cell, at: 11, width: 2), minute = try number(cell, at: 14, width: 2)
    var second = 0
    var offset = 16
    if offset < cell.count, cell[offset] == UInt8(ascii: ":") {
        second = try number(cell, at: 17, width: 2)
        offset = 19
        if offset < cell.count, cell[offset] == UInt8(ascii: ".") {
            offset += 1
            guard offset < cell.count, isDigit(cell[offset]) else { throw .notTime }
            while offset < cell.count, isDigit(cell[offset]) { offset += 1 }
        }
    }
    guard hour < 24, minute < 60, second < 60 else { throw .noSuchDay }
    if offset < cell.count {
        if cell[offset] == UInt8(ascii: "+") || cell[offset] == UInt8(ascii: "-") { throw .timeZone }
        guard offset == cell.count - 1, cell[offset] == UInt8(ascii: "Z") || cell[offset] == UInt8(ascii: "z") else {
            throw .notTime
        }
    }
    return Int64(hour * 3600 + minute * 60 + second)
}

private func number(_ cell: UnsafeBufferPointer<UInt8>, at start: Int, width: Int) throws(CellProblem) -> Int {
    guard start + width <= cell.count else { throw .notTime }
    var value = 0
    for offset in start..<(start + width) {
        guard isDigit(cell[offset]) else { throw .notTime }
        value = value * 10 + Int(cell[offset] & 15)
    }
    return value
}
