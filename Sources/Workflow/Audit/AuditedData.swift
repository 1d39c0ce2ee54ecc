import Auditing
import Basics
import Features
import Learning
import Statistics
import Tables

/// All that the audit looks at, one value per customer.
struct AuditedData {
    var attributes: [ProtectedAttribute]
    var labels: [Int]
    var names: [String]
    var outcome: Outcome?
    /// Of the outcome's best model.
    var predictions: HeldOutChances?
    var targeting: AuditOutcome?
    var consent: ConsentPool?
    /// Customers x prepared columns.
    var x: Matrix
    /// Customers x dimensions of the space in which they are grouped.
    var grouped: Matrix
    var context: ClusteringContext
}

/// A model's chances of the outcome for customers that it had not seen.
struct HeldOutChances: Codable, Sendable {
    var model: String
    /// Ascending.
    var rows: [Int]
    var chances: [Double]

    init(_ model: String, _ predictions: CrossValidatedPredictions) {
        self.model = model
        rows = predictions.rows
        chances = predictions.probabilities.column(1)
    }
}

/// Everybody whom the study would have used, and who of them consented.
struct ConsentPool: Sendable {
    var attributes: [ProtectedAttribute]
    var consented: [Bool]
}

/// Who was chosen: what the study declares, else the contacts of earlier campaigns, else the campaign to be judged.
struct FindTargeting {
    let study: Study

    /// - Returns: nil where nothing tells, or everybody or nobody was chosen.
    func callAsFunction(_ data: SourceData, _ table: FeatureTable) -> AuditOutcome? {
        let candidates = study.audit.targeting == nil ? [contacts(table), campaign(data)] : [declared(data)]
        return candidates.compactMap { $0 }.first { Set($0.values.compactMap { $0 }).count == 2 }
    }

    private func declared(_ data: SourceData) -> AuditOutcome? {
        guard let targeting = study.audit.targeting, case .category(let values)? = data.profile?[targeting.column]
        else { return nil }
        let isPositive = values.levels.map { sameAnswer($0, targeting.positive) }
        return AuditOutcome(
            name: "\(targeting.column) = \(targeting.positive)",
            values: values.codes.map { $0 < 0 ? nil : isPositive[Int($0)] })
    }

    private func contacts(_ table: FeatureTable) -> AuditOutcome? {
        guard let contacts = table.numbers("campaign_contacts") else { return nil }
        return AuditOutcome(name: say("addressed by an earlier campaign"), values: contacts.map { $0 > 0 })
    }

    /// Who is in a campaign from the cut-off on; its control group was chosen, too, and then left untreated by lot.
    private func campaign(_ data: SourceData) -> AuditOutcome? {
        guard let asOf = data.asOf, let events = data.events[.campaigns]?.events?.split(at: asOf).after else {
            return nil
        }
        var values = [Bool?](repeating: false, count: data.customers.count)
        for customer in events.customer { values[Int(customer)] = true }
        return AuditOutcome(
            name: say("chosen for a campaign since the cut-off, control group included"), values: values)
    }
}
