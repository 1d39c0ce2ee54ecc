import Foundation

/// The words of a name in lower case and without accents: `InvoiceNo`, `invoice_no` and `Invoice No.` are the same.
public struct NameWords: Sendable, Hashable {
    public let words: [String]

    public init(_ name: String) {
        var words: [String] = []
        var word: [Character] = []
        let characters = Array(Self.folded(name))
        func finish() {
            if !word.isEmpty { words.append(String(word).lowercased()) }
            word = []
        }
        for (index, character) in characters.enumerated() {
            guard character.isLetter || character.isNumber else {
                finish()
                continue
            }
            if let last = word.last {
                let next = index + 1 < characters.count ? characters[index + 1] : " "
                let startsWord = character.isUppercase && (last.isLowercase || next.isLowercase)
                if startsWord || last.isNumber != character.isNumber { finish() }
            }
            word.append(character)
        }
        finish()
        self.words = words
    }

    /// `Stückpreis` → `Stueckpreis`, `Café` → `Cafe`.
    private static func folded(_ name: String) -> String {
        var text = name
        for (letter, letters) in [
            ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss"),
        ] {
            text = text.replacing(letter, with: letters)
        }
        return text.folding(options: .diacriticInsensitive, locale: nil)
    }
}
