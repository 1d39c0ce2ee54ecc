import Basics
import Findings

/// How a marker reads in words: as a kind of people, and as a trait.
struct FeaturePhrase {
    let noun: String
    let trait: String
    /// Whether the noun makes a good name: what people do, not what they leave undone in one category of many.
    let isName: Bool

    init(_ marker: Marker) {
        let isHigh = marker.effect > 0
        if let known = Self.known[marker.feature] ?? Self.more[marker.feature] {
            (noun, trait) = isHigh ? known.high : known.low
            isName = !(marker.isPresence && isHigh)
        } else if let family = Self.families.first(where: { marker.feature.hasPrefix($0.prefix) }),
            let subject = marker.subject
        {
            noun = (isHigh ? family.high(subject) : say("Little \(subject)")).capitalisedFirst
            trait = isHigh ? family.trait(subject) : say("seldom \(family.rare(subject))")
            isName = isHigh
        } else if marker.feature.hasPrefix("text_topic.") {
            noun = isHigh ? marker.title : say("Seldom: \(marker.title.lowercasedFirst)")
            trait = noun.lowercasedFirst
            isName = isHigh
        } else if marker.isLevel {
            let words = marker.title.replacing(": ", with: " ").lowercasedFirst
            noun = (isHigh ? words : say("Not \(words)")).capitalisedFirst
            trait = isHigh ? words : say("seldom \(words)")
            isName = isHigh
        } else if marker.unit == "share", !marker.feature.contains("rate") {
            let title = marker.title.lowercasedFirst
            (noun, trait) =
                isHigh
                ? (say("With \(title)"), say("with \(title)"))
                : (say("Without \(title)"), say("mostly without \(title)"))
            isName = isHigh
        } else {
            let title = marker.title.lowercasedFirst
            noun = isHigh ? say("High \(title)") : say("Low \(title)")
            trait = isHigh ? say("high \(title)") : say("low \(title)")
            isName = true
        }
    }

    private typealias Words = (noun: String, trait: String)

    private static var known: [String: (high: Words, low: Words)] {
        [
            "recency": (
                (say("Lapsed customers"), say("long without an order")), (say("Recent buyers"), say("bought recently"))
            ),
            "frequency": ((say("Frequent buyers"), say("many orders")), (say("Occasional buyers"), say("few orders"))),
            "monetary": ((say("High spenders"), say("high spend")), (say("Low spenders"), say("low spend"))),
            "average_order_value": (
                (say("Big-basket buyers"), say("large orders")), (say("Small-basket buyers"), say("small orders"))
            ),
            "tenure": ((say("Long-standing customers"), say("long-standing")), (say("New customers"), say("new"))),
            "bounce_rate": (
                (say("Brief visitors"), say("leave after one page")),
                (say("Engaged visitors"), say("stay past the first page"))
            ),
            "conversion_rate": (
                (say("Decided buyers"), say("visits that end in a purchase")),
                (say("Browsers"), say("visits without a purchase"))
            ),
            "click_through_rate": ((say("Clickers"), say("many clicks")), (say("Quiet readers"), say("few clicks"))),
            "days_between_orders": (
                (say("Slow repeaters"), say("long gaps between orders")),
                (say("Quick repeaters"), say("short gaps between orders"))
            ),
            "days_since_visit": (
                (say("Absent visitors"), say("long since the last visit")),
                (say("Recent visitors"), say("visited recently"))
            ),
            "sessions_per_30_days": (
                (say("Frequent visitors"), say("many visits")), (say("Rare visitors"), say("few visits"))
            ),
            "pages_per_session": (
                (say("Thorough browsers"), say("many pages a visit")), (say("Quick visitors"), say("few pages a visit"))
            ),
            "session_duration": (
                (say("Thorough browsers"), say("long visits")), (say("Quick visitors"), say("short visits"))
            ),
            "interactions_per_30_days": (
                (say("Talkers"), say("many interactions")), (say("Quiet customers"), say("few interactions"))
            ),
            "has_purchases": ((say("Buyers"), say("have bought")), (say("Not yet buyers"), say("no purchase yet"))),
            "has_visits": (
                (say("Visitors"), say("visit the site")), (say("Seldom seen online"), say("seen online less often"))
            ),
            "has_interactions": (
                (say("Talkers"), say("interact")), (say("Quiet customers"), say("interact less often"))
            ),
            "has_campaigns": (
                (say("Addressed before"), say("in earlier campaigns")),
                (say("Never addressed"), say("in few campaigns so far"))
            ),
        ]
    }

