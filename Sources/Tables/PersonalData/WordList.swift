/// Words that are alike in meaning, for looking up a whole word or its beginning or end.
public struct WordList: Sendable {
    private var whole: Set<String> = []
    private var beginnings: [String] = []
    private var ends: [String] = []

    /// - Parameter text: words between blanks; `kunden-` is any word that begins so, `-datum` any that ends so.
    public init(_ text: String) {
        for word in text.split(whereSeparator: \.isWhitespace) {
            if word.hasSuffix("-") {
                beginnings.append(String(word.dropLast()))
            } else if word.hasPrefix("-") {
                ends.append(String(word.dropFirst()))
            } else {
                whole.insert(String(word))
            }
        }
    }

    public func contains(_ word: String) -> Bool {
        whole.contains(word) || (word.count > 3 && word.hasSuffix("s") && whole.contains(String(word.dropLast())))
            || beginnings.contains { word.hasPrefix($0) } || ends.contains { word.hasSuffix($0) }
    }
}
