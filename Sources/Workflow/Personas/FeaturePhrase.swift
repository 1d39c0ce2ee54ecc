import Findings

/// How a marker reads in words: as a kind of people, and as a trait.
struct FeaturePhrase {
    let noun: String
    let trait: String
    /// Whether the noun makes a good name: what people do, not what they leave undone in one category of many.
    let isName: Bool

    init(_ marker: Marker) {
        let isHigh = marker.effect > 0
        if let known = Self.known[marker.feature] {
            (noun, trait) = isHigh ? known.high : known.low
            isName = !(marker.isPresence && isHigh)
        } else if let family = Self.families.first(where: { marker.feature.hasPrefix($0.prefix) }),
            let subject = marker.subject
        {
            noun = (isHigh ? family.high(subject) : "Little \(subject)").capitalisedFirst
            trait = isHigh ? family.trait(subject) : "seldom " + family.rare(subject)
            isName = isHigh
        } else if marker.isLevel {
            let words = marker.title.replacing(": ", with: " ").lowercasedFirst
            noun = (isHigh ? words : "Not \(words)").capitalisedFirst
            trait = isHigh ? words : "seldom \(words)"
            isName = isHigh
        } else if marker.unit == "share", !marker.feature.contains("rate") {
            let title = marker.title.lowercasedFirst
            (noun, trait) =
                isHigh ? ("With \(title)", "with \(title)") : ("Without \(title)", "mostly without \(title)")
            isName = isHigh
        } else {
            let title = marker.title.lowercasedFirst
            noun = (isHigh ? "High " : "Low ") + title
            trait = (isHigh ? "high " : "low ") + title
            isName = true
        }
    }

    private typealias Words = (noun: String, trait: String)

    private static let known: [String: (high: Words, low: Words)] = [
        "recency": (("Lapsed customers", "long without an order"), ("Recent buyers", "bought recently")),
        "frequency": (("Frequent buyers", "many orders"), ("Occasional buyers", "few orders")),
        "monetary": (("High spenders", "high spend"), ("Low spenders", "low spend")),
        "average_order_value": (("Big-basket buyers", "large orders"), ("Small-basket buyers", "small orders")),
        "tenure": (("Long-standing customers", "long-standing"), ("New customers", "new")),
        "bounce_rate": (
            ("Brief visitors", "leave after one page"), ("Engaged visitors", "stay past the first page")
        ),
        "conversion_rate": (
            ("Decided buyers", "visits that end in a purchase"), ("Browsers", "visits without a purchase")
        ),
        "click_through_rate": (("Clickers", "many clicks"), ("Quiet readers", "few clicks")),
        "days_between_orders": (
            ("Slow repeaters", "long gaps between orders"), ("Quick repeaters", "short gaps between orders")
        ),
        "days_since_visit": (("Absent visitors", "long since the last visit"), ("Recent visitors", "visited recently")),
        "sessions_per_30_days": (("Frequent visitors", "many visits"), ("Rare visitors", "few visits")),
        "pages_per_session": (("Thorough browsers", "many pages a visit"), ("Quick visitors", "few pages a visit")),
        "session_duration": (("Thorough browsers", "long visits"), ("Quick visitors", "short visits")),
        "interactions_per_30_days": (("Talkers", "many interactions"), ("Quiet customers", "few interactions")),
        "has_purchases": (("Buyers", "have bought"), ("Not yet buyers", "no purchase yet")),
        "has_visits": (("Visitors", "visit the site"), ("Seldom seen online", "seen online less often")),
        "has_interactions": (("Talkers", "interact"), ("Quiet customers", "interact less often")),
        "has_campaigns": (("Addressed before", "in earlier campaigns"), ("Never addressed", "in few campaigns so far")),
    ]

    private struct Family {
        let prefix: String
        let high: @Sendable (String) -> String
        let trait: @Sendable (String) -> String
        /// Behind "seldom".
        let rare: @Sendable (String) -> String
    }

    private static let families = [
        Family(
            prefix: "share_of_spend.", high: { "Keen on \($0)" }, trait: { "more \($0) than others" },
            rare: { "buy \($0)" }),
        Family(
            prefix: "share_of_purchases.", high: { "Keen on \($0)" }, trait: { "more \($0) than others" },
            rare: { "buy \($0)" }),
        Family(prefix: "season.", high: { "\($0) shoppers" }, trait: { "buy in \($0)" }, rare: { "buy in \($0)" }),
        Family(
            prefix: "share_of_sessions.", high: { $0 == "app" ? "App users" : "Come by \($0)" },
            trait: { "come by \($0)" }, rare: { "come by \($0)" }),
        Family(
            prefix: "share_of_interactions.", high: { "Talk about \($0)" }, trait: { "talk about \($0)" },
            rare: { "talk about \($0)" }),
    ]
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// Lower-cased first letter, unless the word is an abbreviation.
    var lowercasedFirst: String {
        let second = dropFirst().first
        return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}
