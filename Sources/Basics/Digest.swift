internal import CCrypto
public import Foundation

/// SHA-256 and HMAC-SHA-256 by OpenSSL's libcrypto, as lower-case hexadecimal.
public enum Digest {
    /// The SHA-256 of some bytes, 64 hexadecimal digits.
    public static func sha256(_ bytes: some ContiguousBytes) -> String {
        var stream = SHA256Stream()
        bytes.withUnsafeBytes { stream.update($0) }
        return stream.finish()
    }

    /// The SHA-256 of a text's UTF-8.
    public static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

    /// HMAC-SHA-256 (RFC 2104), for pseudonyms.
    public static func hmac(key: [UInt8], _ text: String) -> String {
        var result = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        let message = Array(text.utf8)
        _ = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &result, &length)
        return hexadecimal(result)
    }
}

/// SHA-256 over bytes that come in pieces.
public struct SHA256Stream: ~Copyable {
    private let context: OpaquePointer?

    public init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest of all pieces; further updates are meaningless.
    public mutating func finish() -> String {
        var result = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        EVP_DigestFinal_ex(context, &result, &length)
        return hexadecimal(result)
    }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
