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

/// Digits, signs and the letters of exponents, "inf" and "nan".
private func isPartOfNumeral(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x2b || byte == 0x2d
}
