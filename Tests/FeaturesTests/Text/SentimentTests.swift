import Basics
import Testing

@testable import Features

@Suite struct SentimentTests {
    let english: Sentiment
    let german: Sentiment

    init() throws {
        english = Sentiment(try #require(SentimentLexicon(languages: ["en"])))
        german = Sentiment(try #require(SentimentLexicon(languages: ["de"])))
    }

    @Test(arguments: [
        "simply \"amazing\" quality", "good delivery and a fair deal", "not bad at all, your quality",
        "love the gift ideas!", "really helpful answer about the quality", "The service was never a problem",
        "delivery works perfectly", "no complaints, thank you", "slow delivery, but a wonderful product",
    ])
    func praise(text: String) { #expect(english.score(text) > 0.05, "\(english.score(text))") }

    @Test(arguments: [
        "terrible quality", "worst delivery so far, I want my money back", "not happy with the returns",
        "problem with the prices again", "the app isn't very good", "I can’t recommend it",
        "the \"new\" packaging is broken",
        "nice colours, but the worst service ever",
    ])
    func complaint(text: String) { #expect(english.score(text) < -0.05, "\(english.score(text))") }

    @Test(arguments: [
        "where can I read more about the prices?", "any news about the quality?",
        "asking about the returns for a friend",
        "please send me the terms", "a question about delivery", "checking the delivery for my order",
    ])
    func neither(text: String) { #expect(english.score(text) == 0) }

    @Test(arguments: [
        ("Sehr gute Beratung, danke!", true), ("Leider war die Ware beschädigt", false),
        ("gar nicht schlecht", true), ("Der Service ist nicht freundlich", false), ("absolut großartig", true),
        ("Die Lieferung kam viel zu spät", false), ("schöne Farbe, aber furchtbar schlechte Qualität", false),
    ])
    func inGerman(text: String, isPraise: Bool) {
        #expect(isPraise ? german.score(text) > 0.05 : german.score(text) < -0.05, "\(german.score(text))")
    }

    @Test func howMuch() {
        #expect(english.score("very good") > english.score("good"))
        #expect(english.score("good!") > english.score("good"))
        #expect(english.score("slightly good") < english.score("good"))
        #expect(english.score("not good") > english.score("bad") - 0.2)
        #expect(abs(english.score(String(repeating: "good ", count: 500))) <= 1)
        #expect(english.score("").isNaN && english.score(" … ").isNaN)
        #expect(english.score("It is not. Good day") > 0, "a negation ends with its clause")
    }

    @Test func tokens() {
        let tokens = WordTokens("Don’t STOP — ÄRGER, l'été 2x!! 東京")
        #expect(tokens.words.map(\.text) == ["don't", "stop", "ärger", "l'été", "2x", "東", "京"])
        #expect(tokens.words.map(\.clause) == [0, 0, 0, 1, 1, 3, 3])
        #expect(tokens.exclamations == 2)
        #expect(WordTokens("e\u{301}te").words.map(\.text) == ["éte"])
        #expect(WordTokens("'quoted' words'").words.map(\.text) == ["quoted", "words"])
    }

    @Test func aLexiconOfOnesOwn() throws {
        let lexicon = try SentimentLexicon(
            parsing: "# mine\nsnazzy\t0.9\r\nnope\tnot\nmega\t*1.5\n\nbut\tbut\nMEH\t-0.4\n", file: "words.tsv")
        #expect(lexicon.count == 5)
        #expect(Sentiment(lexicon).score("snazzy") > 0.6)
        #expect(Sentiment(lexicon).score("nope snazzy") < 0)
        #expect(Sentiment(lexicon).score("good") == 0)
        #expect(lexicon["meh"] == .score(-0.4))
    }

    @Test func aWrongLexicon() {
        let lines = "good\t2\nbad\nfine words\t0.5\nok\t0.2\nwell\t*9\nx\tyes"
        let problems = diagnostics { _ = try SentimentLexicon(parsing: lines, file: "words.tsv") }
        #expect(problems.map(\.identifier) == [String](repeating: "lexicon.line", count: 5))
        #expect(problems.map { $0.position?.line } == [1, 2, 3, 5, 6])
        #expect(
            diagnostics { _ = try SentimentLexicon(parsing: "# none\n", file: "w") }.map(\.identifier) == [
                "lexicon.empty"
            ])
        #expect(SentimentLexicon(languages: ["xx"]) == nil)
    }

    /// What is turned round by "not" may not be as strong as what it turns round.
    @Test(arguments: ["en", "de"])
    func everyWordOfTheLexicons(language: String) throws {
        let lexicon = try #require(SentimentLexicon(languages: [language]))
        #expect(lexicon.count > 450)
        let negation = language == "en" ? "not" : "nicht", sentiment = Sentiment(lexicon)
        for (word, entry) in lexicon.all {
            guard case .score(let score) = entry else { continue }
            let alone = sentiment.score(word), turned = sentiment.score("\(negation) \(word)")
            #expect(alone * score > 0 && turned * score < 0 && abs(turned) < abs(alone), "\(word)")
        }
    }
}

private func diagnostics(_ body: () throws -> Void) -> [Diagnostic] {
    do { try body() } catch let error as Diagnostics { return error.items } catch {}
    return []
}
