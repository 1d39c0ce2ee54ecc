/// The narrowest kind that every cell reads as; empty cells say nothing.
func guessKind(_ cells: [PackedField], in bytes: Span<UInt8>) -> ColumnKind {
    var possible: [ColumnKind] = [.number, .flag, .time]
    var isEmpty = true
    for cell in cells where !possible.isEmpty {
        let whole = bytes.extracting(cell.start..<cell.end)
        let range = trimmed(whole)
        if range.isEmpty { continue }
        isEmpty = false
        possible.removeAll { !reads(whole.extracting(range), as: $0) }
    }
    return isEmpty ? .category : possible.first ?? .category
}

private func reads(_ cell: Span<UInt8>, as kind: ColumnKind) -> Bool {
    switch kind {
    case .number: (try? readNumber(cell)) != nil
    case .flag: (try? readFlag(cell, lettersAndDigits: false)) != nil
    case .time: (try? readTime(cell)) != nil
    case .category: true
    }
}
