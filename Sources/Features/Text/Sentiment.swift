/// How good or bad a text sounds, from −1 to 1, by the words of a lexicon.
///
/// Each word of the lexicon counts with its score: times the factor of a strengthening or weakening word just before it
/// (half as far from 1 where another word is between), turned round and weakened (× −0.7) by a negation among the three
/// words before it in its clause. What stands before a word such as "but" counts half. The sum s becomes
/// s / √(s² + 1), after up to three exclamation marks have raised it by a tenth each. The rules are those of Hutto and
/// Gilbert's VADER (2014), the constants our own.
public struct Sentiment: Sendable {
    private let lexicon: SentimentLexicon

    private static let negationWindow = 3
    private static let negated = -0.7

    public init(_ lexicon: SentimentLexicon) { self.lexicon = lexicon }

    /// NaN for a text without words; 0 where the lexicon knows none of them.
    public func score(_ text: String) -> Double { score(WordTokens(text)) }

    public func score(_ tokens: WordTokens) -> Double {
        guard !tokens.words.isEmpty else { return .nan }
        let entries = tokens.words.map { lexicon[$0.text] }
        let contrast = entries.lastIndex(of: .contrast)
        var sum = 0.0
        for (place, entry) in entries.enumerated() {
            guard case .score(var score)? = entry else { continue }
            score *= factor(before: place, entries, tokens.words)
            if isNegated(place, entries, tokens.words) { score *= Self.negated }
            sum += contrast.map { place < $0 } == true ? score / 2 : score
        }
        sum *= 1 + 0.1 * Double(min(3, tokens.exclamations))
        return sum / (sum * sum + 1).squareRoot()
    }

    /// Whether the lexicon scores one of the words.
    public func knows(_ tokens: WordTokens) -> Bool {
        tokens.words.contains { word in
            if case .score? = lexicon[word.text] { true } else { false }
        }
    }

    private func factor(
        before place: Int, _ entries: [SentimentLexicon.Entry?], _ words: [WordTokens.Word]
    ) -> Double {
        var product = 1.0
        for distance in 1...2 where distance <= place && words[place - distance].clause == words[place].clause {
            guard case .factor(let factor)? = entries[place - distance] else { continue }
            product *= distance == 1 ? factor : (1 + factor) / 2
        }
        return product
    }

    private func isNegated(
        _ place: Int, _ entries: [SentimentLexicon.Entry?], _ words: [WordTokens.Word]
    ) -> Bool {
        let start = max(0, place - Self.negationWindow)
        let negations = (start..<place).count {
            entries[$0] == .negation && words[$0].clause == words[place].clause
        }
        return negations % 2 == 1
    }
}
