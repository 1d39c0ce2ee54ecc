/// A coordinate as SVG writes it: at most `decimals` (0...2) decimals (one is a tenth of a unit, finer than a screen
/// shows), no locale, no "-0", never NaN or infinite.
public func coordinate(_ value: Double, decimals: Int = 1) -> String {
    let unit = decimals <= 0 ? 1 : decimals == 1 ? 10 : 100
    let limit = 1e7
    let number = value.isNaN ? 0 : min(max(value, -limit), limit)
    let scaled = Int((number * Double(unit)).rounded())
    var text = scaled < 0 ? "-" : ""
    text += String(abs(scaled) / unit)
    var rest = abs(scaled) % unit
    guard rest != 0 else { return text }
    var digits = unit == 10 ? 1 : 2
    while rest % 10 == 0 {
        rest /= 10
        digits -= 1
    }
    let fraction = String(rest)
    return text + "." + String(repeating: "0", count: digits - fraction.count) + fraction
}
