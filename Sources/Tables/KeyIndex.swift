/// Texts with their numbers, such as the customers' ids: what cells of a source are looked up in.
public struct KeyIndex: Sendable {
    public let count: Int
    private var index: TextIndex
    /// Texts beyond ASCII: the same letters can be written with different bytes.
    private var wide: [String: Int32] = [:]
    /// A short cut where the texts are numbered through.
    private let numbered: NumberedTexts?

    /// - Parameter texts: of several that are equal the first one's number counts.
    public init(_ texts: [String] = []) {
        count = texts.count
        numbered = NumberedTexts(texts)
        index = TextIndex(expecting: numbered == nil ? texts.count : 0)
        guard numbered == nil else { return }
        for (number, text) in texts.enumerated() {
            var text = text
            text.withUTF8 { bytes in
                let fingerprint = TextFingerprint(bytes)
                guard index.code(of: bytes, fingerprint) == nil else { return }
                index.insert(bytes, fingerprint, code: Int32(number))
            }
            if text.utf8.contains(where: { $0 >= 0x80 }), wide[text] == nil { wide[text] = Int32(number) }
        }
    }

    /// Nil where the text isn't among them.
    public func number(of text: String) -> Int32? {
        var text = text
        return text.withUTF8 { code(of: $0) }
    }

    @inline(__always)
    func code(of cell: UnsafeBufferPointer<UInt8>) -> Int32? {
        if let numbered { return numbered.code(of: cell) }
        if let known = index.code(of: cell, TextFingerprint(cell)) { return known }
        guard !wide.isEmpty, cell.contains(where: { $0 >= 0x80 }) else { return nil }
        return String(validating: cell, as: UTF8.self).flatMap { wide[$0] }
    }
}

/// A column whose cells are looked up.
public struct KeyRequest: Sendable {
    public var name: String
    public var index: KeyIndex

    public init(name: String, index: KeyIndex) {
        self.name = name
        self.index = index
    }
}

/// The cells of a column as numbers of an index.
public struct KeyColumn: Sendable, Hashable {
    /// A text's number in the index; -1 where the cell is empty; n ≤ -2 for the text `unknown[-2 - n]`.
    public var codes: [Int32]
    /// Texts that aren't in the index, in order of first appearance.
    public var unknown: [String]

    public init(codes: [Int32], unknown: [String]) {
        self.codes = codes
        self.unknown = unknown
    }

    init(_ cells: Categories, in index: KeyIndex) {
        var unknown: [String] = []
        let byLevel = cells.levels.map { level -> Int32 in
            if let known = index.number(of: level) { return known }
            unknown.append(level)
            return -1 - Int32(unknown.count)
        }
        codes = cells.codes.map { $0 < 0 ? -1 : byLevel[Int($0)] }
        self.unknown = unknown
    }

    func selecting(_ rows: [Int]) -> KeyColumn {
        let kept = rows.map { codes[$0] }
        var number = [Int32](repeating: 0, count: unknown.count)
        var used: [String] = []
        for code in kept where code <= -2 && number[Int(-2 - code)] == 0 {
            used.append(unknown[Int(-2 - code)])
            number[Int(-2 - code)] = -1 - Int32(used.count)
        }
        return KeyColumn(codes: kept.map { $0 <= -2 ? number[Int(-2 - $0)] : $0 }, unknown: used)
    }
}
