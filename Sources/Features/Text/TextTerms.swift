/// The words of a text that carry a topic, each by the bucket that its hash falls into: however many words there are, a
/// text has a place in a space of fixed size (Weinberger et al. 2009). Words of one letter, numbers and function words
/// are left out, as is what names a person: e-mail and web addresses, names behind an `@`, and codes of letters and
/// digits such as those of bank accounts and documents.
struct TextTerms: Sendable {
    static let buckets = 1 << 13

    /// In the order of the text, repeats included.
    let words: [String]

    init(_ text: String) { self.init(WordTokens(Self.withoutAddresses(text))) }

    init(_ tokens: WordTokens) {
        words = tokens.words.lazy.map(\.text).filter {
            $0.count > 1 && !Self.functionWords.contains($0) && $0.contains { $0.isLetter } && !Self.isCode($0)
        }
    }

    private static func withoutAddresses(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) || text.utf8.contains(UInt8(ascii: "/")) || text.contains("www.")
        else { return text }
        return text.split(whereSeparator: \.isWhitespace).filter { part in
            !part.contains("@") && !part.contains("://") && !part.hasPrefix("www.")
        }.joined(separator: " ")
    }

    private static func isCode(_ word: String) -> Bool { word.utf8.count { (48...57).contains($0) } >= 4 }

    /// FNV-1a over the word's bytes, the same on every machine.
    ///
    /// - Parameter count: of buckets, a power of two.
    static func bucket(of word: String, among count: Int = buckets) -> Int32 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int32((hash ^ hash >> 32) & UInt64(count - 1))
    }

    private static let functionWords: Set<String> = {
        let text = String(decoding: PackageResources.function_words_txt, as: UTF8.self)
        return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
    }()
}
