import Findings
import Foundation
import Testing

@Suite struct JSONTests {
    @Test func roundsOnceToTwelveDigits() {
        #expect(JSON.rounded(0.1 + 0.2) == 0.3)
        #expect(JSON.rounded(8_911_407.904_000_001) == 8_911_407.904)
        #expect(JSON.rounded(4_503_599_627_370_497) == 4_503_599_627_370_497)
        #expect(JSON.rounded(JSON.rounded(.pi)) == JSON.rounded(.pi))
    }

    @Test func writesTheSameTreeThatItReads() throws {
        let tree = Value.object([
            "b": .array([.number(1), .number(0.25)]), "a": .string("x\"\\\n\u{1}\u{2028}é"), "c": .null,
            "d": .object(["e": .bool(true), "f": .array([])]), "g": .array([.object(["h": .number(-1e300)])]),
        ])
        let text = JSON.text(tree)
        #expect(try JSON.decode(Value.self, from: Data(text.utf8)) == tree)
        #expect(text.hasPrefix("{\n  \"a\": "))
    }
}
