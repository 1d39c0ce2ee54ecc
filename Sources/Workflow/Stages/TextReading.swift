import Basics
import Features
import Foundation
import Tables

/// Reads the texts of interactions with the study's lexicon.
struct TextReading: Sendable {
    let sentiment: Sentiment
    /// SHA-256 of a lexicon of the study's own.
    let digest: String?

    /// - Throws: a lexicon that isn't there, or isn't one.
    init(_ study: Study) throws(Diagnostics) {
        guard let own = study.sentiment.lexicon else {
            guard let lexicon = SentimentLexicon(languages: study.sentiment.languages) else {
                preconditionFailure("no lexicon for \(study.sentiment.languages)")
            }
            sentiment = Sentiment(lexicon)
            digest = nil
            return
        }
        let path = study.path(own.name)
        guard let bytes = FileManager.default.contents(atPath: path),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw Diagnostics([
                Diagnostic(.error, "lexicon.missing", at: own.position, "'\(path)' can't be read as a UTF-8 text")
            ])
        }
        sentiment = Sentiment(try SentimentLexicon(parsing: text, file: path))
        digest = Digest.sha256(text)
    }

    /// Of each text its sentiment and its number of words, each different text read once.
    func columns(_ texts: Categories) -> [(name: String, column: Column)] {
        let read = texts.levels.map { level -> (sentiment: Double, words: Double) in
            let tokens = WordTokens(level)
            return (sentiment.score(tokens), Double(tokens.words.count))
        }
        return [
            ("sentiment", .number(texts.codes.map { $0 < 0 ? .nan : read[Int($0)].sentiment })),
            ("words", .number(texts.codes.map { $0 < 0 ? .nan : read[Int($0)].words })),
        ]
    }
}
