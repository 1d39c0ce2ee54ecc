import Basics
import Tables

/// A file of what people said about the use of their data, open and with all its columns.
struct OpenRecords {
    let kind: ChoiceKind
    let values: [String]
    let declaration: ChoiceDeclaration.Records
    let file: any RowSource
    private let requests: [ColumnRequest]

    init(_ choice: ChoiceDeclaration, _ records: ChoiceDeclaration.Records, study: Study) throws(Diagnostics) {
        kind = choice.kind
        values = choice.values
        declaration = records
        file = try records.data.open(study)
        var problems = Diagnostics()
        var requests: [ColumnRequest] = []
        var formats = ColumnFormats(file, records.data, clock: study.clock)
        let wanted: [(ChoiceDeclaration.Column?, ColumnKind)] = [
            (records.customer, .category), (records.state, .category), (records.date, .time),
            (records.purpose, .category),
        ]
        for case (let column?, let kind) in wanted {
            guard file.header.contains(column.name) else {
                problems.append(
                    Diagnostic(
                        "study.missing-column", at: column.position, "'\(file.name)' has no column '\(column.name)'",
                        suggestion: didYouMean(column.name, in: file.header)))
                continue
            }
            do throws(Diagnostics) {
                let format = try formats.format(of: column.name, kind, at: column.position)
                // Who said it is looked up and never kept.
                if column.name != records.customer.name {
                    requests.append(ColumnRequest(name: column.name, kind: kind, format: format))
                }
            } catch {
                problems.append(contentsOf: error)
            }
        }
        try problems.throwIfErrors()
        self.requests = requests
    }

    /// All that the people of an index said, in the order of the file.
    ///
    /// - Throws: a line that can't be read, as somebody's objection may stand in it; a file without a line for the
    ///   study's purpose.
    func statements(of people: KeyIndex, count: Int, until horizon: Int64?, threads: Int) throws -> Statements {
        var statements = Statements(
            count: count, until: horizon, isDated: declaration.date != nil, isAskedFor: kind == .consent)
        var purposes: Set<String> = []
        var isForPurpose = declaration.purpose == nil
        try file.scan(
            requests, keys: [KeyRequest(name: declaration.customer.name, index: people)], threads: threads,
            map: { $0 },
            body: { chunk, places in
                if let bad = places.rejected.first { throw Diagnostics([unreadable(bad)]) }
                let rows = Rows(self, chunk)
                if let levels = rows.purposes?.levels { purposes.formUnion(levels) }
                isForPurpose = isForPurpose || rows.hasPurpose
                for (row, person) in chunk.keys[0].codes.enumerated() where person >= 0 && person < count {
                    guard let isFavourable = rows.isFavourable(row) else { continue }
                    statements.add(Int(person), isFavourable: isFavourable, at: rows.time(row))
                }
            })
        guard isForPurpose else { throw Diagnostics([foreign(purposes.sorted())]) }
        return statements
    }

    private func unreadable(_ bad: RejectedRow) -> Diagnostic {
        Diagnostic(
            "data.records", at: SourcePosition(file: bad.part.isEmpty ? file.name : bad.part, line: bad.line),
            "a record of \(kind.rawValue) can't be read: \(bad.reason)",
            explanation: "What somebody said may stand in it, so that none is passed over.",
            suggestion: "mend the line, or declare how the file is written")
    }

    private func foreign(_ purposes: [String]) -> Diagnostic {
        let asked = declaration.purposes.first ?? ""
        return Diagnostic(
            "data.records-purpose", at: declaration.purpose?.position,
            "no line of '\(declaration.data.path)' is for the purpose '\(asked)'",
            suggestion: didYouMean(asked, in: purposes)
                ?? (purposes.count <= 20 ? "known there: \(purposes.joined(separator: ", "))" : nil))
    }

    /// The lines of a chunk, and what they mean for the study's purpose.
    private struct Rows {
        let purposes: Categories?
        private let states: Categories?
        private let times: [Int64]?
        private let isMeant: [Bool]
        private let isYes: [Bool]
        private let isConsent: Bool
        private let hasStates: Bool

        init(_ records: OpenRecords, _ chunk: RowChunk) {
            func categories(_ column: ChoiceDeclaration.Column?) -> Categories? {
                guard let column, case .category(let cells)? = chunk.table[column.name] else { return nil }
                return cells
            }
            purposes = categories(records.declaration.purpose)
            states = categories(records.declaration.state)
            hasStates = records.declaration.state != nil
            let wanted = records.declaration.purposes.map { $0.lowercased() }
            isMeant = (purposes?.levels ?? []).map { wanted.contains($0.lowercased()) }
            isYes = (states?.levels ?? []).map { level in records.values.contains { sameAnswer($0, level) } }
            isConsent = records.kind == .consent
            if let date = records.declaration.date, case .time(let column)? = chunk.table[date.name] {
                times = column
            } else {
                times = nil
            }
        }

        var hasPurpose: Bool { isMeant.contains(true) }

        func time(_ row: Int) -> Int64? { times.flatMap { $0[row] == Column.missingTime ? nil : $0[row] } }

        /// Whether the line allows the use; nil where it says nothing of this purpose. In doubt for the person: a line
        /// that names no purpose, or no state, forbids but doesn't allow.
        func isFavourable(_ row: Int) -> Bool? {
            let state = states?.codes[row] ?? -1
            let isFavourable = (state >= 0 ? isYes[Int(state)] : !(hasStates && isConsent)) == isConsent
            guard let purposes else { return isFavourable }
            let code = purposes.codes[row]
            if code < 0 { return isFavourable ? nil : false }
            return isMeant[Int(code)] ? isFavourable : nil
        }
    }
}

/// Opens the files of records that a study names.
func openRecords(_ study: Study) throws(Diagnostics) -> [OpenRecords] {
    var problems = Diagnostics()
    var opened: [OpenRecords] = []
    for choice in study.choices {
        guard let records = choice.records else { continue }
        do throws(Diagnostics) {
            opened.append(try OpenRecords(choice, records, study: study))
        } catch {
            problems.append(contentsOf: error)
        }
    }
    try problems.throwIfErrors()
    return opened
}
