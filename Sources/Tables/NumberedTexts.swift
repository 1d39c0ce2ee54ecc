/// Texts that are numbers behind the same beginning, all of one length, such as `C0000017`, and that fill most of their
/// range: their places are looked up in an array, one after the other where the texts are.
struct NumberedTexts: Sendable {
    private let beginning: [UInt8]
    private let length: Int
    private let lowest: Int
    /// From `lowest` on; -1 where no text has the number.
    private var codes: [Int32]

    /// More free places than texts take more memory than they are worth.
    private static let mostPlacesPerText = 4

    /// - Returns: nil where the texts aren't of that kind.
    init?(_ texts: [String]) {
        guard let first = texts.first.map({ Array($0.utf8) }) else { return nil }
        let digits = min(15, first.count - (first.lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0))
        guard digits > 0, first.allSatisfy({ $0 < 0x80 }) else { return nil }
        length = first.count
        beginning = Array(first.prefix(length - digits))
        var numbers: [Int] = []
        numbers.reserveCapacity(texts.count)
        for var text in texts {
            let number = text.withUTF8 { [beginning, length] in Self.number(in: $0, beginning, length) }
            guard let number else { return nil }
            numbers.append(number)
        }
        guard let lowest = numbers.min(), let highest = numbers.max(),
            (highest - lowest) / Self.mostPlacesPerText < texts.count
        else { return nil }
        self.lowest = lowest
        codes = [Int32](repeating: -1, count: highest - lowest + 1)
        // Of several that are equal the first one's place counts.
        for (place, number) in numbers.enumerated().reversed() { codes[number - lowest] = Int32(place) }
    }

    @inline(__always)
    func code(of text: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard let number = Self.number(in: text, beginning, length), number >= lowest, number - lowest < codes.count
        else { return nil }
        let code = codes[number - lowest]
        return code >= 0 ? code : nil
    }

    @inline(__always)
    private static func number(in text: UnsafeBufferPointer<UInt8>, _ beginning: [UInt8], _ length: Int) -> Int? {
        guard text.count == length else { return nil }
        for place in beginning.indices where text[place] != beginning[place] { return nil }
        var number = 0
        for place in beginning.count..<length {
            let digit = text[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int(digit)
        }
        return number
    }
}
