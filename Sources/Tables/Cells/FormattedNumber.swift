/// Reads a trimmed cell that isn't empty as a number in the format.
func readNumber(_ cell: UnsafeBufferPointer<UInt8>, as format: CellFormat.DecimalFormat) throws(CellProblem) -> Double {
    if format == .standard { return try readNumber(cell) }
    // Rewritten with a point and no separators; longer cells are no numbers that anyone wrote.
    guard cell.count <= 64 else { throw .notNumber }
    var plain: [UInt8] = []
    plain.reserveCapacity(cell.count)
    var groupStart: Int?
    var isFraction = false
    for index in 0..<cell.count {
        let byte = cell[index]
        if byte == format.grouping {
            guard !isFraction, index > 0, isDigit(cell[index - 1]) else { throw .notNumber }
            if let start = groupStart, index - start != 4 { throw .notNumber }
            groupStart = index
            continue
        }
        if byte == format.decimal {
            guard !isFraction else { throw .notNumber }
            isFraction = true
            if let start = groupStart, index - start != 4 { throw .notNumber }
            groupStart = nil
        } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
            throw format.decimal == UInt8(ascii: ",") ? .decimalPoint : .decimalComma
        }
        plain.append(byte == format.decimal ? UInt8(ascii: ".") : byte)
    }
    if let start = groupStart, cell.count - start != 4 { throw .notNumber }
    guard !plain.isEmpty else { throw .notNumber }
    return try plain.reading(readNumber)
}
