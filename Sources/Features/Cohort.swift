public import Tables

/// Whom the features describe and as of when: what all kinds of events share.
public struct Cohort: Sendable {
    /// How the time between two moments is counted in days.
    public enum DayCount: String, Sendable, Hashable, Codable {
        /// Whole days between the two dates: from 23:59 to 00:01 the next day is one day.
        case calendar
        /// Elapsed seconds / 86,400.
        case exact
    }

    /// Ids in the order of the feature table's rows.
    public let customers: [String]
    /// Seconds since 1970, normally midnight of the cut-off date. Events from here on are never used.
    public let asOf: Int64
    /// Seconds since 1970, one per customer; `Column.missingTime` where unknown. Sign-ups from `asOf` on are ignored.
    public let signUp: [Int64]?
    public let dayCount: DayCount
    /// Whatever fewer customers have (a category bought, a channel used) gets no feature of its own: its name would
    /// tell about single persons.
    public let leastCustomers: Int

    /// - Precondition: one sign-up per customer where there are any.
    public init(
        customers: [String], asOf: Int64, signUp: [Int64]? = nil, dayCount: DayCount = .calendar,
        leastCustomers: Int = 1
    ) {
        precondition(signUp.map { $0.count == customers.count } ?? true, "one sign-up time per customer")
        self.customers = customers
        self.asOf = asOf
        self.signUp = signUp?.map { $0 < asOf ? $0 : Column.missingTime }
        self.dayCount = dayCount
        self.leastCustomers = leastCustomers
    }

    /// For each row of a key column the customer's index; -1 where the key is missing or not of the cohort.
    public func indices(of keys: Categories) -> [Int32] {
        var index: [String: Int32] = [:]
        for (position, customer) in customers.enumerated() where index[customer] == nil {
            index[customer] = Int32(position)
        }
        let byLevel = keys.levels.map { index[$0] ?? -1 }
        return keys.codes.map { $0 < 0 ? -1 : byLevel[Int($0)] }
    }

    /// Days from one moment to another, by the cohort's day count.
    func days(from first: Int64, to last: Int64) -> Double {
        switch dayCount {
        case .calendar: Double(CivilDate.daysSince1970(at: last) - CivilDate.daysSince1970(at: first))
        case .exact: (Double(last) - Double(first)) / Double(secondsPerDay)
        }
    }

    /// Days until `asOf` for each moment; `neutral` where it is missing.
    func daysBefore(_ times: [Int64], neutral: Double) -> [Double] {
        times.map { $0 == Column.missingTime ? neutral : days(from: $0, to: asOf) }
    }
}
