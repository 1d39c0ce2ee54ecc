import Auditing
import Basics
import Features
import Tables

/// All that a study holds about one person, as they may ask for it (GDPR, article 15; CCPA, section 1798.110).
public struct PersonalRecord: Codable, Sendable, Hashable {
    /// Rows of a source that are theirs, with every column, whether the study uses it or not.
    public struct SourceRows: Codable, Sendable, Hashable {
        public var source: String
        public var path: String
        public var columns: [String]
        /// As the file has them; empty where missing.
        public var rows: [[String]]
    }

    public struct Characteristic: Codable, Sendable, Hashable {
        public var name: String
        public var title: String
        /// Absent where it is not known.
        public var value: String?
        public var unit: String?
    }

    /// As the data call them.
    public var customer: String
    public var sources: [SourceRows]
    /// What was computed of them. Empty where they are not among the segmented.
    public var features: [Characteristic]
    /// The groups in which the bias audit counts them.
    public var groups: [Characteristic]
    /// Which segment they are in, and why; absent where they are in none.
    public var segment: [String]?
}

extension Workflow {
    /// All that is held about one person, whether they are segmented or not.
    ///
    /// - Parameters:
    ///   - customer: as in the data, or the pseudonym of `segments.csv`.
    ///   - key: of the pseudonyms; nil where there is none.
    /// - Throws: `subject.unknown-customer`, and what `run` throws.
    public func subject(_ customer: String, key: [UInt8]?) throws -> PersonalRecord {
        var search = try PersonSearch(customer, key: key, threads: threads)
        var held: [PersonalRecord.SourceRows] = []
        for source in sources {
            held += try progress.stage("Search \(source.declaration.kind.rawValue)", rows: rowCount) {
                try rows(of: source, &search)
            }
        }
        for records in records {
            let declaration = records.declaration
            if let rows = try search.rows(
                of: records.file, key: declaration.customer.name,
                source: say("records of \(word(records.kind.rawValue))"), path: declaration.data.path)
            {
                held.append(rows)
            }
        }
        let start = try located(begin)
        let row = start.data.customers.firstIndex(where: search.isMeant)
        let names = search.names.union([row.map { start.data.customers[$0] }].compactMap(\.self))
        guard let name = names.min() else {
            throw Diagnostics([
                Diagnostic(
                    "subject.unknown-customer", at: SourcePosition(file: study.file),
                    "no source of the study holds this customer",
                    explanation: "A pseudonym is found only with the key that it was made with.",
                    suggestion: "give the identifier as the data has it, or a pseudonym of segments.csv")
            ])
        }
        return PersonalRecord(
            customer: name, sources: held, features: row.map { features(start, $0) } ?? [],
            groups: row.map { row in
                start.protected.map {
                    PersonalRecord.Characteristic(
                        name: $0.name, title: $0.name, value: $0.groups[Int($0.codes[row])], unit: nil)
                }
            } ?? [],
            segment: try row.map { try why(name, row: $0, start) })
    }

    private func rowCount(_ held: [PersonalRecord.SourceRows]) -> Int { held.reduce(0) { $0 + $1.rows.count } }

    /// Their rows in a source, and those of the table that says what they are called there.
    private func rows(of source: OpenSource, _ search: inout PersonSearch) throws -> [PersonalRecord.SourceRows] {
        let declaration = source.declaration
        guard let key = declaration.column(declaration.kind == .customers ? "key" : "customer") else { return [] }
        guard let ids = source.ids else {
            return [
                try search.rows(
                    of: source.file, key: key, source: declaration.kind.rawValue, path: declaration.path)
            ].compactMap(\.self)
        }
        guard
            let known = try search.rows(
                of: ids.file, key: ids.declaration.to, source: say("ids of \(word(declaration.kind.rawValue))"),
                path: ids.declaration.data.path), let from = known.columns.firstIndex(of: ids.declaration.from)
        else { return [] }
        let theirs = try search.rows(
            of: source.file, key: key, source: declaration.kind.rawValue, path: declaration.path,
            ids: Set(known.rows.map { $0[from] }))
        return [known] + [theirs].compactMap(\.self)
    }

    private func features(_ start: Start, _ row: Int) -> [PersonalRecord.Characteristic] {
        start.pipeline.table.features.map { feature in
            let value: String? =
                switch feature.values {
                case _ where feature.values.isMissing(row): nil
                case .number(let values): NumberFormat.significant(values[row], digits: 6)
                case .flag(let values): values[row] == 1 ? say("yes") : say("no")
                case .category(let values): values[row]
                }
            let definition = feature.definition
            return PersonalRecord.Characteristic(
                name: definition.name, title: definition.title, value: value, unit: definition.unit.map { word($0) })
        }
    }
}
