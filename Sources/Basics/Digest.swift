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
        var codes = MessageCodes(key: key)
        return hexadecimal(codes.code(of: text))
    }
}

/// HMAC-SHA-256 (RFC 2104) of many messages by one key, which is digested only once.
public struct MessageCodes: ~Copyable {
    private let algorithm: OpaquePointer?
    private let context: OpaquePointer?
    private var result = [UInt8](repeating: 0, count: 32)

    public init(key: [UInt8]) {
        algorithm = EVP_MAC_fetch(nil, "HMAC", nil)
        context = EVP_MAC_CTX_new(algorithm)
        var digest = Array("SHA256".utf8CString)
        digest.withUnsafeMutableBufferPointer { digest in
            let parameters = [
                OSSL_PARAM_construct_utf8_string("digest", digest.baseAddress, 0), OSSL_PARAM_construct_end(),
            ]
            // Without it everybody would have the same pseudonym.
            let isReady = EVP_MAC_init(context, key.isEmpty ? [0] : key, key.count, parameters) == 1
            precondition(isReady, "OpenSSL has no HMAC-SHA-256")
        }
    }

    deinit {
        EVP_MAC_CTX_free(context)
        EVP_MAC_free(algorithm)
    }

    /// 32 bytes.
    public mutating func code(of text: String) -> [UInt8] {
        var text = text, length = 0
        // Without a key: once more with the same.
        let isDone =
            EVP_MAC_init(context, nil, 0, nil) == 1
            && text.withUTF8 { EVP_MAC_update(context, $0.baseAddress, $0.count) } == 1
            && EVP_MAC_final(context, &result, &length, result.count) == 1
        precondition(isDone && length == result.count, "OpenSSL gave no HMAC-SHA-256")
        return result
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
    return String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
        for (index, byte) in bytes.enumerated() {
            text[2 * index] = digits[Int(byte >> 4)]
            text[2 * index + 1] = digits[Int(byte & 15)]
        }
        return 2 * bytes.count
    }
}
