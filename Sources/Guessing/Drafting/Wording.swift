import Basics

/// `1,234`
func count(_ value: Int) -> String { NumberFormat.integer(Double(value)) }

/// `12 %`, without decimals: what was seen is a sample.
func percent(_ share: Double) -> String {
    share > 0 && share < 0.005
        ? "under 1 %" : share < 1 && share >= 0.995 ? "over 99 %" : "\(Int((share * 100).rounded())) %"
}

/// `a, b and c`
func list(_ items: [String], _ word: String = "and") -> String {
    items.count < 2 ? items.joined() : items.dropLast().joined(separator: ", ") + " \(word) " + (items.last ?? "")
}

func twoDecimals(_ value: Double) -> String { NumberFormat.plain(value, digits: 2) }
func plainNumber(_ value: Double, digits: Int) -> String { NumberFormat.plain(value, digits: digits) }
func significantNumber(_ value: Double) -> String { NumberFormat.significant(value) }
