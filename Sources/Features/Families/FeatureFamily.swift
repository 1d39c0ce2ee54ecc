/// Families of features that a study asks for by name, as not every study is the better for them.
public enum FeatureFamily: String, Sendable, Hashable, CaseIterable {
    /// Shares of orders per day of the week.
    case weekdays
    /// Lines, units and categories per order.
    case basket
    /// How regularly orders follow each other.
    case regularity
    /// The last 90 days against those before.
    case trends
    /// Conversion by channel of visits.
    case channels
    /// How much a customer writes.
    case texts
}
