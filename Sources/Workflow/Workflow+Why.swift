import Auditing
import Basics
import Features
import Learning
import Statistics

extension Workflow {
    /// Why a customer is in their segment, in two sentences: the segments are found as `run` finds them, and nothing that
    /// comes after is computed.
    ///
    /// - Parameters:
    ///   - customer: as in the data, or the pseudonym of `segments.csv`.
    ///   - key: of the pseudonyms; nil where there is none.
    /// - Throws: `why.unknown-customer`, and what `run` throws.
    public func why(_ customer: String, key: [UInt8]?) throws -> [String] {
        let start = try located(begin)
        return try why(customer, row: place(of: customer, among: start.data.customers, key: key), start)
    }

    /// - Parameters:
    ///   - customer: as they are to be called.
    ///   - row: their place among the segmented.
    func why(_ customer: String, row: Int, _ start: Start) throws -> [String] {
        try located {
            let everybody = Array(start.data.customers.indices)
            let prepared = start.input.prepared, grouped = start.input.matrix(everybody)
            let choice = try progress.stage("Segment", rows: { $0.clusters }) {
                try SegmentCustomers(settings: start.pipeline.settings, seed: start.pipeline.seed, threads: threads)
                    .choose(
                        grouped, context: start.input.context, names: prepared.model.columns.map(\.name))
            }
            let disclosure = SegmentDisclosure(
                labels: choice.model.labels, k: choice.clusters, threshold: study.audit.minimumCount)
            let x = prepared.matrix(everybody)
            let profiles = try progress.stage("Profile") {
                try DescribeSegments(
                    prepared: prepared, x: x, labels: choice.model.labels, disclosure: disclosure,
                    seed: start.pipeline.seed, threads: threads
                ).profiles()
            }
            return ExplainCustomer(
                customer: customer, row: row, prepared: prepared, x: x, grouped: grouped, partition: choice.model,
                profiles: profiles, disclosure: disclosure, currency: study.currency
            ).sentences
        }
    }

    private func place(of customer: String, among customers: [String], key: [UInt8]?) throws(Diagnostics) -> Int {
        if let row = customers.firstIndex(of: customer) { return row }
        if let key {
            let pseudonyms = try Pseudonyms(key: key).pseudonyms(of: customers)
            if let row = pseudonyms.firstIndex(of: customer.lowercased()) { return row }
        }
        throw Diagnostics([
            Diagnostic(
                "why.unknown-customer", "there is no customer '\(customer)' among the \(customers.count) segmented",
                explanation:
                    "Customers without consent, or left out by a filter of the study, are in no segment. A pseudonym is "
                    + "found only with the key that it was made with.",
                suggestion: "give the identifier as the data has it, or a pseudonym of segments.csv")
        ])
    }
}
