import Basics
import Testing

@Suite struct LanguageTests {
    /// Points for commas, commas for points, and a grammar of its own.
    private let other = Language(
        code: "xx", name: "Other", decimalMark: ",", groupSeparator: ".", magnitudes: ("Tsd.", "Mio.", "Mrd."),
        keepsCapitals: true,
        phrases: [
            "{0} of {1}": "von {1:many} sind es {0}", "as it is": "wie es ist", "{0} segment": "{0} Segment",
            "{0} segments": "{0} Segmente", "at least {0}": "mindestens {0}", "long, in two parts: {0}": "lang: {0}",
            "one {brace": "eine {Klammer",
        ], words: ["natural": "natürlich"], forms: ["many": ["Segmente": "Segmenten"]])

    private func inOther<Result>(_ body: () throws -> Result) rethrows -> Result {
        try Language.$current.withValue(other, operation: body)
    }

    @Test func englishSaysWhatTheCodeSays() {
        let (part, all) = (3, "12 segments")
        #expect(say("\(part) of \(all)") == "3 of 12 segments")
        #expect(say("in two ", "parts: \(part)") == "in two parts: 3")
        #expect(say("at least \(0.8)") == "at least 0.8")
        #expect(say(1, "segment") == "1 segment" && say(1234, "segment") == "1,234 segments")
        #expect(say(2, "class") == "2 classes")
        #expect(say(plural: 1, one: "\(1) holds", other: "\(1) hold") == "1 holds")
        #expect(say(plural: 0, one: "\(0) holds", other: "\(0) hold") == "0 hold")
        #expect(word("natural") == "natural" && word("one-hot", english: "one hot") == "one hot")
    }

    @Test func patternsCountTheirPlaces() {
        #expect(Phrase("\("a") of \(2), \(0.5)").pattern == "{0} of {1}, {2}")
        #expect(Phrase("as it is").pattern == "as it is")
    }

    @Test func anotherLanguageOrdersAndInflects() {
        inOther {
            #expect(say("as it is") == "wie es ist")
            #expect(say("\(3) of \(say(12, "segment"))") == "von 12 Segmenten sind es 3")
            #expect(say(1, "segment") == "1 Segment" && say(1234, "segment") == "1.234 Segmente")
            #expect(say("at least \(0.8)") == "mindestens 0,8")
            #expect(say("long, ", "in two parts: \("{1}")") == "lang: {1}")
            #expect(say("one {brace") == "eine {Klammer")
            #expect(word("natural") == "natürlich" && word("other") == "other")
        }
    }

    @Test func whatIsMissingIsEnglishAndCollected() {
        let missing = MissingPhrases()
        Language.$missing.withValue(missing) {
            #expect(say("never \(1)") == "never 1")
            inOther {
                #expect(say("never \(1)") == "never 1")
                #expect(say("as it is") == "wie es ist")
            }
        }
        #expect(missing.patterns == ["never {0}"])
    }

    @Test func numbersFollowAndThoseForProgramsNever() {
        inOther {
            #expect(NumberFormat.integer(1_234_567) == "1.234.567")
            #expect(NumberFormat.fixed(-1234.5, digits: 2) == "−1.234,50")
            #expect(NumberFormat.percent(0.1234) == "12,3\u{a0}%")
            #expect(NumberFormat.percent(0.0001) == "<0,1\u{a0}%" && NumberFormat.percent(0.99999) == ">99,9\u{a0}%")
            #expect(NumberFormat.significant(0.0123) == "0,0123")
            #expect(NumberFormat.significant(1.234e-7) == "1,23e−07")
            #expect(
                NumberFormat.compact(12_345) == "12,3\u{a0}Tsd." && NumberFormat.compact(8.9114e6) == "8,91\u{a0}Mio.")
            #expect(NumberFormat.compact(2e9) == "2,00\u{a0}Mrd.")
            #expect(NumberFormat.signed(0.42) == "+0,42")
            #expect(NumberFormat.ends("0,79", "0,85") == "0,79;\u{a0}0,85")
            #expect(NumberFormat.plain(1234.5, digits: 2) == "1234.50")
        }
        #expect(NumberFormat.ends("0.79", "0.85") == "0.79,\u{a0}0.85")
    }

    @Test(arguments: [1, 4]) func threadsSpeakTheCallersLanguage(threads: Int) throws {
        let missing = MissingPhrases()
        let texts = try Language.$missing.withValue(missing) {
            try inOther { try parallelMap(64, threads: threads) { say("at least \($0)") + say("no \($0)") } }
        }
        #expect(texts == (0..<64).map { "mindestens \($0)no \($0)" })
        #expect(missing.patterns == ["no {0}"])
    }
}
