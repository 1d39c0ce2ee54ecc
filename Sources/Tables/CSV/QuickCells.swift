/// The forms that nearly all cells have, read without a detour; nil for all others, right or wrong.

/// Up to 15 digits with or without a sign and a point: both factors are exact doubles, so one division rounds correctly.
@inline(__always)
func quickNumber(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    let count = cell.count
    guard count > 0, count <= 17 else { return nil }
    let isNegative = cell[0] == UInt8(ascii: "-")
    var offset = isNegative ? 1 : 0
    var significand: UInt64 = 0
    var digits = 0, decimals = -1
    while offset < count {
        let byte = cell[offset], digit = byte &- UInt8(ascii: "0")
        if digit < 10 {
            significand = significand &* 10 &+ UInt64(digit)
            digits &+= 1
        } else if byte == UInt8(ascii: "."), decimals < 0 {
            decimals = digits
        } else {
            return nil
        }
        offset &+= 1
    }
    guard digits > 0, digits <= 15 else { return nil }
    var value = Double(significand)
    if decimals >= 0 { value /= exactPowersOfTen[digits - decimals] }
    return isNegative ? -value : value
}

/// `YYYY-MM-DD`, alone or followed by `T` or a blank and `HH:MM:SS`.
@inline(__always)
func quickTime(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
    let count = cell.count
    guard count == 10 || count == 19, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") else { return nil }
    var all = true
    func two(_ place: Int) -> Int {
        let tens = cell[place] &- UInt8(ascii: "0"), ones = cell[place + 1] &- UInt8(ascii: "0")
        if tens > 9 || ones > 9 { all = false }
        return Int(tens) &* 10 &+ Int(ones)
    }
    let year = two(0) &* 100 &+ two(2), month = two(5), day = two(8)
    // The last days of a month are looked up.
    guard all, year > 0, month > 0, month <= 12, day > 0, day <= 28 else { return nil }
    let fromMarch = month > 2 ? year : year &- 1
    let dayOfYear = (153 &* (month > 2 ? month &- 3 : month &+ 9) &+ 2) / 5 &+ day &- 1
    let days = fromMarch &* 365 &+ fromMarch / 4 &- fromMarch / 100 &+ fromMarch / 400 &+ dayOfYear &- 719_468
    if count == 10 { return Int64(days) &* secondsPerDay }
    guard cell[10] == UInt8(ascii: "T") || cell[10] == UInt8(ascii: " "), cell[13] == UInt8(ascii: ":"),
        cell[16] == UInt8(ascii: ":")
    else { return nil }
    let hour = two(11), minute = two(14), second = two(17)
    guard all, hour < 24, minute < 60, second < 60 else { return nil }
    return Int64(days) &* secondsPerDay &+ Int64(hour &* 3600 &+ minute &* 60 &+ second)
}
