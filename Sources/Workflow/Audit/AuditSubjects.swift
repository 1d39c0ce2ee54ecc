import Auditing
import Findings
import Statistics

/// One answer of yes or no by every attribute: being chosen, giving consent.
struct AuditSubjects {
    let audit: BiasAudit

    /// - Parameter attributes: of the customers who answered.
    func callAsFunction(
        _ subject: AuditOutcome, _ attributes: [ProtectedAttribute]
    ) throws -> (facts: SubjectAudit, withheld: Int) {
        let comparisons = try attributes.map { try audit.audit($0, subject: subject) }
        return (
            SubjectAudit(
                name: subject.name, attributes: zip(attributes, comparisons).map { AuditFacts.rates($0.name, $1) }),
            comparisons.reduce(0) { $0 + $1.withheldCells }
        )
    }
}
