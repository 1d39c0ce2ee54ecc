import Basics
import Features
import Tables

/// An aggregate of a study's formula, and where it belongs.
struct AskedAggregate: Sendable {
    /// The place of the feature among `features.custom`, and of the aggregate within it.
    var feature: Int
    var place: Int
    var aggregate: EventAggregate
    var source: SourceKind

    /// What its values are measured in, as far as roles tell.
    func unit(currency: String?) -> String? {
        switch aggregate.measure {
        case .count: return aggregate.events.map { EventWord.plural($0.text) }
        case .share: return "share"
        case .daysSinceFirst, .daysSinceLast: return "days"
        case .distinct: return nil
        case .sum, .mean, .least, .greatest, .deviation: break
        }
        guard let value = aggregate.value?.text else { return nil }
        switch value {
        case "amount", "discount", "abs(amount)": return currency
        case "duration": return "seconds"
        case "quantity": return "units"
        case "pages", "clicks", "impressions", "words": return value
        default: return nil
        }
    }
}
