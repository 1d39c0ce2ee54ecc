import Tables

/// How long each customer could be seen in a source of events.
struct ObservedDays {
    /// Days from the source's first counted event to `asOf`, at least 1: no customer can have been silent for longer,
    /// as far as the data show.
    let window: Double
    /// Days per customer, for rates over time.
    let perCustomer: [Double]

    /// A customer is observed from the source's first event, or from the sign-up if that is later, until `asOf`.
    /// A rate isn't extrapolated from less than 30 days (or less than the window, where that is shorter): one visit
    /// by a customer of yesterday is one visit per 30 days, not thirty.
    ///
    /// - Parameter first: per customer the earliest event. Nil where nobody has an event.
    init?(first: [Int64], in cohort: Cohort) {
        guard let start = first.lazy.filter({ $0 != Column.missingTime }).min() else { return nil }
        let window = max(1, cohort.days(from: start, to: cohort.asOf))
        self.window = window
        perCustomer = first.indices.map { customer in
            guard let signUp = cohort.signUp?[customer], signUp > start else { return window }
            return min(window, max(cohort.days(from: signUp, to: cohort.asOf), 30))
        }
    }

    /// The same where the days since each customer's first event are known; NaN without events.
    init?(daysSinceFirst: [Double], in cohort: Cohort) {
        guard let longest = daysSinceFirst.lazy.filter(\.isFinite).max() else { return nil }
        let window = max(1, longest)
        self.window = window
        perCustomer = daysSinceFirst.indices.map { customer in
            guard let signUp = cohort.signUp?[customer], signUp != Column.missingTime else { return window }
            let known = cohort.days(from: signUp, to: cohort.asOf)
            return known >= window ? window : max(known, min(30, window))
        }
    }

    func per30Days(_ counts: [Double]) -> [Double] { zip(counts, perCustomer).map { $0 / $1 * 30 } }
}
