import Basics
import Findings
import Tables

/// A table of ids whose file is open and has both columns.
struct OpenIds {
    let declaration: IdDeclaration
    let file: any RowSource

    init(_ declaration: IdDeclaration, study: Study) throws(Diagnostics) {
        self.declaration = declaration
        file = try declaration.data.open(study)
        var problems = Diagnostics()
        for (name, position) in [
            (declaration.from, declaration.fromPosition), (declaration.to, declaration.toPosition),
        ] where !file.header.contains(name) {
            problems.append(
                Diagnostic(
                    "study.missing-column", at: position, "'\(file.name)' has no column '\(name)'",
                    suggestion: didYouMean(name, in: file.header)))
        }
        try problems.throwIfErrors()
    }

    func read(threads: Int) throws(Diagnostics) -> (map: IdMap, result: ReadResult) {
        let result = try file.read(
            [declaration.from, declaration.to].map { ColumnRequest(name: $0, kind: .category) }, threads: threads)
        var map = IdMap()
        if case .category(let ids)? = result.table[declaration.from],
            case .category(let customers)? = result.table[declaration.to]
        {
            for row in 0..<result.table.rowCount {
                if let id = ids[row], let customer = customers[row] { map.add(id, customer) }
            }
        }
        return (map, result)
    }
}

/// Who stands behind an id.
struct IdMap {
    /// Nil: several customers.
    private(set) var customers: [String: String?] = [:]

    /// Said twice is said once; said of two customers it is said of none.
    mutating func add(_ id: String, _ customer: String) {
        guard let known = customers[id] else {
            customers[id] = .some(customer)
            return
        }
        if known != customer { customers[id] = .some(nil) }
    }

    /// - Returns: the customers behind the ids; of each id, by its number, the customer's number or why there is none.
    func translate(_ ids: [String]) -> (customers: [String], match: [IdMatch]) {
        var names: [String] = []
        var numbers: [String: Int32] = [:]
        let match = ids.map { id -> IdMatch in
            guard let entry = customers[id] else { return .unmatched }
            guard let customer = entry else { return .conflicting }
            if let number = numbers[customer] { return .customer(number) }
            let number = Int32(names.count)
            numbers[customer] = number
            names.append(customer)
            return .customer(number)
        }
        return (names, match)
    }
}

/// What a table of ids says of one.
enum IdMatch: Hashable {
    case customer(Int32)
    case unmatched, conflicting

    var number: Int32 { if case .customer(let number) = self { number } else { -1 } }
}
