import Basics
import Findings

/// What to say and to offer to a kind of customer, with the marker that speaks for it.
///
/// A play is a starting point from the trade's common practice (win back, nurture, reward, convert), not a finding:
/// the report says so, and the campaign's figures overrule it.
struct Play {
    let message: String
    let offer: String
    let reason: Marker

    /// The strongest marker for which there is a play, so that what is recommended fits what sets the segment apart.
    /// - Precondition: at least one marker.
    init(_ markers: [Marker]) {
        for marker in markers.sorted(by: { Self.rank($0) > Self.rank($1) }) {
            guard
                let play = Self.plays[marker.feature].flatMap({ marker.effect > 0 ? $0.high : $0.low })
                    ?? Self.categoryPlay(marker)
            else { continue }
            (message, offer, reason) = (play.message, play.offer, marker)
            return
        }
        reason = markers.first { FeaturePhrase($0).isName } ?? markers[0]
        message = say("Start from what sets them apart (\(FeaturePhrase(reason).trait)).")
        offer = say("Two offers on random halves, to keep the better: the data don't speak for one.")
    }

    /// Who has never bought is addressed as such, whatever else they do.
    private static func rank(_ marker: Marker) -> Double {
        marker.feature == "has_purchases" && marker.effect < -1 ? .infinity : abs(marker.effect)
    }

    private typealias Words = (message: String, offer: String)

    private static func categoryPlay(_ marker: Marker) -> Words? {
        guard marker.effect > 0, let subject = marker.subject else { return nil }
        if marker.feature.hasPrefix("share_of_spend.") || marker.feature.hasPrefix("share_of_purchases.") {
            return (say("What is new in \(subject), and what goes with it."), say("An offer on \(subject)."))
        }
        if marker.feature.hasPrefix("share_of_interactions.") {
            return (
                say("Answers to what they write about: \(subject)."),
                say("Help before an offer: settle the question first.")
            )
        }
        return nil
    }

    private static var plays: [String: (high: Words?, low: Words?)] {
        [
            "has_purchases": (
                nil,
                (
                    say("What others bought first, and how easy it is."),
                    say("A first-order incentive, once; then leave them in peace.")
                )
            ),
            "recency": (
                (
                    say("What is new since their last order, and a reason to come back."),
                    say("A return offer with a date on it; stop after two contacts without a response.")
                ),
                (
                    say("What goes with their latest order, while it is fresh."),
                    say("A related product at the time of delivery.")
                )
            ),
            "monetary": (
                (
                    say("Recognition: thanks, early access, a person to call."),
                    say("Service and first choice rather than a discount: they spend without one.")
                ),
                (
                    say("Small things at a fair price."),
                    say("Free delivery from a basket a little above their usual one.")
                )
            ),
            "frequency": (
                (
                    say("Thanks for their loyalty, and what goes with what they buy."),
                    say("A loyalty reward at the next order.")
                ),
                (
                    say("A reason for the next order: what goes with the last one."),
                    say("A small incentive for another order within a month.")
                )
            ),
            "average_order_value": (
                (
                    say("What suits a large order: sets, advice, delivery on a day they choose."),
                    say("Service with large orders rather than a discount.")
                ),
                (
                    say("What goes with what they take."),
                    say("Free delivery from a basket a little above their usual one.")
                )
            ),
            "tenure": (
                (say("Thanks for the years, and what has changed since."), say("A reward for staying.")),
                (
                    say("A welcome: how things work, what others like them bought next."),
                    say("An incentive for the next order within the first weeks.")
                )
            ),
            "days_between_orders": (
                (
                    say("A reminder at their own pace, not at ours."),
                    say("A reminder shortly before the next order is due.")
                ),
                (say("What they will soon run out of."), say("A standing order or a larger pack."))
            ),
            "conversion_rate": (
                (say("The shortest way to what they came for."), say("Saved baskets and reordering in one step.")),
                (
                    say("Help with the choice: comparisons, reviews, what others took."),
                    say("A reminder of what they looked at, with free delivery.")
                )
            ),
            "session_duration": (
                (
                    say("Help with the choice: comparisons, tests, details."),
                    say("Advice on what they looked at longest.")
                ),
                (
                    say("One clear thing at a time: their visits are short."),
                    say("A page for what brought them, instead of the front page.")
                )
            ),
            "pages_per_session": (
                (
                    say("Help with the choice: comparisons, tests, details."),
                    say("Advice on what they looked at longest.")
                ),
                (
                    say("One clear thing at a time: they see few pages."),
                    say("A page for what brought them, instead of the front page.")
                )
            ),
            "bounce_rate": (
                (
                    say("One clear thing at a time: they leave after a page."),
                    say("A page for what brought them, instead of the front page.")
                ),
                nil
            ),
            "sessions_per_30_days": (
                (
                    say("What changed since yesterday: they are here often."),
                    say("Something that is only for those who look in often.")
                ),
                (
                    say("Seldom, and only with news worth a visit."),
                    say("One good reason for the next visit, with a date on it.")
                )
            ),
            "interactions_per_30_days": (
                (
                    say("A conversation: ask for their opinion and answer quickly."),
                    say("A reward for bringing a friend.")
                ), nil
            ),
        ]
    }
}
