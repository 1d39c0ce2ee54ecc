import Basics
import Findings
import Tables

/// Turns the ids of a source's rows into customers.
struct IdTranslation: Sendable {
    /// Of the table's ids.
    let index: KeyIndex
    /// Who stands behind each of them; nil: several.
    private let customers: [String?]
    /// Their numbers among the customers; -1 where they aren't known.
    private var numbers: [Int32]

    /// A chunk's keys as customers, and which rows have none.
    struct Keys: Sendable {
        var customers: KeyColumn
        var match: [IdMatch]
    }

    init(_ map: IdMap) {
        let ids = map.customers.keys.sorted()
        index = KeyIndex(ids)
        customers = ids.map { map.customers[$0] ?? nil }
        numbers = [Int32](repeating: -1, count: ids.count)
    }

    /// - Parameter index: of the customers, once they are known.
    func knowing(_ index: KeyIndex) -> IdTranslation {
        var copy = self
        copy.numbers = customers.map { name in name.flatMap(index.number) ?? -1 }
        return copy
    }

    /// An id without a customer stays what it is, so that it is counted.
    ///
    /// - Parameter keys: looked up in `index`.
    func callAsFunction(_ keys: KeyColumn) -> Keys {
        var unknown: [String] = []
        var codeOf: [String: Int32] = [:]
        func code(_ text: String) -> Int32 {
            if let known = codeOf[text] { return known }
            unknown.append(text)
            let code = -1 - Int32(unknown.count)
            codeOf[text] = code
            return code
        }
        var match: [IdMatch] = []
        match.reserveCapacity(keys.codes.count)
        let codes = keys.codes.map { raw -> Int32 in
            guard raw != -1 else {
                match.append(.missing)
                return -1
            }
            guard raw >= 0 else {
                match.append(.unmatched)
                return code("\u{1}" + keys.unknown[Int(-2 - raw)])
            }
            guard let customer = customers[Int(raw)] else {
                match.append(.conflicting)
                return code("\u{1}\u{1}\(raw)")
            }
            match.append(.matched)
            let number = numbers[Int(raw)]
            return number >= 0 ? number : code(customer)
        }
        return Keys(customers: KeyColumn(codes: codes, unknown: unknown), match: match)
    }

    func customer(_ id: Int32) -> String? { customers[Int(id)] }
}

/// What a table of ids says of a row's id.
enum IdMatch: Sendable {
    /// One customer, known or not.
    case matched
    /// Several customers.
    case conflicting
    case unmatched
    /// The row has no id.
    case missing
}

/// Who stands behind an id, by a table of ids.
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
}