    private static var more: [String: (high: Words, low: Words)] {
        let returns = (
            (say("Frequent returners"), say("send much back")), (say("Keepers"), say("send little back"))
        )
        let discounts = (
            (say("Bargain hunters"), say("buy at a discount")),
            (say("Full-price buyers"), say("buy without discounts"))
        )
        let baskets = (
            (say("Full-basket buyers"), say("much in one order")),
            (say("Single-item buyers"), say("little in one order"))
        )
        return [
            "sentiment": (
                (say("Contented writers"), say("write kindly")), (say("Critics"), say("write critically"))
            ),
            "negative_texts": (
                (say("Critics"), say("complain in what they write")),
                (say("Contented writers"), say("complain little in what they write"))
            ),
            "return_rate": returns, "returned_share_of_spend": returns,
            "discounted_orders": discounts, "discount_depth": discounts,
            "lines_per_order": baskets, "units_per_order": baskets,
            "categories_bought": (
                (say("Broad shoppers"), say("buy in many categories")),
                (say("Narrow shoppers"), say("buy in few categories"))
            ),
            "order_gap_variation": (
                (say("Irregular buyers"), say("order at irregular times")),
                (say("Regular buyers"), say("order at regular times"))
            ),
            "trend.orders": (
                (say("Growing buyers"), say("order more than before")),
                (say("Fading buyers"), say("order less than before"))
            ),
            "trend.spend": (
                (say("Growing spenders"), say("spend more than before")),
                (say("Fading spenders"), say("spend less than before"))
            ),
            "trend.sessions": (
                (say("Growing visitors"), say("visit more than before")),
                (say("Fading visitors"), say("visit less than before"))
            ),
            "trend.interactions": (
                (say("Growing talkers"), say("interact more than before")),
                (say("Fading talkers"), say("interact less than before"))
            ),
        ]
    }

    private struct Family {
        let prefix: String
        let high: @Sendable (String) -> String
        let trait: @Sendable (String) -> String
        /// Behind "seldom".
        let rare: @Sendable (String) -> String
    }

    private static let families = [
        Family(
            prefix: "share_of_spend.", high: { say("Keen on \($0)") }, trait: { say("more \($0) than others") },
            rare: { say("buy \($0)") }),
        Family(
            prefix: "share_of_purchases.", high: { say("Keen on \($0)") }, trait: { say("more \($0) than others") },
            rare: { say("buy \($0)") }),
        Family(
            prefix: "season.", high: { say("\($0) shoppers") }, trait: { say("buy in \($0)") },
            rare: { say("buy in \($0)") }),
        Family(
            prefix: "weekday.", high: { say("\($0) shoppers") }, trait: { say("buy on \($0)") },
            rare: { say("buy on \($0)") }),
        Family(
            prefix: "brand.", high: { say("Keen on \($0)") }, trait: { say("more \($0) than others") },
            rare: { say("buy \($0)") }),
        Family(
            prefix: "share_of_sessions.", high: { $0 == "app" ? say("App users") : say("Come by \($0)") },
            trait: { say("come by \($0)") }, rare: { say("come by \($0)") }),
        Family(
            prefix: "share_of_interactions.", high: { say("Talk about \($0)") }, trait: { say("talk about \($0)") },
            rare: { say("talk about \($0)") }),
    ]
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// Lower-cased first letter, unless the word is an abbreviation or the language keeps capitals.
    var lowercasedFirst: String {
        guard !Language.current.keepsCapitals else { return self }
        let second = dropFirst().first
        return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}
