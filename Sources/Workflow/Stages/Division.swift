import Basics
import Findings
import Learning
import Tables

/// How the study wants models to be validated, with what is needed for it.
struct ValidationPlan: Sendable {
    let settings: ValidationSettings
    /// When each customer came; nil where the data doesn't tell.
    let arrivals: [Int64]?

    /// - Parameters:
    ///   - labels: of all customers.
    ///   - rows: the customers to divide; all where nil.
    ///   - limit: of more customers a random sample of so many.
    func division(
        labels: [Int], rows: [Int]? = nil, limit: Int = mostCustomers, seed: UInt64
    ) throws -> Division {
        let rows = Self.sample(rows ?? Array(labels.indices), limit: limit, seed: seed)
        if settings.order == .time, let arrivals,
            let division = Division(labels: labels, rows: rows, settings: settings, arrivals: arrivals)
        {
            return division
        }
        return try Division(labels: labels, rows: rows, settings: settings, seed: seed)
    }

    /// Of more customers than this models learn from, and are tested on, a random sample of so many: a score of so many is
    /// known to within 0.7 percentage points, more closely than two ways to divide the customers into folds agree.
    static let mostCustomers = 20_000

    private static func sample(_ rows: [Int], limit: Int, seed: UInt64) -> [Int] {
        guard rows.count > limit else { return rows }
        var generator = SeededGenerator(seed: seed, stream: "validated customers")
        return generator.sample(limit, of: rows.count).map { rows[$0] }
    }

    /// Says what stands in the way of an order in time that the study asks for.
    func alert(_ division: Division) -> Alert? {
        guard settings.order == .time, division.order != .time else { return nil }
        return Alert(
            severity: "warning", subject: "validation",
            message: arrivals == nil
                ? say("the data doesn't say when customers came; folds are stratified, not in order of time")
                : say(
                    "too few dates, or too few customers of each kind among the earliest; folds are stratified, not in order of time"
                )
        )
    }
}

/// Customers to learn from, in folds, and those set aside.
struct Division: Sendable {
    let training: [Int]
    let holdOut: [Int]
    /// The folds of each draw.
    let repeats: [[Fold]]
    /// What was done, which isn't always what was asked for.
    let order: FoldOrder

    /// Of the first draw.
    var folds: [Fold] { repeats[0] }

    /// Stratified, drawn as often as the study says.
    init(labels: [Int], rows: [Int], settings: ValidationSettings, seed: UInt64) throws {
        var training = rows
        var holdOut: [Int] = []
        if settings.holdOut > 0 {
            let split = try HoldOutSplit(share: settings.holdOut, seed: seed).fold(labels: rows.map { labels[$0] })
            training = split.training.map { rows[$0] }
            holdOut = split.test.map { rows[$0] }
        }
        let known = training.map { labels[$0] }
        self.training = training
        self.holdOut = holdOut
        repeats = try RepeatedFolds(repeats: settings.repeats, seed: seed).folds { seed in
            try StratifiedFolds(count: settings.folds, seed: seed).folds(labels: known).map { $0.among(training) }
        }
        order = .stratified
    }

    /// Each fold is tested on customers that came after those it learns from, the hold-out are the latest. There is but
    /// one such order, so that nothing is drawn again.
    ///
    /// - Returns: nil where there are too few dates, or the customers of a fold to learn from lack a class.
    init?(labels: [Int], rows: [Int], settings: ValidationSettings, arrivals: [Int64]) {
        var training = rows
        var holdOut: [Int] = []
        if settings.holdOut > 0 {
            guard let split = try? TimeOrderedHoldOut(share: settings.holdOut).fold(times: rows.map { arrivals[$0] })
            else { return nil }
            training = split.training.map { rows[$0] }
            holdOut = split.test.map { rows[$0] }
        }
        guard
            let folds = try? TimeOrderedFolds(count: settings.folds).folds(times: training.map { arrivals[$0] })
                .map({ $0.among(training) })
        else { return nil }
        let classes = Set(rows.map { labels[$0] })
        guard folds.allSatisfy({ Set($0.training.map { labels[$0] }) == classes }) else { return nil }
        self.training = training
        self.holdOut = holdOut
        repeats = [folds]
        order = .time
    }
}

extension Fold {
    /// The same fold, its numbers being places in a list of rows.
    fileprivate func among(_ rows: [Int]) -> Fold {
        Fold(training: training.map { rows[$0] }, test: test.map { rows[$0] })
    }
}

/// When each customer came: their sign-up, else their first event before the cut-off. Who has neither counts as the
/// latest.
struct FindArrivals {
    let study: Study

    /// - Returns: nil where the data holds no dates.
    func callAsFunction(_ data: SourceData) -> [Int64]? {
        guard let asOf = data.asOf else { return nil }
        var arrivals = [Int64](repeating: asOf, count: data.customers.count)
        for events in data.events.values {
            for (customer, time) in events.first.enumerated() where time < arrivals[customer] {
                arrivals[customer] = time
            }
        }
        if let times = data.signUp(study) {
            for (customer, time) in times.enumerated() where time != Column.missingTime && time < asOf {
                arrivals[customer] = time
            }
        }
        return arrivals.contains { $0 < asOf } ? arrivals : nil
    }
}
