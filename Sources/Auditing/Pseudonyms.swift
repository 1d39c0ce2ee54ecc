public import Basics

/// Names for customers that can't be turned back without the key: the first 16 hexadecimal digits of HMAC-SHA-256.
///
/// Pseudonymised data remains personal data (GDPR, recital 26): whoever has the key can find everybody again.
public struct Pseudonyms: Sendable {
    public static let minimumKeyBytes = 16

    private let key: [UInt8]
    private let digits: Int

    /// - Parameter key: random bytes from outside the study and the report; 32 are best.
    /// - Throws: a key under 16 bytes, which could be found by trying.
    public init(key: [UInt8]) throws(Diagnostics) { try self.init(key: key, digits: Self.mostDigits) }

    /// Fewer digits are for testing what happens when two coincide.
    init(key: [UInt8], digits: Int) throws(Diagnostics) {
        guard key.count >= Self.minimumKeyBytes else {
            throw Diagnostics([
                Diagnostic(
                    .error, "pseudonyms.short-key",
                    "the pseudonym key has \(key.count) bytes; at least \(Self.minimumKeyBytes) are needed",
                    explanation: "With a short key the customers behind the pseudonyms can be found by trying keys.",
                    suggestion: "make one with: openssl rand -hex 32")
            ])
        }
        self.key = key
        self.digits = digits
    }

    /// The same identifier gives the same pseudonym as long as the key is the same.
    public func pseudonym(of identifier: String) -> String {
        String(Digest.hmac(key: key, identifier).prefix(digits))
    }

    /// The pseudonyms of all customers, in order.
    ///
    /// - Throws: as `ordered`.
    public func pseudonyms(of identifiers: [String]) throws(Diagnostics) -> [String] {
        var result = [String](repeating: "", count: identifiers.count)
        for (pseudonym, place) in try ordered(identifiers) { result[place] = pseudonym }
        return result
    }

    /// The pseudonyms in their own order, each with the place of its customer.
    ///
    /// - Throws: two different identifiers with one pseudonym, which would merge two people (1 chance in 37
    ///   million with a million customers).
    public func ordered(_ identifiers: [String]) throws(Diagnostics) -> [(pseudonym: String, place: Int)] {
        var codes = MessageCodes(key: key)
        var sorted: [(number: UInt64, place: Int)] = []
        sorted.reserveCapacity(identifiers.count)
        for (place, identifier) in identifiers.enumerated() {
            // Sixteen digits of four bits: their numbers have the order of their texts.
            let number = codes.code(of: identifier).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            sorted.append((number >> UInt64(4 * (Self.mostDigits - digits)), place))
        }
        sorted.sort { ($0.number, $0.place) < ($1.number, $1.place) }
        for (first, second) in zip(sorted, sorted.dropFirst())
        where first.number == second.number && identifiers[first.place] != identifiers[second.place] {
            throw Diagnostics([
                Diagnostic(
                    .error, "pseudonyms.collision", "two customers would get the same pseudonym",
                    suggestion: "use another key")
            ])
        }
        return sorted.map { (text($0.number), $0.place) }
    }

    private static let mostDigits = 16

    private func text(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }
}
