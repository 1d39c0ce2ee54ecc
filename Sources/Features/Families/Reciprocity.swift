import Basics
import Tables

/// Who writes back: of the customers that a customer addresses, the share who address them too (reciprocity of a
/// directed network, node by node), and how often a customer is addressed.
///
/// Pairs are kept, a word each, however often they occur; whom the study doesn't know, and oneself, don't count.
public struct Reciprocity: Sendable {
    /// Sender and recipient in one word.
    private var pairs: Set<UInt64> = []
    private var received: [Double]
    private let asOf: Int64

    public init(in cohort: Cohort) {
        received = [Double](repeating: 0, count: cohort.customers.count)
        asOf = cohort.asOf
    }

    /// - Parameter target: index into the cohort's customers; -1 where the interaction addresses none of them.
    public mutating func add(customer: [Int32], target: [Int32], time: [Int64]) {
        for row in customer.indices where customer[row] >= 0 && target[row] >= 0 && customer[row] != target[row] {
            guard time[row] != Column.missingTime, time[row] < asOf else { continue }
            received[Int(target[row])] += 1
            pairs.insert(UInt64(customer[row]) << 32 | UInt64(target[row]))
        }
    }

    /// None where no customer addresses another.
    public func features() -> [Feature] {
        guard !pairs.isEmpty else { return [] }
        var addressed = [Double](repeating: 0, count: received.count), returned = addressed
        for pair in pairs {
            addressed[Int(pair >> 32)] += 1
            if pairs.contains(pair << 32 | pair >> 32) { returned[Int(pair >> 32)] += 1 }
        }
        return [
            Feature(
                number: "interactions_received", say("Interactions received"), .social, unit: "interactions",
                say("Number of interactions of other customers that were addressed to this one."), received, .counts),
            Feature(
                number: "reciprocity", say("Reciprocity"), .social, unit: "share",
                say("Of the customers addressed, the share who addressed this one too; missing where there are none."),
                ratio(returned, addressed)),
        ]
    }
}
