/// What all readers of cells share: blanks, digits and the words for yes and no.

func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

/// The cell without the blanks around it.
func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = cell.count
    while start < end, isBlank(cell[start]) { start += 1 }
    while end > start, isBlank(cell[end - 1]) { end -= 1 }
    return start..<end
}

/// Reads a trimmed cell that isn't empty as 1 (yes) or 0 (no), in any letter case.
///
/// - Parameter lettersAndDigits: whether t, f, y, n, 1 and 0 count too, or only the four words.
func readFlag(_ cell: UnsafeBufferPointer<UInt8>, lettersAndDigits: Bool = true) throws(CellProblem) -> Int8 {
    if cell.count == 1 {
        guard lettersAndDigits else { throw .notFlag }
        switch cell[0] | 0x20 {
        case UInt8(ascii: "t"), UInt8(ascii: "y"): return 1
        case UInt8(ascii: "f"), UInt8(ascii: "n"): return 0
        default: break
        }
        if cell[0] == UInt8(ascii: "1") { return 1 }
        if cell[0] == UInt8(ascii: "0") { return 0 }
        throw .notFlag
    }
    if matches(cell, yesWord) || matches(cell, trueWord) { return 1 }
    if matches(cell, noWord) || matches(cell, falseWord) { return 0 }
    throw .notFlag
}

private let yesWord = Array("yes".utf8), noWord = Array("no".utf8)
private let trueWord = Array("true".utf8), falseWord = Array("false".utf8)

private func matches(_ cell: UnsafeBufferPointer<UInt8>, _ lowercaseWord: [UInt8]) -> Bool {
    guard cell.count == lowercaseWord.count else { return false }
    for index in 0..<cell.count where cell[index] | 0x20 != lowercaseWord[index] { return false }
    return true
}
