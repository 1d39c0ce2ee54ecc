import Basics

/// A figure with its unit, as persona sentences write it.
enum Quantity {
    /// `51 days`, `18.4 %`, `£1,662`, `4.27 orders`.
    static func text(_ value: Double, unit: String?, currency: String?) -> String {
        switch unit {
        case "share": NumberFormat.percent(value)
        case let unit? where unit == currency: money(value, currency: unit)
        case "yes/no": NumberFormat.percent(value)
        case let unit?: "\(NumberFormat.significant(value))\u{a0}\(word(unit))"
        case nil: NumberFormat.significant(value)
        }
    }

    /// Whether a unit is a sign at the number, which both numbers of a comparison carry, and no word.
    static func isSign(_ unit: String?, _ currency: String?) -> Bool {
        unit == "share" || unit == "yes/no" || (unit != nil && unit == currency)
    }

    /// With the sign that readers know, where there is one: `£8,911`; else the currency's code: `CHF 8,911`.
    static func money(_ value: Double, currency: String?) -> String {
        let amount = abs(value) < 100 ? NumberFormat.fixed(value, digits: 2) : NumberFormat.integer(value)
        return switch currency {
        case "GBP": "£" + amount
        case "EUR": "€" + amount
        case "USD": "$" + amount
        case let code?: code + "\u{a0}" + amount
        case nil: amount
        }
    }
}
