import Basics
import Testing

@Suite struct DigestTests {
    /// FIPS 180-2, appendix B, and the digest of nothing.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]) func knownDigests(text: String, digest: String) {
        #expect(Digest.sha256(text) == digest)
    }

    @Test func piecesGiveTheSameDigest() {
        let text = Array(repeating: "a", count: 1_000_000).joined()
        let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(Digest.sha256(text) == digest)
        var stream = SHA256Stream()
        let bytes = Array(text.utf8)
        for block in rowBlocks(bytes.count, size: 999) {
            Array(bytes[block]).withUnsafeBytes { stream.update($0) }
        }
        let finished = stream.finish()
        #expect(finished == digest)
    }

    @Test func codesOfManyMessagesAreThoseOfEach() {
        for key in [[UInt8](repeating: 7, count: 16), [UInt8](repeating: 0xaa, count: 131)] {
            var codes = MessageCodes(key: key)
            for message in ["", "17850", "13047", "17850", String(repeating: "long", count: 99)] {
                let code = codes.code(of: message)
                let digits = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                #expect(digits == Digest.hmac(key: key, message))
            }
        }
    }

    /// Python's hmac.
    @Test func emptyKeyAndMessage() {
        #expect(
            Digest.hmac(key: [], "text") == "0611b704abab473f956257a09cc2fc2c867211d077bdffc5a91bd8a5047826ff")
        #expect(
            Digest.hmac(key: Array("key".utf8), "")
                == "5d5d139563c95b5967b9bd9a8c9b233a9dedb45072794cd232dc1b74832607d0")
    }

    /// RFC 4231, test cases 1, 2, 6 and 7 (a key shorter and longer than the block).
    @Test func knownMessageAuthenticationCodes() {
        #expect(
            Digest.hmac(key: [UInt8](repeating: 0x0b, count: 20), "Hi There")
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        #expect(
            Digest.hmac(key: Array("Jefe".utf8), "what do ya want for nothing?")
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let longKey = [UInt8](repeating: 0xaa, count: 131)
        #expect(
            Digest.hmac(key: longKey, "Test Using Larger Than Block-Size Key - Hash Key First")
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
        #expect(
            Digest.hmac(
                key: longKey,
                "This is a test using a larger than block-size key and a larger than block-size data. The key needs to "
                    + "be hashed before being used by the HMAC algorithm.")
                == "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")
    }
}
