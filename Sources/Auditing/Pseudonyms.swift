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
    public init(key: [UInt8]) throws(Diagnostics) { try self.init(key: key, digits: 16) }

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
    /// - Throws: two different identifiers with one pseudonym, which would merge two people (1 chance in 37
    ///   million with a million customers).
    public func pseudonyms(of identifiers: [String]) throws(Diagnostics) -> [String] {
        var owners: [String: String] = [:]
        owners.reserveCapacity(identifiers.count)
        var result: [String] = []
        result.reserveCapacity(identifiers.count)
        for identifier in identifiers {
            let pseudonym = pseudonym(of: identifier)
            if owners.updateValue(identifier, forKey: pseudonym) ?? identifier != identifier {
                throw Diagnostics([
                    Diagnostic(
                        .error, "pseudonyms.collision", "two customers would get the same pseudonym",
                        suggestion: "use another key")
                ])
            }
            result.append(pseudonym)
        }
        return result
    }
}
