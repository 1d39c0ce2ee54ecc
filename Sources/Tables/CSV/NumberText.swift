/// Reads a trimmed cell that isn't empty as a decimal number, exactly rounded.
///
/// Up to 2^53 in the digits and 10^±22 both factors are exact doubles, so one multiplication or division rounds
/// correctly (Clinger 1990, "How to read floating point numbers accurately"); the rest is left to the standard library.
func readNumber(_ cell: UnsafeBufferPointer<UInt8>) throws(CellProblem) -> Double {
    var offset = 0
    let isNegative = cell[0] == UInt8(ascii: "-")
    if isNegative || cell[0] == UInt8(ascii: "+") { offset = 1 }

    var significand: UInt64 = 0
    var exponent = 0
    var digits = 0
    var isCut = false
    var isFraction = false
    while offset < cell.count {
        let byte = cell[offset]
        if isDigit(byte) {
            digits += 1
            if significand < 100_000_000_000_000_000 {
                significand = significand * 10 + UInt64(byte & 15)
                if isFraction { exponent -= 1 }
            } else {
                isCut = true
            }
        } else if byte == UInt8(ascii: "."), !isFraction {
            isFraction = true
        } else {
            break
        }
        offset += 1
    }
    guard digits > 0 else { throw problem(in: cell) }
    if offset < cell.count, cell[offset] | 0x20 == UInt8(ascii: "e") {
        exponent += try readExponent(cell, &offset)
    }
    guard offset == cell.count else { throw problem(in: cell) }

    if !isCut, significand <= 1 << 53, abs(exponent) < exactPowersOfTen.count {
        let value = Double(significand)
        let scaled =
            exponent < 0 ? value / exactPowersOfTen[-exponent] : value * exactPowersOfTen[exponent]
        return isNegative ? -scaled : scaled
    }
    var text = ""
    for index in 0..<cell.count { text.unicodeScalars.append(Unicode.Scalar(cell[index])) }
    guard let value = Double(text), value.isFinite else { throw .tooLarge }
    return value
}

private func readExponent(_ cell: UnsafeBufferPointer<UInt8>, _ offset: inout Int) throws(CellProblem) -> Int {
    offset += 1
    var isNegative = false
    if offset < cell.count, cell[offset] == UInt8(ascii: "-") || cell[offset] == UInt8(ascii: "+") {
        isNegative = cell[offset] == UInt8(ascii: "-")
        offset += 1
    }
    guard offset < cell.count, isDigit(cell[offset]) else { throw .notNumber }
    var value = 0
    while offset < cell.count, isDigit(cell[offset]) {
        value = min(value * 10 + Int(cell[offset] & 15), 100_000)
        offset += 1
    }
    return isNegative ? -value : value
}

/// Names what a cell holds that is no number.
private func problem(in cell: UnsafeBufferPointer<UInt8>) -> CellProblem {
    guard cell.count <= 32 else { return .notNumber }
    var word = ""
    var isNumeric = true
    for index in 0..<cell.count {
        let byte = cell[index]
        let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        if !(index == 0 && isSign) { word.unicodeScalars.append(Unicode.Scalar(byte)) }
        isNumeric = isNumeric && (isDigit(byte) || isSign || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","))
    }
    switch word.lowercased() {
    case "nan", "inf", "infinity": return .notFinite
    case "na", "n/a", "null", "none": return .writtenMissing
    default: return isNumeric && word.contains(",") ? .decimalComma : .notNumber
    }
}

let exactPowersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
]

/// As above, of bytes in an array.
func readNumber(_ cell: Span<UInt8>) throws(CellProblem) -> Double {
    try cell.withUnsafeBufferPointer { bytes throws(CellProblem) in try readNumber(bytes) }
}
