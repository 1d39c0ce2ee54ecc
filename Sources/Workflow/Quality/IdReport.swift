import Basics
import Findings
import Tables

/// What becomes of a source's ids, gathered as its rows stream by.
struct IdReport {
    let source: SourceKind
    let path: String
    let translation: IdTranslation
    let threshold: Int
    /// Rows by the id's number in the table.
    private var rows: [Int]
    /// Rows by id that the table doesn't hold.
    private var others: [String: Int] = [:]

    init(_ source: SourceKind, path: String, translation: IdTranslation, threshold: Int) {
        self.source = source
        self.path = path
        self.translation = translation
        self.threshold = threshold
        rows = [Int](repeating: 0, count: translation.index.count)
    }

    /// - Parameter keys: looked up in the table.
    mutating func add(_ keys: KeyColumn) {
        for code in keys.codes where code != -1 {
            if code >= 0 { rows[Int(code)] += 1 } else { others[keys.unknown[Int(-2 - code)], default: 0] += 1 }
        }
    }

    var facts: IdMatching {
        let seen = rows.indices.filter { rows[$0] > 0 }
        let matched = seen.filter { translation.customer(Int32($0)) != nil }
        let conflicting = seen.filter { translation.customer(Int32($0)) == nil }
        let customers = Set(matched.map { translation.customer(Int32($0)) })
        func sum(_ ids: [Int]) -> Int { ids.reduce(0) { $0 + rows[$1] } }
        let otherRows = others.values.reduce(0, +)
        var facts = IdMatching(source: source.rawValue, path: path, rows: sum(seen) + otherRows)
        facts.ids = shown(seen.count + others.count)
        (facts.matched, facts.matchedRows) = shown(matched.count, sum(matched))
        (facts.unmatched, facts.unmatchedRows) = shown(others.count, otherRows)
        (facts.conflicting, facts.conflictingRows) = shown(conflicting.count, sum(conflicting))
        facts.unused = shown(rows.count - seen.count)
        facts.customers = shown(customers.count)
        return facts
    }

    private func shown(_ count: Int) -> Int? { count == 0 || count >= threshold ? count : nil }

    private func shown(_ ids: Int, _ rows: Int) -> (Int?, Int?) { shown(ids) == nil ? (nil, nil) : (ids, rows) }

    static func alerts(_ facts: IdMatching) -> [Alert] {
        func alert(_ count: Int?, _ rows: Int?, _ message: (String, String) -> String) -> Alert? {
            guard let count, let rows, count > 0 else { return nil }
            return Alert(
                severity: "warning", subject: facts.source, message: message(say(count, "id"), say(rows, "row")),
                figure: Double(rows))
        }
        return [
            alert(facts.unmatched, facts.unmatchedRows) { ids, rows in
                say("\(ids) with \(rows) are not in the table of ids and are left out")
            },
            alert(facts.conflicting, facts.conflictingRows) { ids, rows in
                say("\(ids) with \(rows) stand for several customers each and are left out")
            },
        ].compactMap(\.self)
    }
}
