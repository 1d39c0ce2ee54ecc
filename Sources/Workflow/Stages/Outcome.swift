import Basics
import Findings
import Tables

/// What each customer did later: what the segments are to help with.
struct Outcome {
    /// In words, e.g. `bought within 90 days`.
    var name: String
    var positive: String
    /// Nil: not known for this customer (not contacted, or the cell is empty).
    var labels: [Bool?]

    /// Customers whose outcome is known, ascending.
    var known: [Int] { labels.indices.filter { labels[$0] != nil } }
}

/// Finds the outcome that the study declares.
struct FindOutcome {
    let study: Study

    /// - Returns: nil where the study declares none, or the data can't tell (an alert says why).
    func callAsFunction(_ data: inout SourceData) -> Outcome? {
        guard let declared = study.outcome else { return nil }
        guard let outcome = find(declared, in: data) else {
            data.alerts.append(
                Alert(
                    severity: "warning", subject: "outcome",
                    message: say("the data holds no outcome after the cut-off date")
                ))
            return nil
        }
        let positives = outcome.labels.count { $0 == true }, negatives = outcome.labels.count { $0 == false }
        guard positives >= Self.leastPerClass, negatives >= Self.leastPerClass else {
            data.alerts.append(
                Alert(
                    severity: "warning", subject: "outcome",
                    message: say("too few customers with or without the outcome to learn from"),
                    figure: Double(positives)))
            return nil
        }
        return outcome
    }

    private static let leastPerClass = 20

    private func find(_ declared: OutcomeDeclaration, in data: SourceData) -> Outcome? {
        switch declared {
        case .anyWithin(let days, let source):
            guard let asOf = data.asOf, let events = data.events[source], let last = events.last, last >= asOf,
                let labels = events.inWindow
            else { return nil }
            let name =
                switch source {
                case .visits: say("visited within \(days) days")
                case .interactions: say("interacted within \(days) days")
                default: say("bought within \(days) days")
                }
            return Outcome(name: name, positive: "yes", labels: labels.map { $0 })
        case .column(let name, let positive, .customers, _):
            guard case .category(let values)? = data.profile?[name] else { return nil }
            let isPositive = values.levels.map { sameAnswer($0, positive) }
            return Outcome(
                name: "\(name) = \(positive)", positive: positive,
                labels: values.codes.map { $0 < 0 ? nil : isPositive[Int($0)] })
        case .column(let name, let positive, let source, _):
            guard let asOf = data.asOf, let events = data.events[source]?.events?.split(at: asOf).after,
                case .category(let values)? = events.table[name]
            else { return nil }
            let isPositive = values.levels.map { sameAnswer($0, positive) }
            var labels = [Bool?](repeating: nil, count: data.customers.count)
            for row in events.customer.indices where values.codes[row] >= 0 {
                let customer = Int(events.customer[row])
                labels[customer] = labels[customer] == true || isPositive[Int(values.codes[row])]
            }
            return Outcome(name: "\(name) = \(positive)", positive: positive, labels: labels)
        }
    }
}
