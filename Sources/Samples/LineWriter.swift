/// Comma-separated lines straight into bytes: fields are appended in order, `endLine` closes a row.
struct LineWriter {
    private(set) var bytes: [UInt8] = []
    private var lineIsEmpty = true

    init(header: String) {
        bytes.reserveCapacity(1 << 20)
        for name in header.split(separator: ",") { field(String(name)) }
        endLine()
    }

    /// Quoted only where it must be (RFC 4180).
    mutating func field(_ text: String) {
        separate()
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 32 }) else {
            return bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// An empty cell where `text` is missing.
    mutating func field(_ text: String?) { field(text ?? "") }

    mutating func field(_ flag: Bool) { field(flag ? "yes" : "no") }

    mutating func field(_ number: Int) {
        separate()
        digits(number)
    }

    mutating func field(_ number: Int?) { if let number { field(number) } else { field("") } }

    /// A prefix and a number padded to `width` digits: `C00042`.
    mutating func field(_ prefix: String, _ number: Int, width: Int = 0) {
        separate()
        bytes.append(contentsOf: prefix.utf8)
        digits(number, width: width)
    }

    /// Hundredths as a decimal: 1250 is `12.50`.
    mutating func decimal(hundredths: Int) {
        separate()
        if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(abs(hundredths) / 100)
        bytes.append(UInt8(ascii: "."))
        digits(abs(hundredths) % 100, width: 2)
    }

    /// `2024-03-14`
    mutating func field(_ day: CivilDay) {
        separate()
        append(day)
    }

    /// `2024-03-14 09:26:53`
    mutating func field(_ moment: Moment) {
        separate()
        append(moment.day)
        for (mark, value) in zip([" ", ":", ":"], [moment.second / 3600, moment.second / 60 % 60, moment.second % 60]) {
            bytes.append(contentsOf: mark.utf8)
            digits(value, width: 2)
        }
    }

    mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        lineIsEmpty = true
    }

    private mutating func separate() {
        if !lineIsEmpty { bytes.append(UInt8(ascii: ",")) }
        lineIsEmpty = false
    }

    private mutating func append(_ day: CivilDay) {
        let (year, month, dayOfMonth) = day.parts
        digits(year, width: 4)
        bytes.append(UInt8(ascii: "-"))
        digits(month, width: 2)
        bytes.append(UInt8(ascii: "-"))
        digits(dayOfMonth, width: 2)
    }

    private mutating func digits(_ number: Int, width: Int = 0) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0 || bytes.count - start < width
        bytes[start...].reverse()
    }
}
