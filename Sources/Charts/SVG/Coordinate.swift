/// A coordinate as SVG writes it: at most `decimals` (0...2) decimals (one is a tenth of a unit, finer than a screen
/// shows), no zero before the point, no locale, no "-0", never NaN or infinite.
public func coordinate(_ value: Double, decimals: Int = 1) -> String {
    let unit = decimals <= 0 ? 1 : decimals == 1 ? 10 : 100
    let limit = 1e7
    let number = value.isNaN ? 0 : min(max(value, -limit), limit)
    return decimal(Int((number * Double(unit)).rounded()), places: decimals <= 0 ? 0 : decimals == 1 ? 1 : 2)
}

/// A whole number of tenths (or hundredths) with its point in place.
func decimal(_ scaled: Int, places: Int) -> String {
    let unit = places == 0 ? 1 : places == 1 ? 10 : 100
    let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: unit)
    var text = scaled < 0 ? "-" : ""
    if whole > 0 || rest == 0 { text += String(whole) }
    if rest > 0 {
        text += unit == 100 && rest < 10 ? ".0" : "."
        text += String(unit == 100 && rest % 10 == 0 ? rest / 10 : rest)
    }
    return text
}
