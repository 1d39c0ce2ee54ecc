import Basics
import Findings
import Tables

/// What became of a source's ids.
struct IdReport {
    let source: SourceKind
    let ids: OpenIds
    let map: IdMap
    let threshold: Int

    /// - Parameters:
    ///   - levels: the source's different ids.
    ///   - match: of each.
    ///   - rows: in how many rows it stands.
    func facts(levels: [String], match: [IdMatch], rows: [Int]) -> IdMatching {
        func count(_ isMeant: (IdMatch) -> Bool) -> (ids: Int?, rows: Int?) {
            let meant = match.indices.filter { isMeant(match[$0]) && rows[$0] > 0 }
            guard meant.isEmpty || meant.count >= threshold else { return (nil, nil) }
            return (meant.count, meant.reduce(0) { $0 + rows[$1] })
        }
        var facts = IdMatching(
            source: source.rawValue, path: ids.declaration.data.path, rows: rows.reduce(0, +))
        facts.ids = count { _ in true }.ids
        (facts.matched, facts.matchedRows) = count { $0.number >= 0 }
        (facts.unmatched, facts.unmatchedRows) = count { $0 == .unmatched }
        (facts.conflicting, facts.conflictingRows) = count { $0 == .conflicting }
        let seen = Set(levels.indices.filter { rows[$0] > 0 }.map { levels[$0] })
        facts.unused = shown(map.customers.keys.count { !seen.contains($0) })
        facts.customers = shown(Set(match.indices.filter { rows[$0] > 0 }.map { match[$0].number }).subtracting([-1]).count)
        return facts
    }

    private func shown(_ count: Int) -> Int? { count == 0 || count >= threshold ? count : nil }

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
                say("\(ids) with \(rows) mean several customers and are left out")
            },
        ].compactMap(\.self)
    }
}
