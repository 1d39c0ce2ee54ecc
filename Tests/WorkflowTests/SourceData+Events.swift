import Features
import Tables

@testable import Workflow

extension SourceData {
    /// What the events of a source come to, as if they had streamed by: the customers, their sign-ups and the cut-off
    /// must be set before.
    mutating func add(_ kind: SourceKind, _ events: Events, of study: Study) {
        guard let source = study.source(kind) else { return }
        let signUp = signUp(study)
        let cohort = Cohort(
            customers: customers, asOf: asOf ?? .max, signUp: signUp, leastCustomers: study.audit.minimumCount)
        var summary = EventSummary(source, study: study, cohort: cohort, asOf: asOf, signUp: signUp, keepsRows: true)
        var events = events
        if let column = source.column("order"), case .category(let orders)? = events.table[column] {
            events.order = orders.codes
        }
        summary.add(events)
        summary.finish()
        self.events[kind] = summary
    }
}
