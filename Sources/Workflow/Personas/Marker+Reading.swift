import Basics
import Findings

extension Marker {
    /// Whether the segment's mean and the prepared effect point the same way; after logarithms they need not.
    var agreesWithMeans: Bool { (value > overall) == (effect > 0) }

    /// A yes or no about a source, `has_purchases`.
    var isPresence: Bool { feature.hasPrefix("has_") }

    /// One level of a category, `Contact: telephone`.
    var isLevel: Bool { unit == "share" && title.contains(": ") }

    /// What a share is a share of, in words: the part of the feature's name after the dot.
    var subject: String? {
        guard let dot = feature.firstIndex(of: ".") else { return nil }
        let name = String(feature[feature.index(after: dot)...]).replacing("_", with: " ")
        return Self.isRest(name) ? nil : word(name)
    }

    /// Levels that were put together are no subject to speak of.
    private static func isRest(_ name: String) -> Bool {
        ["other", "other levels", "any other", "missing"].contains(name)
    }
}

extension [Marker] {
    /// Without what an absence implies: who has never bought has no recency, whatever number stands in for it.
    var withoutImplied: [Marker] {
        let absent = Self.implied.filter { presence, _ in
            contains { $0.feature == presence && $0.value < 0.02 && $0.effect < 0 }
        }
        return filter { marker in
            !absent.contains { _, features in features.contains { marker.feature.hasPrefix($0) } }
        }
    }

    /// What a reader would take for a trait: coherent with the means, and more than being seen like nearly everybody.
    var telling: [Marker] {
        withoutImplied.filter { $0.agreesWithMeans && !($0.isPresence && $0.effect > 0 && $0.overall > 0.5) }
    }

    private static var implied: [(presence: String, features: [String])] {
        [
            (
                "has_purchases",
                [
                    "recency", "frequency", "monetary", "average_order_value", "tenure", "days_between_orders",
                    "conversion_rate",
                    "share_of_spend.", "share_of_purchases.", "season.", "weekday.", "brand.", "trend.orders",
                    "trend.spend", "return", "discount", "lines_per_order", "units_per_order", "categories_bought",
                    "order_gap_variation",
                ]
            ),
            (
                "has_visits",
                [
                    "sessions_per_30_days", "pages_per_session", "session_duration", "bounce_rate", "conversion_rate",
                    "days_since_visit", "share_of_sessions.", "trend.sessions",
                ]
            ),
            (
                "has_interactions",
                [
                    "interactions_per_30_days", "share_of_interactions.", "share_of_topics.", "sentiment",
                    "negative_texts", "text", "words_per_text", "trend.interactions",
                ]
            ),
        ]
    }
}
