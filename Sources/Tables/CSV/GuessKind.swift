/// The narrowest kind that every cell of a column reads as; empty cells say nothing.
struct KindGuess {
    private var possible: [ColumnKind] = [.number, .flag, .time]
    private var isEmpty = true

    mutating func add(_ whole: UnsafeBufferPointer<UInt8>) {
        guard !possible.isEmpty else { return }
        let range = trimmed(whole)
        if range.isEmpty { return }
        isEmpty = false
        possible.removeAll { !reads(UnsafeBufferPointer(rebasing: whole[range]), as: $0) }
    }

    var kind: ColumnKind { isEmpty ? .category : possible.first ?? .category }

    /// Whether no further cell can change it.
    var isSettled: Bool { possible.isEmpty }
}

private func reads(_ cell: UnsafeBufferPointer<UInt8>, as kind: ColumnKind) -> Bool {
    switch kind {
    case .number: (try? readNumber(cell)) != nil
    case .flag: (try? readFlag(cell, lettersAndDigits: false)) != nil
    case .time: (try? readTime(cell)) != nil
    case .category: true
    }
}
