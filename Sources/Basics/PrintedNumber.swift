import Foundation

/// C's printf of one number (`%.2f`, `%.11e`), with a point whatever the C locale is. Foundation's formatting goes through
/// a number formatter of its own for each figure and takes thirty times as long.
public func printed(_ format: String, _ value: Double) -> String {
    let capacity = 512
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        let length = Int(withVaList([value]) { vsnprintf(buffer.baseAddress, capacity, format, $0) })
        guard length > 0, length < capacity else { return "\(value)" }
        return String(unsafeUninitializedCapacity: length) { bytes in
            for index in 0..<length {
                let byte = UInt8(bitPattern: buffer[index])
                bytes[index] = isPartOfNumeral(byte) ? byte : UInt8(ascii: ".")
            }
            return length
        }
    }
}

/// The same as `%.3f` and its like, but without printf where the last digit is in no doubt.
func printed(_ value: Double, digits: Int) -> String {
    shortDecimal(value, digits: digits) ?? printed("%.\(max(0, digits))f", value)
}

/// - Returns: nil where the number is large, or so near to halfway between two that only exact arithmetic can round it.
private func shortDecimal(_ value: Double, digits: Int) -> String? {
    guard (0..<powersOfTen.count).contains(digits), abs(value) < 1e6 else { return nil }
    // Off by no more than a half step of its last bit, 1e-4.
    let scaled = abs(value) * powersOfTen[digits], below = scaled.rounded(.down)
    guard abs(scaled - below - 0.5) > 1e-3 else { return nil }
    var rest = UInt64(below) + (scaled - below > 0.5 ? 1 : 0)
    // From the last digit on.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(20)
    while bytes.count <= digits + (digits > 0 ? 1 : 0) || rest > 0 {
        if digits > 0, bytes.count == digits {
            bytes.append(UInt8(ascii: "."))
        } else {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
    }
    if value.sign == .minus { bytes.append(UInt8(ascii: "-")) }
    return String(decoding: bytes.reversed(), as: UTF8.self)
}

private let powersOfTen = [1.0, 10, 100, 1e3, 1e4, 1e5, 1e6]

/// Digits, signs and the letters of exponents, "inf" and "nan".
private func isPartOfNumeral(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x2b || byte == 0x2d
}
