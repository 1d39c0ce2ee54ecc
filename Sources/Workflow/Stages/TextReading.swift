import Basics
import Features
import Foundation
import Tables

/// Reads the texts of interactions: with the study's lexicon, or with models that learnt from labelled texts.
struct TextReading: Sendable {
    private let sentiment: Sentiment
    /// SHA-256 of a lexicon of the study's own.
    let digest: String?
    var learnt: LearntSentiment?

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

    /// What is read of texts, row by row.
    struct Columns {
        /// NaN without words.
        var sentiment: [Double]
        var words: [Double]
        /// Whether the lexicon knows one of the words.
        var isKnown: [Bool]
    }

    /// Each different text is read once, but for models that depend on the customer.
    func columns(_ texts: Categories, customer: [Int32]) -> Columns {
        let read = texts.levels.map { level -> (sentiment: Double, words: Double, isKnown: Bool) in
            let tokens = WordTokens(level)
            return (sentiment.score(tokens), Double(tokens.words.count), sentiment.knows(tokens))
        }
        let judged = learnt?.scores(texts, customer: customer)
        return Columns(
            sentiment: judged ?? texts.codes.map { $0 < 0 ? .nan : read[Int($0)].sentiment },
            words: texts.codes.map { $0 < 0 ? .nan : read[Int($0)].words },
            isKnown: texts.codes.map { $0 >= 0 && read[Int($0)].isKnown })
    }
}
