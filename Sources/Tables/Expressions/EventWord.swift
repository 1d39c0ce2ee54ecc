/// What events are called where they are counted, and the source that each belongs to. Orders are counted once, however
/// many lines they have; everything else is a row of its source.
public enum EventWord {
    /// By source, in the plural; the singular is known too.
    public static let sources: [(source: String, words: [String])] = [
        ("purchases", ["orders", "purchases", "lines"]), ("returns", ["returns"]),
        ("visits", ["visits", "sessions"]), ("interactions", ["interactions"]), ("campaigns", ["contacts"]),
    ]

    /// Whether several rows with one order id count once.
    public static func countsOrders(_ word: String) -> Bool { ["orders", "returns"].contains(plural(word)) }

    /// The source of the events that a word stands for.
    public static func source(of word: String) -> String? {
        sources.first { $0.words.contains { $0 == word || $0.dropLast() == word } }?.source
    }

    /// The word in the plural.
    public static func plural(_ word: String) -> String { word.hasSuffix("s") ? word : word + "s" }

    static let all = sources.flatMap { $0.words.flatMap { [$0, String($0.dropLast())] } }

    static let list = sources.flatMap(\.words).joined(separator: ", ")
}
