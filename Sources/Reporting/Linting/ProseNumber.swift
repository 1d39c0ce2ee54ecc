import Foundation

/// A number in prose that looks like a result: a share, an amount, a score, a count of people. Results change with the
/// data and belong into inline values. Years, levels of confidence, names such as F1 and counts of anything else stay.
struct ProseNumber: Hashable {
    var text: String
    /// In characters from the beginning of the prose.
    var offset: Int

    static func results(in text: String) -> [ProseNumber] {
        let characters = Array(text)
        var found: [ProseNumber] = []
        var index = 0
        while index < characters.count {
            guard characters[index].isDigit else {
                index += 1
                continue
            }
            var end = index
            while end < characters.count, characters[end].isDigit || isSeparator(at: end, in: characters) { end += 1 }
            if let number = result(characters, index, end) { found.append(number) }
            index = end
        }
        return found
    }

    /// A point or comma between two digits.
    private static func isSeparator(at index: Int, in characters: [Character]) -> Bool {
        ".,".contains(characters[index]) && index + 1 < characters.count && characters[index + 1].isDigit
    }

    private static func result(_ characters: [Character], _ start: Int, _ end: Int) -> ProseNumber? {
        let before = String(characters[max(0, start - 24)..<start])
        let after = String(characters[end..<min(characters.count, end + 40)])
        if let last = before.last, last.isLetter || last == "_" || last == "/" { return nil }  // F1, and/or1
        if before.hasSuffix("-"), before.dropLast().last?.isLetter == true { return nil }  // COVID-19
        if let next = after.first, next.isLetter { return nil }  // 3D, 1st
        let digits = String(characters[start..<end])
        let unit = after.prefixMatch(of: #/[ \u{a0}]?(%|per ?cent\b|percentage points?\b|points?\b)/#).map {
            String($0.0)
        }
        let whole = digits + (unit ?? "")
        func number(_ text: String) -> ProseNumber { ProseNumber(text: text, offset: start) }
        if unit != nil {
            // A level of confidence or a rank is chosen, not found.
            let around = before + after
            return around.contains(#/interval|confidence|quantile|percentile|level of|significan/#)
                ? nil : number(whole)
        }
        if let sign = before.last, "$£€¥".contains(sign) { return number(String(sign) + digits) }
        if digits.contains(".") || digits.contains(#/^\d{1,3}(,\d{3})+$/#) { return number(digits) }
        if before.contains(#/[=≈] ?$/#) { return number(digits) }
        let counted =
            #/[ \u{a0}](customers?|people|persons?|segments?|orders?|purchases?|visitors?|clients?|buyers?)\b/#
        return after.prefixMatch(of: counted) == nil ? nil : number(digits)
    }
}

extension Character {
    fileprivate var isDigit: Bool { isASCII && isNumber }
}
