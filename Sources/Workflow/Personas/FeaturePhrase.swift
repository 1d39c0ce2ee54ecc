import Findings

/// How a marker reads in words: as a kind of people, and as a trait.
struct FeaturePhrase {
    let noun: String
    let trait: String

    init(_ marker: Marker) {
        let isHigh = marker.effect > 0
        if let known = Self.known[marker.feature] ?? Self.presence[marker.feature] {
            (noun, trait) = isHigh ? known.high : known.low
            return
        }
        for (prefix, word) in Self.families where marker.feature.hasPrefix(prefix) {
            let subject = Self.subject(marker)
            noun = isHigh ? "\(subject.capitalisedFirst) \(word)" : "Not \(subject) \(word)"
            trait = isHigh ? "more \(subject)" : "less \(subject)"
            return
        }
        let title = marker.title.lowercasedFirst
        noun = (isHigh ? "High " : "Low ") + title
        trait = (isHigh ? "high " : "low ") + title
    }

    private typealias Words = (noun: String, trait: String)

    private static let known: [String: (high: Words, low: Words)] = [
        "recency": (("Lapsed customers", "long silent"), ("Recent buyers", "recently active")),
        "frequency": (("Frequent buyers", "many orders"), ("Occasional buyers", "few orders")),
        "monetary": (("High spenders", "high spend"), ("Low spenders", "low spend")),
        "average_order_value": (("Big-basket buyers", "large orders"), ("Small-basket buyers", "small orders")),
        "tenure": (("Long-standing customers", "long-standing"), ("New customers", "new")),
        "bounce_rate": (("Brief visitors", "brief visits"), ("Engaged visitors", "engaged visits")),
        "conversion_rate": (("Ready converters", "converting visits"), ("Browsers", "visits without a purchase")),
        "click_through_rate": (("Clickers", "many clicks"), ("Quiet readers", "few clicks")),
        "days_between_orders": (
            ("Slow repeaters", "long gaps between orders"), ("Quick repeaters", "short gaps between orders")
        ),
        "days_since_visit": (("Absent visitors", "long since the last visit"), ("Recent visitors", "visited recently")),
        "sessions_per_30_days": (("Active visitors", "many visits"), ("Rare visitors", "few visits")),
        "pages_per_session": (("Browsers", "long visits"), ("Quick visitors", "short visits")),
        "session_duration": (("Browsers", "long visits"), ("Quick visitors", "short visits")),
        "interactions_per_30_days": (("Vocal fans", "many interactions"), ("Silent customers", "few interactions")),
    ]

    private static let presence: [String: (high: Words, low: Words)] = [
        "has_purchases": (("Buyers", "have bought"), ("Not yet buyers", "no purchase yet")),
        "has_visits": (("Visitors", "visit the site"), ("Never seen online", "no visits")),
        "has_interactions": (("Talkers", "interact"), ("Silent customers", "no interactions")),
        "has_campaigns": (("Addressed before", "in earlier campaigns"), ("Never addressed", "in no campaign yet")),
    ]

    private static let families = [
        ("share_of_spend.", "buyers"), ("share_of_purchases.", "buyers"), ("season.", "shoppers"),
        ("share_of_sessions.", "visitors"),
    ]

    /// What a share is a share of: the part of the feature's name after the dot.
    private static func subject(_ marker: Marker) -> String {
        guard let dot = marker.feature.firstIndex(of: ".") else { return marker.title.lowercasedFirst }
        return String(marker.feature[marker.feature.index(after: dot)...]).replacing("_", with: " ")
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// Lower-cased first letter, unless the word is an abbreviation.
    var lowercasedFirst: String {
        let second = dropFirst().first
        return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}
