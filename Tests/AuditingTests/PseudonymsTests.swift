import Basics
import Testing

@testable import Auditing

@Suite struct PseudonymsTests {
    private let key = Array("0123456789abcdef0123456789abcdef".utf8)

    @Test func areTheBeginningOfTheAuthenticationCode() throws {
        let pseudonyms = try Pseudonyms(key: key)
        let names = try pseudonyms.pseudonyms(of: ["17850", "13047", "17850", ""])
        #expect(names.allSatisfy { $0.count == 16 && $0.allSatisfy { $0.isHexDigit } })
        #expect(names[0] == names[2])
        #expect(Set(names).count == 3)
        #expect(names[0] == String(Digest.hmac(key: key, "17850").prefix(16)))
        #expect(try Pseudonyms(key: Array("another key of 32 bytes, or so..".utf8)).pseudonym(of: "17850") != names[0])
    }

    @Test func shortKeysAreRefused() throws {
        let error = #expect(throws: Diagnostics.self) { try Pseudonyms(key: Array(repeating: 1, count: 15)) }
        #expect(error?.items.map(\.identifier) == ["pseudonyms.short-key"])
        #expect(throws: Never.self) { try Pseudonyms(key: Array(repeating: 1, count: 16)) }
    }

    @Test func collisionsAreAnErrorThatNamesNobody() throws {
        let pseudonyms = try Pseudonyms(key: key, digits: 2)
        let identifiers = (0..<300).map { "customer-\($0)" }
        let error = #expect(throws: Diagnostics.self) { try pseudonyms.pseudonyms(of: identifiers) }
        #expect(error?.items.map(\.identifier) == ["pseudonyms.collision"])
        #expect(error?.description.contains("customer-") == false)
    }
}
